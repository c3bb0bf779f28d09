package org.hopline.engine.parse.unifiedlog;

import org.hopline.engine.parse.ByteScan;
import org.hopline.engine.parse.ByteText;
import org.hopline.engine.parse.LineCutter;
import org.hopline.engine.parse.RecordCutter;

/**
 * JSON objects, one a line or in one array over many lines, pretty printed. The array's own brackets and commas are
 * ignored, as is the trailer of ndjson. An array without its end is cut like a whole one. JSON text has no line feed
 * inside a string: one that is broken off ends with its line, and reading goes on behind it.
 */
final class JsonCutter implements RecordCutter {

    static final String ARRAY = "brackets, commas and blanks of the JSON array";
    static final String TRAILER = "trailer with the number of rows";

    private static final byte[] COUNT = ByteText.ascii("{\"count\":");
    private static final byte[] FINISHED = ByteText.ascii("\"finished\":");
    private static final byte[][] HEADERS = {ByteText.ascii("Filtering the log data using "),
        ByteText.ascii("Skipping info and debug messages")};
    private static final int LONGEST_TRAILER = 64;

    /** Whether an object ends with its line at the latest. */
    private final boolean objectPerLine;

    JsonCutter(boolean objectPerLine) {
        this.objectPerLine = objectPerLine;
    }

    @Override
    public int cut(byte[] bytes, int from, int to, boolean atEnd, CutSink sink) {
        int start = from;
        while (start < to) {
            int next = bytes[start] == '{'
                    ? object(bytes, start, to, atEnd, sink)
                    : isBetween(bytes[start])
                            ? between(bytes, start, to, atEnd, sink)
                            : line(bytes, start, to, atEnd, sink);
            if (next < 0) {
                return start;
            }
            start = next;
        }
        return start;
    }

    private static int between(byte[] bytes, int from, int to, boolean atEnd, CutSink sink) {
        int at = from;
        while (at < to && isBetween(bytes[at])) {
            at++;
        }
        if (at == to && !atEnd) {
            return -1;
        }
        int lines = ByteScan.count(bytes, from, at, (byte) '\n');
        boolean blank = true;
        for (int i = from; i < at; i++) {
            blank &= bytes[i] != '[' && bytes[i] != ']' && bytes[i] != ',';
        }
        sink.ignored(from, at, lines, blank ? LineCutter.BLANK : ARRAY);
        return at;
    }

    /** An object and the line feed behind it. */
    private int object(byte[] bytes, int from, int to, boolean atEnd, CutSink sink) {
        int depth = 0;
        int at = from;
        while (at < to) {
            byte b = bytes[at];
            if (b == '"') {
                int end = stringEnd(bytes, at + 1, to);
                if (end < 0) {
                    return atEnd ? piece(bytes, from, to, to, sink) : -1;
                }
                if (bytes[end] == '\n') {
                    return piece(bytes, from, end, end + 1, sink);
                }
                at = end;
            } else if (b == '\n' && objectPerLine) {
                return piece(bytes, from, at, at + 1, sink);
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (b == '}' || b == ']') {
                depth--;
                if (depth == 0) {
                    int end = at + 1;
                    if (end == to && !atEnd) {
                        return -1;
                    }
                    int next = end;
                    if (next < to && bytes[next] == '\r') {
                        if (next + 1 == to && !atEnd) {
                            return -1;
                        }
                        next += next + 1 < to && bytes[next + 1] == '\n' ? 1 : 0;
                    }
                    return piece(bytes, from, end, next < to && bytes[next] == '\n' ? next + 1 : end, sink);
                }
            }
            at++;
        }
        return atEnd ? piece(bytes, from, to, to, sink) : -1;
    }

    private static int piece(byte[] bytes, int from, int end, int next, CutSink sink) {
        int lines = ByteScan.count(bytes, from, next, (byte) '\n');
        if (isTrailer(bytes, from, end)) {
            sink.ignored(from, next, lines, TRAILER);
        } else {
            sink.record(from, end, next, lines);
        }
        return next;
    }

    private static boolean isTrailer(byte[] bytes, int from, int end) {
        return end - from <= LONGEST_TRAILER && ByteText.startsWith(bytes, from, end, COUNT)
                && ByteText.find(bytes, from, end, FINISHED) > 0;
    }

    private static int line(byte[] bytes, int from, int to, boolean atEnd, CutSink sink) {
        int feed = ByteScan.find(bytes, from, to, (byte) '\n');
        if (feed < 0 && !atEnd) {
            return -1;
        }
        int end = feed < 0 ? to : feed;
        int next = feed < 0 ? to : feed + 1;
        for (byte[] header : HEADERS) {
            if (ByteText.startsWith(bytes, from, end, header)) {
                sink.ignored(from, next, feed < 0 ? 0 : 1, TextCutter.HEADER);
                return next;
            }
        }
        sink.record(from, end, next, feed < 0 ? 0 : 1);
        return next;
    }

    /** Index of the closing quote, or of the line feed that breaks the string; -1 when neither has come. */
    private static int stringEnd(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            byte b = bytes[at];
            if (b == '"' || b == '\n') {
                return at;
            }
            if (b == '\\') {
                at++;
            }
        }
        return -1;
    }

    private static boolean isBetween(byte b) {
        return b == '[' || b == ']' || b == ',' || b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == 0;
    }
}
