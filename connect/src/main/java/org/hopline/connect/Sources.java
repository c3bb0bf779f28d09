package org.hopline.connect;

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
        throw new UnsupportedOperationException("not built yet");
    }
}
