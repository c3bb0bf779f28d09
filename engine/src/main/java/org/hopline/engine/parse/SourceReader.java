package org.hopline.engine.parse;

import java.util.Arrays;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.Unparsed;
import org.jspecify.annotations.Nullable;

/**
 * Reads one source from its first byte to its last: cuts records, parses them, counts. Holds at most one unfinished
 * record and the chunk being read.
 */
public final class SourceReader {

    /** Why a record longer than the limit is not parsed. */
    public static final String OVERLONG = "record longer than the limit";

    private static final byte[] NOTHING = new byte[0];
    private static final int OVERLONG_SHOWN = 256;

    private final SourceId source;
    private final RecordCutter cutter;
    private final RecordParser parser;
    private final TallySink tally;
    private final int mostRecordBytes;
    private final Pieces pieces = new Pieces();

    private byte[] buffer = NOTHING;
    private int from;
    private int to;
    /** Whether {@link #buffer} was allocated here, so that room behind {@link #to} may be filled. */
    private boolean own;
    private long bufferOffset;
    private long line = 1;
    private @Nullable Overlong overlong;
    private boolean ended;

    /** A record too long to hold, of which only the beginning is kept. */
    private static final class Overlong {
        private final long offset;
        private final long line;
        private final Slice shown;
        private long length;
        private long feeds;

        Overlong(long offset, long line, Slice shown) {
            this.offset = offset;
            this.line = line;
            this.shown = shown;
        }
    }

    /** A reader for one source; {@code sink} hears what its records are. */
    public SourceReader(SourceId source, LogFormat format, ParseSink sink, ReadLimits limits) {
        this.source = source;
        this.cutter = format.cutter();
        this.parser = format.parser();
        this.tally = new TallySink(sink);
        this.mostRecordBytes = limits.mostRecordBytes();
    }

    /**
     * Reads on.
     *
     * @param bytes the next bytes of the source; the array belongs to the reader and its events from now on, and nobody
     *     may change it
     * @param length how many of them, from index 0
     */
    public void feed(byte[] bytes, int length) {
        java.util.Objects.checkFromIndexSize(0, length, bytes.length);
        if (ended) {
            throw new IllegalStateException("fed after the end");
        }
        if (length == 0) {
            return;
        }
        if (from == to) {
            bufferOffset += from;
            buffer = bytes;
            own = false;
            from = 0;
            to = length;
        } else {
            append(bytes, length);
        }
        read(false);
    }

    /** The source has ended: what was held back is read, and the parser lets go of what it was assembling. */
    public void end() {
        if (ended) {
            return;
        }
        ended = true;
        read(true);
        if (overlong != null) {
            finish(overlong);
        }
        buffer = NOTHING;
        from = 0;
        to = 0;
        parser.end(tally);
    }

    /** The numbers so far. */
    public SourceTally tally() {
        return tally.numbers();
    }

    private void append(byte[] bytes, int length) {
        int held = to - from;
        if (!own || buffer.length - to < length) {
            // Room for as much again keeps the copying linear when a long record arrives in small pieces.
            byte[] larger = Arrays.copyOfRange(buffer, from, from + Math.addExact(held, Math.max(length, held)));
            if (larger.length < held + length) {
                larger = Arrays.copyOf(larger, held + length);
            }
            buffer = larger;
            own = true;
            bufferOffset += from;
            from = 0;
            to = held;
        }
        System.arraycopy(bytes, 0, buffer, to, length);
        to += length;
    }

    private void read(boolean atEnd) {
        while (from < to || atEnd) {
            if (overlong != null && !skip(overlong)) {
                return;
            }
            from = cutter.cut(buffer, from, to, atEnd, pieces);
            if (to - from <= mostRecordBytes + 2 || atEnd) {
                return;
            }
            int shown = Math.min(OVERLONG_SHOWN, to - from);
            overlong = new Overlong(bufferOffset + from, line, Slice.of(buffer, from, shown).detached());
        }
    }

    /** Whether the overlong record ended in the buffer. */
    private boolean skip(Overlong record) {
        int next = cutter.skip(buffer, from, to);
        int end = next < 0 ? to : next;
        record.length += end - from;
        record.feeds += ByteScan.count(buffer, from, end, (byte) '\n');
        from = end;
        if (next < 0) {
            return false;
        }
        finish(record);
        return true;
    }

    private void finish(Overlong record) {
        overlong = null;
        tally.cut(record.length);
        tally.unparsed(new Unparsed(new LogRecord(source, record.offset, record.line, record.shown), OVERLONG));
        line += Math.max(1, record.feeds);
    }

    private final class Pieces implements RecordCutter.CutSink {

        @Override
        public void record(int first, int last, int next, int lines) {
            tally.cut(next - first);
            long offset = bufferOffset + first;
            if (last - first > mostRecordBytes) {
                Slice shown = Slice.of(buffer, first, Math.min(OVERLONG_SHOWN, last - first)).detached();
                tally.unparsed(new Unparsed(new LogRecord(source, offset, line, shown), OVERLONG));
            } else {
                parser.parse(new LogRecord(source, offset, line, Slice.of(buffer, first, last - first)), tally);
            }
            line += lines;
        }

        @Override
        public void ignored(int first, int next, int lines, String reason) {
            tally.ignored(next - first, reason);
            line += lines;
        }
    }
}
