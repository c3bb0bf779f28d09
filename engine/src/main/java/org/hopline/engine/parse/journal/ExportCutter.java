package org.hopline.engine.parse.journal;

import org.hopline.engine.parse.ByteScan;
import org.hopline.engine.parse.ByteText;
import org.hopline.engine.parse.LineCutter;
import org.hopline.engine.parse.RecordCutter;

/**
 * Entries of the journal export format: lines {@code NAME=VALUE}, or {@code NAME}, eight bytes of length (little
 * endian), the value's bytes and a line feed; an empty line ends the entry.
 */
final class ExportCutter implements RecordCutter {

    private final Skipping skipping = new Skipping();

    @Override
    public int cut(byte[] bytes, int from, int to, boolean atEnd, CutSink sink) {
        skipping.reset();
        int at = from;
        while (at < to) {
            if (bytes[at] == '\n' || bytes[at] == '\r') {
                sink.ignored(at, at + 1, bytes[at] == '\n' ? 1 : 0, LineCutter.BLANK);
                at++;
                continue;
            }
            int end = entryEnd(bytes, at, to);
            if (end < 0 && !atEnd) {
                return at;
            }
            int last = end < 0 ? to : end;
            int next = end < 0 ? to : end + 1;
            int textEnd = last > at && bytes[last - 1] == '\n' ? last - 1 : last;
            sink.record(at, textEnd, next, Math.max(1, ByteScan.count(bytes, at, next, (byte) '\n')));
            at = next;
        }
        return at;
    }

    @Override
    public int skip(byte[] bytes, int from, int to) {
        return skipping.skip(bytes, from, to);
    }

    /** Where the entry's empty line stands, or -1. */
    private static int entryEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (bytes[at] == '\n') {
                return at;
            }
            int feed = ByteScan.find(bytes, at, to, (byte) '\n');
            if (feed < 0) {
                return -1;
            }
            if (isName(bytes, at, feed)) {
                int value = feed + 9;
                if (value > to) {
                    return -1;
                }
                long length = length(bytes, feed + 1);
                if (length < 0 || length > to - value) {
                    return -1;
                }
                at = value + (int) length + 1;
            } else {
                at = feed + 1;
            }
        }
        return -1;
    }

    /** Whether a line is a field's name alone, so that a binary value follows. */
    static boolean isName(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (!(b >= 'A' && b <= 'Z' || b == '_' || ByteText.isDigit(b))) {
                return false;
            }
        }
        return to > from;
    }

    static long length(byte[] bytes, int at) {
        long length = 0;
        for (int i = 7; i >= 0; i--) {
            length = length << 8 | bytes[at + i] & 0xff;
        }
        return length;
    }

    /** Walks an entry that is too long to hold, byte by byte where it must. */
    private static final class Skipping {
        private int lineLength;
        private boolean name = true;
        private int lengthBytes;
        private long value;
        private boolean inLength;
        private long remaining;

        void reset() {
            lineLength = 0;
            name = true;
            inLength = false;
            remaining = 0;
        }

        int skip(byte[] bytes, int from, int to) {
            int at = from;
            while (at < to) {
                if (remaining > 0) {
                    long step = Math.min(remaining, to - at);
                    remaining -= step;
                    at += (int) step;
                    continue;
                }
                byte b = bytes[at++];
                if (inLength) {
                    value |= (long) (b & 0xff) << 8 * lengthBytes;
                    if (++lengthBytes == 8) {
                        inLength = false;
                        // The value's own line feed is stepped over with it.
                        remaining = value < 0 ? Long.MAX_VALUE : value + 1;
                        lineLength = 0;
                        name = true;
                    }
                } else if (b != '\n') {
                    lineLength++;
                    name &= b >= 'A' && b <= 'Z' || b == '_' || ByteText.isDigit(b);
                } else if (lineLength == 0) {
                    return at;
                } else if (name) {
                    inLength = true;
                    lengthBytes = 0;
                    value = 0;
                } else {
                    lineLength = 0;
                    name = true;
                }
            }
            return -1;
        }
    }
}
