package org.hopline.engine.flow;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Growing bytes in the one encoding of states and spills: zig-zag varints, lengths before content. */
public final class ByteWriter {

    private byte[] bytes = new byte[256];
    private int size;

    /** The bytes so far. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Number of bytes so far. */
    public int size() {
        return size;
    }

    /** The live array, valid up to {@link #size()} until the next write. */
    public byte[] array() {
        return bytes;
    }

    /** Forgets the content, keeps the room. */
    public void clear() {
        size = 0;
    }

    /** One byte. */
    public void writeByte(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    /** Any long, small magnitudes short. */
    public void writeLong(long value) {
        room(10);
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Eight bytes, most significant first: for hashes. */
    public void writeFixed(long value) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    /** Length and bytes. */
    public void writeBytes(byte[] from, int offset, int length) {
        writeLong(length);
        room(length);
        System.arraycopy(from, offset, bytes, size, length);
        size += length;
    }

    /** Bytes without their length. */
    public void writeRaw(byte[] from, int offset, int length) {
        room(length);
        System.arraycopy(from, offset, bytes, size, length);
        size += length;
    }

    /** Length and UTF-8. Unpaired surrogates become {@code ?}. */
    public void writeText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        writeBytes(utf8, 0, utf8.length);
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
        }
    }
}
