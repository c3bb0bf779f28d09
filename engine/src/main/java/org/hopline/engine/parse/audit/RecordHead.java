package org.hopline.engine.parse.audit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of an audit record: {@code [node=H ][type=T ][msg=]audit(SEC.MSEC:SERIAL):}. One object per reader, set
 * by each {@link #read}.
 */
final class RecordHead {

    private static final byte[] NODE = {'n', 'o', 'd', 'e', '='};
    private static final byte[] TYPE = {'t', 'y', 'p', 'e', '='};
    private static final byte[] MSG = {'m', 's', 'g', '='};
    private static final byte[] AUDIT = {'a', 'u', 'd', 'i', 't', '('};
    private static final byte[] KERNEL = {'a', 'u', 'd', 'i', 't', ':', ' '};
    /** Seconds of more digits do not fit nanoseconds in a long. */
    private static final int MOST_DIGITS = 10;

    private byte[] cachedNode = new byte[0];
    private String cachedNodeText = "";

    /** The node, or null. */
    @Nullable
    String node;
    int nodeFrom;
    int nodeTo;
    /** Place of the type's spelling; empty where the record has none. */
    int typeFrom;
    int typeTo;
    RecordType type = new RecordType("", RecordType.Role.ALONE);
    /** Place of {@code audit(…)}, parentheses included. */
    int stampFrom;
    int stampTo;
    /** Nanoseconds since the epoch. */
    long time;
    /** 0 to 2^32-1; rolls over, and begins anew with each boot. */
    long serial;
    /** First byte of the fields. */
    int body;

    /** Whether an audit record begins here. */
    boolean read(byte[] bytes, int from, int to) {
        node = null;
        nodeFrom = nodeTo = typeFrom = typeTo = from;
        int at = skipSpaces(bytes, from, to);
        at = at(bytes, at, to, KERNEL) ? skipSpaces(bytes, at + KERNEL.length, to) : at;
        if (at(bytes, at, to, NODE)) {
            nodeFrom = at + NODE.length;
            nodeTo = wordEnd(bytes, nodeFrom, to);
            node = nodeTo > nodeFrom ? nodeText(bytes) : null;
            at = skipSpaces(bytes, nodeTo, to);
        }
        if (at(bytes, at, to, TYPE)) {
            typeFrom = at + TYPE.length;
            typeTo = wordEnd(bytes, typeFrom, to);
            at = skipSpaces(bytes, typeTo, to);
        }
        if (typeTo == typeFrom) {
            return false;
        }
        at = at(bytes, at, to, MSG) ? at + MSG.length : at;
        if (!at(bytes, at, to, AUDIT) || !stamp(bytes, at, to)) {
            return false;
        }
        if (!Arrays.equals(bytes, typeFrom, typeTo, lastType, 0, lastType.length)) {
            type = RecordType.of(bytes, typeFrom, typeTo);
            lastType = Arrays.copyOfRange(bytes, typeFrom, typeTo);
        }
        return true;
    }

    private byte[] lastType = new byte[0];

    private boolean stamp(byte[] bytes, int from, int to) {
        int at = from + AUDIT.length;
        long seconds = 0;
        int digits = 0;
        for (; at < to && isDigit(bytes[at]); at++, digits++) {
            seconds = seconds * 10 + bytes[at] - '0';
            if (digits >= MOST_DIGITS) {
                return false;
            }
        }
        if (digits == 0) {
            return false;
        }
        long nanos = 0;
        if (at < to && bytes[at] == '.') {
            long unit = 100_000_000;
            for (at++; at < to && isDigit(bytes[at]); at++, unit /= 10) {
                nanos += (bytes[at] - '0') * unit;
            }
        }
        if (at >= to || bytes[at] != ':' || seconds > Long.MAX_VALUE / 1_000_000_000L - 1) {
            return false;
        }
        long number = 0;
        digits = 0;
        for (at++; at < to && isDigit(bytes[at]) && digits < MOST_DIGITS; at++, digits++) {
            number = number * 10 + bytes[at] - '0';
        }
        if (digits == 0 || at >= to || bytes[at] != ')') {
            return false;
        }
        stampFrom = from;
        stampTo = at + 1;
        time = seconds * 1_000_000_000L + nanos;
        serial = number;
        at = skipSpaces(bytes, stampTo, to);
        at = at < to && bytes[at] == ':' ? at + 1 : at;
        body = skipSpaces(bytes, at, to);
        return true;
    }

    private String nodeText(byte[] bytes) {
        if (!Arrays.equals(bytes, nodeFrom, nodeTo, cachedNode, 0, cachedNode.length)) {
            cachedNode = Arrays.copyOfRange(bytes, nodeFrom, nodeTo);
            cachedNodeText = new String(cachedNode, java.nio.charset.StandardCharsets.UTF_8);
        }
        return cachedNodeText;
    }

    static boolean at(byte[] bytes, int at, int to, byte[] wanted) {
        return at + wanted.length <= to && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
    }

    static int skipSpaces(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] == ' ') {
            at++;
        }
        return at;
    }

    private static int wordEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != ' ') {
            at++;
        }
        return at;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
