package org.hopline.engine.parse.unifiedlog;

import org.hopline.engine.parse.ByteScan;
import org.hopline.engine.parse.ByteText;
import org.hopline.engine.parse.LineCutter;
import org.hopline.engine.parse.RecordCutter;

/**
 * Rows that begin with a time, and the lines that follow one without beginning another: a message may hold line feeds,
 * and nothing marks them. What {@code log} prints around the rows is ignored.
 */
final class TextCutter implements RecordCutter {

    static final String HEADER = "header printed by log";
    static final String FOOTER = "footer printed by log";

    private static final byte[][] HEADERS = {ByteText.ascii("Timestamp   "),
        ByteText.ascii("Filtering the log data using "), ByteText.ascii("Skipping info and debug messages")};
    private static final byte[] TOTALS = ByteText.ascii("Log      - ");
    private static final byte[] ACTIVITIES = ByteText.ascii("Activity - ");
    private static final int LEAST_HYPHENS = 20;

    /** What a line is to the row before it. */
    private enum Line {
        ROW, HEADER, FOOTER, BLANK, MORE
    }

    @Override
    public int cut(byte[] bytes, int from, int to, boolean atEnd, CutSink sink) {
        int start = from;
        while (start < to) {
            int feed = ByteScan.find(bytes, start, to, (byte) '\n');
            if (feed < 0 && !atEnd) {
                return start;
            }
            int end = feed < 0 ? to : feed;
            int next = feed < 0 ? to : feed + 1;
            if (!atEnd && to - next < TOTALS.length && isHyphens(bytes, start, end)) {
                return start;
            }
            Line line = line(bytes, start, end, next, to);
            if (line == Line.HEADER) {
                sink.ignored(start, next, 1, HEADER);
            } else if (line == Line.FOOTER) {
                sink.ignored(start, next, 1, FOOTER);
            } else if (line == Line.BLANK) {
                sink.ignored(start, next, 1, LineCutter.BLANK);
            } else {
                next = row(bytes, start, end, next, to, atEnd, sink);
                if (next < 0) {
                    return start;
                }
            }
            start = next;
        }
        return start;
    }

    /** Gives the row that begins at {@code start}; returns where the next piece begins, or -1 to wait for more. */
    private static int row(byte[] bytes, int start, int firstEnd, int firstNext, int to, boolean atEnd, CutSink sink) {
        boolean isRow = RowTime.begins(bytes, start, firstEnd);
        int end = firstEnd;
        int next = firstNext;
        int lines = 1;
        while (isRow) {
            if (next == to) {
                if (!atEnd) {
                    return -1;
                }
                break;
            }
            int feed = ByteScan.find(bytes, next, to, (byte) '\n');
            if (feed < 0 && !atEnd) {
                return -1;
            }
            int lineEnd = feed < 0 ? to : feed;
            int lineNext = feed < 0 ? to : feed + 1;
            if (!atEnd && to - lineNext < TOTALS.length && isHyphens(bytes, next, lineEnd)) {
                return -1;
            }
            Line line = line(bytes, next, lineEnd, lineNext, to);
            if (line != Line.MORE && line != Line.BLANK) {
                break;
            }
            end = lineEnd;
            next = lineNext;
            lines++;
        }
        sink.record(start, end > start && bytes[end - 1] == '\r' ? end - 1 : end, next, lines);
        return next;
    }

    /** {@code all} is where the bytes known so far end; a line of hyphens is judged by the line after it. */
    private static Line line(byte[] bytes, int from, int end, int next, int all) {
        if (RowTime.begins(bytes, from, end)) {
            return Line.ROW;
        }
        for (byte[] header : HEADERS) {
            if (ByteText.startsWith(bytes, from, end, header)) {
                return Line.HEADER;
            }
        }
        if (ByteText.startsWith(bytes, from, end, TOTALS) || ByteText.startsWith(bytes, from, end, ACTIVITIES)) {
            return Line.FOOTER;
        }
        if (isHyphens(bytes, from, end)) {
            return next == all || ByteText.startsWith(bytes, next, all, TOTALS) ? Line.FOOTER : Line.MORE;
        }
        for (int i = from; i < end; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != 0) {
                return Line.MORE;
            }
        }
        return Line.BLANK;
    }

    private static boolean isHyphens(byte[] bytes, int from, int end) {
        int last = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
        if (last - from < LEAST_HYPHENS) {
            return false;
        }
        for (int i = from; i < last; i++) {
            if (bytes[i] != '-') {
                return false;
            }
        }
        return true;
    }
}
