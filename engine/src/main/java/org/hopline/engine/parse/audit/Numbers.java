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
        int at = 0;
        boolean negative = text.length() > 1 && text.at(0) == '-';
        at = negative ? 1 : 0;
        if (at == text.length() || text.length() > 18) {
            return NONE;
        }
        long value = 0;
        for (; at < text.length(); at++) {
            int digit = text.at(at) - '0';
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
