package org.hopline.engine.parse.syslog;

import org.hopline.engine.parse.ByteScan;
import org.hopline.engine.parse.ByteText;
import org.hopline.engine.parse.LineCutter;
import org.hopline.engine.parse.RecordCutter;

/**
 * Lines, and frames that state their length (RFC 6587: {@code LENGTH <PRI>…}), as they come. A length is believed when
 * the byte behind the frame begins another, ends the line or ends the source. journalctl's own notes ({@code -- Boot …
 * --}) are ignored.
 */
final class SyslogCutter implements RecordCutter {

    static final String FRAME_LENGTH = "length of a frame";
    static final String NOTE = "note of journalctl";

    private static final byte[][] NOTES = {ByteText.ascii("-- Boot "), ByteText.ascii("-- Reboot --"),
        ByteText.ascii("-- Journal begins at "), ByteText.ascii("-- Logs begin at "),
        ByteText.ascii("-- No entries --")};
    private static final int MOST_FRAME = 1 << 20;

    /** Bytes beyond the first uncut one that hold no line feed. */
    private int looked;

    @Override
    public int cut(byte[] bytes, int from, int to, boolean atEnd, CutSink sink) {
        int at = from;
        int search = Math.min(from + looked, to);
        looked = 0;
        while (at < to) {
            byte first = bytes[at];
            if (first >= '1' && first <= '9') {
                int frame = frame(bytes, at, to, atEnd);
                if (frame == WAIT) {
                    return at;
                }
                if (frame > 0) {
                    at = framed(bytes, at, frame, sink);
                    search = at;
                    continue;
                }
            } else if (first == '-') {
                int next = note(bytes, at, to, atEnd, sink);
                if (next > at) {
                    at = next;
                    search = at;
                    continue;
                }
            }
            int feed = ByteScan.find(bytes, search, to, (byte) '\n');
            if (feed < 0 && !atEnd) {
                looked = to - at;
                return at;
            }
            int next = feed < 0 ? to : feed + 1;
            LineCutter.line(bytes, at, feed < 0 ? to : feed, next, sink);
            at = next;
            search = next;
        }
        return at;
    }

    @Override
    public int skip(byte[] bytes, int from, int to) {
        looked = 0;
        return RecordCutter.super.skip(bytes, from, to);
    }

    private static final int WAIT = -2;

    /** After the frame that begins at {@code at}; -1 when there is none, {@link #WAIT} when more bytes must tell. */
    private static int frame(byte[] bytes, int at, int to, boolean atEnd) {
        int digits = ByteText.digitsEnd(bytes, at, Math.min(to, at + 8));
        if (digits + 2 >= to) {
            return atEnd || digits - at > 7 ? -1 : to - at > 16 ? -1 : WAIT;
        }
        if (bytes[digits] != ' ' || bytes[digits + 1] != '<' || !ByteText.isDigit(bytes[digits + 2])) {
            return -1;
        }
        long length = ByteText.number(bytes, at, digits);
        if (length < 4 || length > MOST_FRAME) {
            return -1;
        }
        int end = digits + 1 + (int) length;
        if (end > to || end == to && !atEnd) {
            return atEnd ? -1 : WAIT;
        }
        return end == to || bytes[end] == '\n' || bytes[end] == '\r' || bytes[end] >= '1' && bytes[end] <= '9'
                ? end
                : -1;
    }

    private static int framed(byte[] bytes, int at, int end, CutSink sink) {
        int start = ByteText.find(bytes, at, end, ' ') + 1;
        sink.ignored(at, start, 0, FRAME_LENGTH);
        int next = end;
        int feeds = ByteScan.count(bytes, start, end, (byte) '\n');
        int last = end;
        while (last > start && (bytes[last - 1] == '\n' || bytes[last - 1] == '\r')) {
            last--;
        }
        sink.record(start, last, next, feeds);
        return next;
    }

    private static int note(byte[] bytes, int at, int to, boolean atEnd, CutSink sink) {
        for (byte[] note : NOTES) {
            if (ByteText.startsWith(bytes, at, to, note)) {
                int feed = ByteScan.find(bytes, at, to, (byte) '\n');
                if (feed < 0 && !atEnd) {
                    return at;
                }
                int next = feed < 0 ? to : feed + 1;
                sink.ignored(at, next, 1, NOTE);
                return next;
            }
        }
        return at;
    }
}
