package org.hopline.connect;

import java.io.InputStream;

/**
 * How inputs are read.
 *
 * @param hash whether SHA-256 is made of every source, and equal sources are looked for
 * @param limits against archive bombs
 * @param standardInput what the path {@code -} reads
 */
public record ReadOptions(boolean hash, Limits limits, InputStream standardInput) {

    /** Hashing on, default limits, nothing on standard input. */
    public static final ReadOptions DEFAULT = new ReadOptions(true, Limits.DEFAULT, InputStream.nullInputStream());

    /** The same with hashing switched. */
    public ReadOptions withHash(boolean on) {
        return new ReadOptions(on, limits, standardInput);
    }

    /** The same with other limits. */
    public ReadOptions withLimits(Limits other) {
        return new ReadOptions(hash, other, standardInput);
    }

    /** The same with this on standard input. */
    public ReadOptions withStandardInput(InputStream in) {
        return new ReadOptions(hash, limits, in);
    }
}
