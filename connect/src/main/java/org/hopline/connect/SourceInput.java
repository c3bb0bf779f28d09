package org.hopline.connect;

import org.jspecify.annotations.Nullable;

/**
 * The decompressed bytes of one source, once, in order. Used by one thread.
 *
 * <p>It never throws for what the input is like: reading ends early and {@link #trouble()} says why.
 */
public interface SourceInput extends AutoCloseable {

    /**
     * Reads some bytes.
     *
     * @param into where to; the caller may keep, but not change, what was read (a hash may still be made of it)
     * @return how many bytes (at least 1), or -1 at the end
     */
    default int read(byte[] into) {
        return read(into, 0, into.length);
    }

    /** Reads at most {@code length} bytes to {@code into} from index {@code from}; -1 at the end. */
    int read(byte[] into, int from, int length);

    /** Decompressed bytes read so far. */
    long size();

    /** Stored (compressed) bytes consumed so far, for progress; roughly, since layers read ahead. */
    long storedRead();

    /** What went wrong, once {@link #read} has returned -1; null where nothing did. */
    @Nullable
    Trouble trouble();

    /**
     * SHA-256 of all bytes handed out, in lower-case hex, once {@link #read} has returned -1; null before that, and with
     * hashing off.
     */
    @Nullable
    String sha256();

    /** Lets go of the file; calling it again does nothing. */
    @Override
    void close();
}
