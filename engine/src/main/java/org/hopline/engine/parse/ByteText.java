package org.hopline.engine.parse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reading text from bytes by index, without making strings of it. Every range is {@code [from, to)} of an array. */
public final class ByteText {

    private ByteText() {}

    /** The bytes of an ASCII literal. */
    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether the range begins with these bytes. */
    public static boolean startsWith(byte[] bytes, int from, int to, byte[] wanted) {
        if (to - from < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[from + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the range ends with these bytes. */
    public static boolean endsWith(byte[] bytes, int from, int to, byte[] wanted) {
        return to - from >= wanted.length && startsWith(bytes, to - wanted.length, to, wanted);
    }

    /** Whether the range is these bytes. */
    public static boolean is(byte[] bytes, int from, int to, byte[] wanted) {
        return to - from == wanted.length && startsWith(bytes, from, to, wanted);
    }

    /** Where these bytes first stand in the range, or -1. */
    public static int find(byte[] bytes, int from, int to, byte[] wanted) {
        int last = to - wanted.length;
        byte first = wanted[0];
        for (int at = from; at <= last; at++) {
            if (bytes[at] == first && startsWith(bytes, at, to, wanted)) {
                return at;
            }
        }
        return -1;
    }

    /** Where this byte first stands in the range, or -1; for short ranges. */
    public static int find(byte[] bytes, int from, int to, char wanted) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == wanted) {
                return at;
            }
        }
        return -1;
    }

    /** Where these bytes last stand in the range, or -1. */
    public static int findLast(byte[] bytes, int from, int to, byte[] wanted) {
        byte first = wanted[0];
        for (int at = to - wanted.length; at >= from; at--) {
            if (bytes[at] == first && startsWith(bytes, at, to, wanted)) {
                return at;
            }
        }
        return -1;
    }

    /** Where this byte last stands in the range, or -1. */
    public static int findLast(byte[] bytes, int from, int to, char wanted) {
        for (int at = to - 1; at >= from; at--) {
            if (bytes[at] == wanted) {
                return at;
            }
        }
        return -1;
    }

    /** The number that the range's digits write, or -1 when it is empty, holds anything else, or has over 18 digits. */
    public static long number(byte[] bytes, int from, int to) {
        if (from >= to || to - from > 18) {
            return -1;
        }
        long value = 0;
        for (int at = from; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** Whether a byte is an ASCII digit. */
    public static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** After the digits that begin at {@code from}. */
    public static int digitsEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isDigit(bytes[at])) {
            at++;
        }
        return at;
    }

    /** The text of a range in UTF-8; malformed bytes become U+FFFD. */
    public static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** Whether two ranges hold the same bytes. */
    public static boolean same(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
        return Arrays.equals(a, aFrom, aTo, b, bFrom, bTo);
    }
}
