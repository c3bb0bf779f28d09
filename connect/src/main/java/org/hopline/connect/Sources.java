package org.hopline.connect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the logs that paths hold. */
public final class Sources {

    private Sources() {}

    /**
     * Looks into files, folders and archives, and orders what there is.
     *
     * <p>A path is a file, a folder (walked to the bottom, links followed), or {@code -} for standard input. Archives
     * (tar, zip, and tar in gzip, xz, zstd or bzip2) are opened up to {@link Limits#nesting()}. With hashing on, sources
     * of equal bytes are found here, before any is read.
     *
     * @param paths as the user gave them; their order has no meaning
     */
    public static Inventory find(List<String> paths, ReadOptions options) {
        Finder finder = new Finder(options);
        finder.look(paths);
        List<FoundSource> sources = finder.found();
        List<Inventory.Copy> copies = new ArrayList<>(finder.copies());
        List<Trouble> troubles = new ArrayList<>(finder.troubles());
        List<String> notes = new ArrayList<>(finder.notes());
        if (options.hash()) {
            EqualSources equal = new EqualSources(sources);
            sources = equal.different();
            copies.addAll(equal.copies());
            troubles.addAll(equal.troubles());
        } else {
            notes.add("Hashing is off: sources of equal bytes were not looked for, and each is read.");
        }
        copies.sort(Comparator.comparing(copy -> copy.source().id()));
        troubles.sort(Comparator.comparing(Trouble::source).thenComparing(Trouble::kind)
                .thenComparing(Trouble::sentence));
        return new Inventory(Grouping.group(sources), copies, troubles, notes);
    }
}
