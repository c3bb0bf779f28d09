package org.hopline.engine.parse;

/**
 * One line, one record. A line ends with LF or CRLF, or with the source; NUL bytes are bytes of the line like any
 * other. Lines of nothing but spaces, tabs, CR and NUL are ignored as {@link #BLANK}.
 */
public final class LineCutter implements RecordCutter {

    /** Why a line of no visible bytes is no record. */
    public static final String BLANK = "blank line";

    /** Bytes beyond the first uncut one that hold no line feed. */
    private int looked;

    @Override
    public int cut(byte[] bytes, int from, int to, boolean atEnd, CutSink sink) {
        int start = from;
        int at = Math.min(from + looked, to);
        looked = 0;
        while (start < to) {
            int feed = ByteScan.find(bytes, at, to, (byte) '\n');
            if (feed < 0) {
                if (!atEnd) {
                    looked = to - start;
                    return start;
                }
                line(bytes, start, to, to, sink);
                return to;
            }
            line(bytes, start, feed, feed + 1, sink);
            start = feed + 1;
            at = start;
        }
        return start;
    }

    @Override
    public int skip(byte[] bytes, int from, int to) {
        looked = 0;
        return RecordCutter.super.skip(bytes, from, to);
    }

    /**
     * Hands on one line.
     *
     * @param lineEnd where its line feed stands, or the end of the source
     * @param next after the line feed
     */
    public static void line(byte[] bytes, int from, int lineEnd, int next, CutSink sink) {
        int to = lineEnd > from && bytes[lineEnd - 1] == '\r' && next > lineEnd ? lineEnd - 1 : lineEnd;
        if (isBlank(bytes, from, to)) {
            sink.ignored(from, next, 1, BLANK);
        } else {
            sink.record(from, to, next, 1);
        }
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b > ' ') {
                return false;
            }
            if (b != ' ' && b != '\t' && b != '\r' && b != 0) {
                return false;
            }
        }
        return true;
    }
}
