package org.hopline.engine.parse.program;

import org.hopline.engine.event.Slice;
import org.hopline.engine.parse.ByteText;
import org.jspecify.annotations.Nullable;

/**
 * {@code message repeated N times: [ TEXT]} (rsyslog) and {@code [--- ]last message repeated N time[s][ ---]} (syslogd,
 * macOS, rsyslog's old form).
 */
final class Repeats {

    private static final byte[] MESSAGE = ByteText.ascii("message repeated ");
    private static final byte[] LAST = ByteText.ascii("last message repeated ");
    private static final byte[] DASHED = ByteText.ascii("--- last message repeated ");
    private static final byte[] OPEN = ByteText.ascii(": [");
    /** No repeat is shorter. */
    private static final int LEAST_LENGTH = MESSAGE.length;

    private Repeats() {}

    /** Whether a message may be a repeat, by its length and first byte. */
    static boolean mayBe(Slice message) {
        if (message.length() <= LEAST_LENGTH) {
            return false;
        }
        byte first = message.at(0);
        return first == 'm' || first == 'l' || first == '-' || first == ' ';
    }

    /** The text that was repeated, or null where the message is no such repeat. */
    static @Nullable Slice bracketed(Slice message) {
        int start = start(message);
        if (!message.hasAt(start, MESSAGE)) {
            return null;
        }
        int open = message.indexOf(OPEN, start + MESSAGE.length);
        int end = message.length();
        while (end > 0 && message.at(end - 1) == ' ') {
            end--;
        }
        if (open < 0 || end <= open + OPEN.length || message.at(end - 1) != ']') {
            return null;
        }
        int from = open + OPEN.length;
        while (from < end - 1 && message.at(from) == ' ') {
            from++;
        }
        return message.part(from, end - 1);
    }

    /** Whether the message says that the one before it came again. */
    static boolean isLast(Slice message) {
        int start = start(message);
        return message.hasAt(start, LAST) || message.hasAt(start, DASHED);
    }

    /** How often; 0 where no number can be read. */
    static long count(Slice message) {
        int start = start(message);
        int from = start + (message.hasAt(start, MESSAGE)
                ? MESSAGE.length
                : message.hasAt(start, LAST) ? LAST.length : DASHED.length);
        int at = message.offset() + Math.min(from, message.length());
        int end = ByteText.digitsEnd(message.array(), at, message.end());
        return Math.max(0, ByteText.number(message.array(), at, end));
    }

    private static int start(Slice message) {
        int start = 0;
        while (start < message.length() && message.at(start) == ' ') {
            start++;
        }
        return start;
    }
}
