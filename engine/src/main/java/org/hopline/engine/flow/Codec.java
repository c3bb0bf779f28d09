package org.hopline.engine.flow;

/**
 * A value's bytes, in and out; what is written reads back equal.
 *
 * @param <T> the value
 */
public interface Codec<T> {

    /** Appends the value. */
    void write(T value, ByteWriter to);

    /** Reads a value; fails with {@link IllegalArgumentException} on bytes that no write made. */
    T read(ByteReader from);
}
