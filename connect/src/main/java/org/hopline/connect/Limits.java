package org.hopline.connect;

/**
 * How much an input may unfold to before it is taken for an archive bomb. Reaching a limit ends the one input that
 * reached it, with a {@link Trouble}; what was read until then is used.
 *
 * @param nesting how many archives may lie within each other (compression of a single file does not count); at least 0
 * @param members most members of one archive, those of archives within it included
 * @param bytes most decompressed bytes of one source, and of all members of one archive together
 * @param ratio most decompressed bytes per stored byte, judged from {@code ratioFrom} on
 * @param ratioFrom decompressed bytes up to which any ratio is allowed
 * @param depth deepest folder below a given path
 * @param files most files found below all given paths
 */
public record Limits(int nesting, int members, long bytes, int ratio, long ratioFrom, int depth, int files) {

    /**
     * Roomy for logs and tight for bombs. Text logs shrink 5 to 60 times, a file of one repeated line up to a few
     * hundred times; a gzip bomb unfolds 1,030 times, a zstd or bzip2 bomb many thousand times.
     */
    public static final Limits DEFAULT = new Limits(3, 100_000, 1L << 40, 400, 256L << 20, 64, 2_000_000);
}
