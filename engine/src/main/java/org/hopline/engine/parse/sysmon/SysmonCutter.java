package org.hopline.engine.parse.sysmon;

import java.util.Arrays;
import org.hopline.engine.parse.ByteScan;
import org.hopline.engine.parse.LineCutter;
import org.hopline.engine.parse.RecordCutter;

/**
 * One line, one event; but a line feed inside a command line, or an event printed over several lines, is joined: from a
 * line that opens an event without closing it, to the line that closes it, if no other event begins between and it is
 * near. Else the open line is an event that was cut off, and stands alone.
 */
final class SysmonCutter implements RecordCutter {

    static final String DECLARATION = "XML declaration";
    static final String WRAPPER = "element around the events";

    private static final byte[] OPEN = {'<', 'E', 'v', 'e', 'n', 't'};
    private static final byte[] CLOSE = {'<', '/', 'E', 'v', 'e', 'n', 't', '>'};
    private static final byte[] XML = {'<', '?', 'x', 'm', 'l'};
    private static final byte[] EVENTS = {'<', 'E', 'v', 'e', 'n', 't', 's'};
    private static final byte[] EVENTS_END = {'<', '/', 'E', 'v', 'e', 'n', 't', 's', '>'};
    /** How far a closing line is looked for: twice Sysmon's own buffer. */
    private static final int FARTHEST = 128 * 1024;

    /** Bytes beyond the first uncut one that hold no line feed. */
    private int looked;

    @Override
    public int cut(byte[] bytes, int from, int to, boolean atEnd, CutSink sink) {
        int start = from;
        int at = Math.min(from + looked, to);
        looked = 0;
        while (start < to) {
            int feed = ByteScan.find(bytes, at, to, (byte) '\n');
            if (feed < 0 && !atEnd) {
                looked = to - start;
                return start;
            }
            int end = feed < 0 ? to : feed;
            int next = feed < 0 ? to : feed + 1;
            int last = trimmed(bytes, start, end);
            if (endsWith(bytes, start, last, CLOSE) || !opens(bytes, start, last)) {
                line(bytes, start, last, next, sink);
            } else {
                int closing = closing(bytes, next, to, start, atEnd);
                if (closing == WAIT) {
                    return start;
                }
                if (closing < 0) {
                    line(bytes, start, last, next, sink);
                } else {
                    int after = closing < to ? closing + 1 : to;
                    int lines = ByteScan.count(bytes, start, after, (byte) '\n');
                    sink.record(start, trimmed(bytes, start, closing), after, closing < to ? lines : lines + 1);
                    next = after;
                }
            }
            start = next;
            at = next;
        }
        return start;
    }

    @Override
    public int skip(byte[] bytes, int from, int to) {
        looked = 0;
        return RecordCutter.super.skip(bytes, from, to);
    }

    private static final int NONE = -1;
    private static final int WAIT = -2;

    /** Index of the line feed (or the end) behind the closing line, {@link #NONE}, or {@link #WAIT}. */
    private static int closing(byte[] bytes, int from, int to, int start, boolean atEnd) {
        int at = from;
        while (at < to) {
            int feed = ByteScan.find(bytes, at, to, (byte) '\n');
            int end = feed < 0 ? to : feed;
            if (end - start > FARTHEST) {
                return NONE;
            }
            if (feed < 0 && !atEnd) {
                return WAIT;
            }
            int last = trimmed(bytes, at, end);
            if (opens(bytes, at, last) || at(bytes, at, last, XML)) {
                return NONE;
            }
            if (endsWith(bytes, at, last, CLOSE)) {
                return end;
            }
            at = end + 1;
        }
        return atEnd ? NONE : WAIT;
    }

    private static void line(byte[] bytes, int from, int last, int next, CutSink sink) {
        if (isBlank(bytes, from, last)) {
            sink.ignored(from, next, 1, LineCutter.BLANK);
        } else if (at(bytes, from, last, XML) && !opens(bytes, from, last)) {
            sink.ignored(from, next, 1, DECLARATION);
        } else if (at(bytes, from, last, EVENTS) && ByteScan.find(bytes, from + 1, last, (byte) '<') < 0
                || last - from == EVENTS_END.length && at(bytes, from, last, EVENTS_END)) {
            sink.ignored(from, next, 1, WRAPPER);
        } else {
            sink.record(from, last, next, 1);
        }
    }

    /** Whether an event opens in this line: {@code <Event>} or {@code <Event …>}. */
    private static boolean opens(byte[] bytes, int from, int to) {
        for (int at = ByteScan.find(bytes, from, to, (byte) '<'); at >= 0; at = ByteScan.find(bytes, at + 1, to,
                (byte) '<')) {
            if (at(bytes, at, to, OPEN) && at + OPEN.length < to
                    && (bytes[at + OPEN.length] == '>' || bytes[at + OPEN.length] == ' ')) {
                return true;
            }
        }
        return false;
    }

    /** The end of the line without CR and blanks. */
    private static int trimmed(byte[] bytes, int from, int to) {
        int last = to;
        while (last > from && (bytes[last - 1] == '\r' || bytes[last - 1] == ' ' || bytes[last - 1] == '\t')) {
            last--;
        }
        return last;
    }

    private static boolean endsWith(byte[] bytes, int from, int to, byte[] wanted) {
        return to - from >= wanted.length && Arrays.equals(bytes, to - wanted.length, to, wanted, 0, wanted.length);
    }

    private static boolean at(byte[] bytes, int at, int to, byte[] wanted) {
        return to - at >= wanted.length && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0 && bytes[i] != ' ' && bytes[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
