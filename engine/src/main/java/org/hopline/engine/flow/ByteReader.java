package org.hopline.engine.flow;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link ByteWriter} wrote; fails with {@link IllegalArgumentException} where the bytes end early. */
public final class ByteReader {

    private final byte[] bytes;
    private final int end;
    private int at;

    /** Reads {@code length} bytes from {@code offset}. */
    public ByteReader(byte[] bytes, int offset, int length) {
        java.util.Objects.checkFromIndexSize(offset, length, bytes.length);
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + length;
    }

    /** Whether all bytes were read. */
    public boolean atEnd() {
        return at == end;
    }

    /** How many bytes are left. */
    public int remaining() {
        return end - at;
    }

    /** One byte, 0 to 255. */
    public int readByte() {
        need(1);
        return bytes[at++] & 0xff;
    }

    /** A long. */
    public long readLong() {
        long raw = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int b = readByte();
            raw |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return raw >>> 1 ^ -(raw & 1);
            }
        }
        throw new IllegalArgumentException("a number that does not end");
    }

    /** Eight bytes. */
    public long readFixed() {
        need(8);
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | bytes[at++] & 0xff;
        }
        return value;
    }

    /** Length and bytes. */
    public byte[] readBytes() {
        int length = length();
        byte[] out = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return out;
    }

    /** Length and UTF-8. */
    public String readText() {
        int length = length();
        String out = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return out;
    }

    private int length() {
        long length = readLong();
        if (length < 0 || length > end - at) {
            throw new IllegalArgumentException("a length of " + length + " with " + (end - at) + " bytes left");
        }
        return (int) length;
    }

    private void need(int count) {
        if (end - at < count) {
            throw new IllegalArgumentException("the bytes end early");
        }
    }
}
