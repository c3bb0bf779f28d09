package org.hopline.engine.parse.audit;

import org.hopline.engine.event.Slice;

/** Numbers as audit writes them; what is none, or too long, is {@link #NONE}. */
final class Numbers {

    /** No number. */
    static final long NONE = Long.MIN_VALUE;
    /** What the kernel writes for an unset id: (uid_t) -1. */
    static final long UNSET = 4294967295L;

    private Numbers() {}

    /** A decimal number, which may have a sign. */
    static long decimal(Slice text) {
        return decimal(text.array(), text.offset(), text.end());
    }

    /** A decimal number in a range, which may have a sign. */
    static long decimal(byte[] bytes, int from, int to) {
        boolean negative = to - from > 1 && bytes[from] == '-';
        int at = negative ? from + 1 : from;
        if (at >= to || to - from > 18) {
            return NONE;
        }
        long value = 0;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            value = value * 10 + digit;
        }
        return negative ? -value : value;
    }

    /** A hexadecimal number without prefix, up to 64 bits. */
    static long hex(Slice text) {
        if (text.isEmpty() || text.length() > 16) {
            return NONE;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = Character.digit(text.at(i), 16);
            if (digit < 0) {
                return NONE;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
