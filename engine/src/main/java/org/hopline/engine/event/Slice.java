package org.hopline.engine.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A view of some bytes of a log. The bytes are shared, not copied, and whoever hands a slice out promises never to
 * change them; a long-lived holder calls {@link #detached()} so that it does not keep a whole read buffer alive.
 *
 * <p>Equality and order are by content, bytes compared unsigned.
 */
public final class Slice implements Comparable<Slice> {

    /** No bytes. */
    public static final Slice EMPTY = new Slice(new byte[0], 0, 0);

    private final byte[] array;
    private final int offset;
    private final int length;

    private Slice(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /** A view of {@code length} bytes from {@code offset}; fails when they do not lie within the array. */
    public static Slice of(byte[] array, int offset, int length) {
        java.util.Objects.checkFromIndexSize(offset, length, array.length);
        return length == 0 ? EMPTY : new Slice(array, offset, length);
    }

    /** A view of the whole array. */
    public static Slice of(byte[] array) {
        return of(array, 0, array.length);
    }

    /** The UTF-8 bytes of a text. */
    public static Slice utf8(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The shared backing array: for parsers that walk bytes by index; never written to. */
    public byte[] array() {
        return array;
    }

    /** Index of the first byte in {@link #array()}. */
    public int offset() {
        return offset;
    }

    /** Index after the last byte in {@link #array()}. */
    public int end() {
        return offset + length;
    }

    /** Number of bytes. */
    public int length() {
        return length;
    }

    /** Whether there are no bytes. */
    public boolean isEmpty() {
        return length == 0;
    }

    /** The byte at {@code index} (from 0) of this view. */
    public byte at(int index) {
        java.util.Objects.checkIndex(index, length);
        return array[offset + index];
    }

    /** The part from {@code from} (inclusive) to {@code to} (exclusive), counted in this view. */
    public Slice part(int from, int to) {
        java.util.Objects.checkFromToIndex(from, to, length);
        return to == from ? EMPTY : new Slice(array, offset + from, to - from);
    }

    /** The part from {@code from} to the end. */
    public Slice from(int from) {
        return part(from, length);
    }

    /** Index of the first such byte at or after {@code from}, or -1. */
    public int indexOf(byte wanted, int from) {
        for (int i = Math.max(from, 0); i < length; i++) {
            if (array[offset + i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Index of the first occurrence of these bytes at or after {@code from}, or -1. */
    public int indexOf(byte[] wanted, int from) {
        int last = length - wanted.length;
        for (int i = Math.max(from, 0); i <= last; i++) {
            if (Arrays.equals(array, offset + i, offset + i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether these bytes stand at {@code index} of this view. */
    public boolean hasAt(int index, byte[] wanted) {
        return index >= 0 && index + wanted.length <= length && Arrays.equals(array, offset + index,
                offset + index + wanted.length, wanted, 0, wanted.length);
    }

    /** Whether this view begins with these bytes. */
    public boolean startsWith(byte[] wanted) {
        return hasAt(0, wanted);
    }

    /**
     * The byte that three octal digits at {@code from} stand for, as vis(3) and rsyslog write bytes; -1 where there are
     * no three such digits or they exceed a byte.
     */
    public int octalAt(int from) {
        if (from + 3 > length) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + 3; i++) {
            int digit = at(i) - '0';
            if (digit < 0 || digit > 7) {
                return -1;
            }
            value = value * 8 + digit;
        }
        return value <= 0xff ? value : -1;
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /** The same content with a backing array of just its size. */
    public Slice detached() {
        return array.length == length ? this : of(toBytes());
    }

    /** The text in UTF-8; malformed bytes become U+FFFD. */
    public String text() {
        return new String(array, offset, length, StandardCharsets.UTF_8);
    }

    @Override
    public int compareTo(Slice other) {
        return Arrays.compareUnsigned(array, offset, end(), other.array, other.offset, other.end());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slice that
                && Arrays.equals(array, offset, end(), that.array, that.offset, that.end());
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    /** The text, for debugging; never for output, which goes through {@code engine.escape}. */
    @Override
    public String toString() {
        return text();
    }
}
