package org.hopline.connect;

import java.util.List;
import java.util.stream.Stream;
import org.hopline.engine.event.SourceId;

/**
 * What the given paths hold.
 *
 * @param groups what there is to read, ordered by path
 * @param copies sources that say byte for byte what another one says; they are listed and not read
 * @param troubles what could not be looked into, ordered by path
 * @param notes sentences the user should know, such as that equal files were not looked for
 */
public record Inventory(List<SourceGroup> groups, List<Copy> copies, List<Trouble> troubles, List<String> notes) {

    /** Keeps its own copies. */
    public Inventory {
        groups = List.copyOf(groups);
        copies = List.copyOf(copies);
        troubles = List.copyOf(troubles);
        notes = List.copyOf(notes);
    }

    /**
     * A source whose decompressed bytes equal those of one that is read.
     *
     * @param source the one not read
     * @param sameAs the one read instead: of all equal ones the first by path
     * @param sha256 of both; null where they are one file, found by two ways, and were not hashed
     * @param size decompressed bytes; -1 where they are one file and were not hashed
     */
    public record Copy(Source source, SourceId sameAs, @org.jspecify.annotations.Nullable String sha256, long size) {}

    /** Every source that is to be read, in order. */
    public Stream<Source> sources() {
        return groups.stream().flatMap(group -> group.logs().stream()).flatMap(log -> log.parts().stream());
    }
}
