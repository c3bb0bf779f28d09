package org.hopline.engine.parse.journal;

import org.hopline.engine.parse.ByteScan;
import org.hopline.engine.parse.LineCutter;
import org.hopline.engine.parse.RecordCutter;

/**
 * One object a line ({@code json}, {@code json-sse}), after a record separator ({@code json-seq}), or over several lines
 * from {@code &#123;} to {@code &#125;} at their beginnings ({@code json-pretty}).
 */
final class JsonCutter implements RecordCutter {

    static final String SEPARATOR = "record separator";

    /** Bytes beyond the first uncut one that hold no line feed. */
    private int looked;
    private boolean pretty;
    private boolean afterFeed;

    @Override
    public int cut(byte[] bytes, int from, int to, boolean atEnd, CutSink sink) {
        int at = from;
        int search = Math.min(from + looked, to);
        looked = 0;
        while (at < to) {
            if (bytes[at] == 0x1e) {
                sink.ignored(at, at + 1, 0, SEPARATOR);
                at++;
                search = Math.max(search, at);
                continue;
            }
            int feed = ByteScan.find(bytes, search, to, (byte) '\n');
            int lineEnd = feed < 0 ? to : feed + 1;
            pretty = isBrace(bytes, at, feed < 0 ? to : feed, '{') && feed >= 0;
            afterFeed = false;
            if (!pretty) {
                if (feed < 0 && !atEnd) {
                    looked = to - at;
                    return at;
                }
                LineCutter.line(bytes, at, feed < 0 ? to : feed, lineEnd, sink);
                at = lineEnd;
                search = at;
                continue;
            }
            int end = prettyEnd(bytes, lineEnd, to);
            if (end < 0 && !atEnd) {
                return at;
            }
            int next = end < 0 ? to : end;
            int last = next;
            while (last > at && (bytes[last - 1] == '\n' || bytes[last - 1] == '\r')) {
                last--;
            }
            sink.record(at, last, next, Math.max(1, ByteScan.count(bytes, at, next, (byte) '\n')));
            at = next;
            search = at;
        }
        return at;
    }

    @Override
    public int skip(byte[] bytes, int from, int to) {
        looked = 0;
        if (!pretty) {
            return RecordCutter.super.skip(bytes, from, to);
        }
        int at = from;
        while (at < to) {
            if (afterFeed && bytes[at] == '}') {
                afterFeed = false;
                int feed = ByteScan.find(bytes, at, to, (byte) '\n');
                return feed < 0 ? to : feed + 1;
            }
            int feed = ByteScan.find(bytes, at, to, (byte) '\n');
            if (feed < 0) {
                afterFeed = false;
                return -1;
            }
            afterFeed = true;
            at = feed + 1;
        }
        return -1;
    }

    /** After the line that closes the object, or -1. */
    private static int prettyEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int feed = ByteScan.find(bytes, at, to, (byte) '\n');
            if (bytes[at] == '}') {
                return feed < 0 ? -1 : feed + 1;
            }
            if (feed < 0) {
                return -1;
            }
            at = feed + 1;
        }
        return -1;
    }

    private static boolean isBrace(byte[] bytes, int from, int to, char brace) {
        int end = to;
        while (end > from && (bytes[end - 1] == '\r' || bytes[end - 1] == ' ')) {
            end--;
        }
        return end - from == 1 && bytes[from] == brace;
    }
}
