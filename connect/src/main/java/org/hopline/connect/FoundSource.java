package org.hopline.connect;

import java.util.List;
import java.util.function.Supplier;
import org.hopline.engine.event.SourceId;
import org.jspecify.annotations.Nullable;

/**
 * A source as the finder built it.
 *
 * @param archive the archive it can only be reached through, one member after another; null where it is reached at once
 * @param number its place in that archive; 0 elsewhere
 * @param fingerprint of its first bytes; null where it could not be looked at without using it up
 * @param known what its hash was when the archive was gone through; null where it was not hashed
 */
record FoundSource(SourceId id, String path, @Nullable String member, @Nullable String containerHost,
        List<Packing> layers, long storedSize, long size, @Nullable Long modified, @Nullable Members archive,
        int number, @Nullable Fingerprint fingerprint, @Nullable Known known,
        Supplier<SourceInput> opener) implements Source {

    /** Hash and size of all bytes. */
    record Known(String sha256, long size) {}

    @Override
    public String fileName() {
        String whole = member == null ? path : member;
        return whole.substring(cut(whole) + 1);
    }

    @Override
    public String folder() {
        if (member == null) {
            int slash = path.lastIndexOf('/');
            return slash < 0 ? "" : path.substring(0, slash);
        }
        int cut = cut(member);
        return cut < 0 ? path : path + "!" + member.substring(0, cut);
    }

    private static int cut(String path) {
        return Math.max(path.lastIndexOf('/'), path.lastIndexOf('!'));
    }

    @Override
    public String packing() {
        return String.join(" > ", layers.stream().map(Packing::suffix).toList());
    }

    @Override
    public SourceInput open() {
        return opener.get();
    }
}
