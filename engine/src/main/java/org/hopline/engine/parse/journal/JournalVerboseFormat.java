package org.hopline.engine.parse.journal;

import java.util.List;
import java.util.function.Supplier;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Slice;
import org.hopline.engine.parse.ByteScan;
import org.hopline.engine.parse.ByteText;
import org.hopline.engine.parse.LineCutter;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.PayloadParser;
import org.hopline.engine.parse.Recognition;
import org.hopline.engine.parse.RecordCutter;
import org.jspecify.annotations.Nullable;

/**
 * {@code journalctl -o verbose}: a line of time and cursor, then a line per field, indented. The cursor holds the time
 * in microseconds since the epoch, so the local time before it is not needed.
 */
public final class JournalVerboseFormat extends JournalFormat {

    static final String NO_ENTRY = "no journal entry in the verbose format";

    private static final byte[] CURSOR = ByteText.ascii(" [s=");
    private static final byte[] CURSOR_TIME = ByteText.ascii(";t=");
    private static final byte[] BLOB = ByteText.ascii(" blob data]");
    private static final byte[] MESSAGE = ByteText.ascii("MESSAGE");

    /** @param payloads makes the payload parsers of one source; they are stateful */
    public JournalVerboseFormat(Supplier<List<PayloadParser>> payloads) {
        super(payloads, NO_ENTRY);
    }

    @Override
    public String name() {
        return "journal-verbose";
    }

    @Override
    public Recognition recognise(Slice head, String fileName) {
        int feed = head.indexOf((byte) '\n', 0);
        if (feed < 0 || head.length() < feed + 6 || head.at(feed + 1) != ' ') {
            return Recognition.NO;
        }
        Slice first = head.part(0, feed);
        return first.indexOf(CURSOR, 0) > 0 && first.indexOf(CURSOR_TIME, 0) > 0
                ? new Recognition(0.98, "it begins with a time, a cursor and indented fields, as journalctl -o verbose")
                : Recognition.NO;
    }

    @Override
    public RecordCutter cutter() {
        return new VerboseCutter();
    }

    @Override
    boolean read(LogRecord record, JournalReader reader, ParseSink sink) {
        Slice bytes = record.bytes();
        long micros = cursorTime(bytes);
        boolean[] leftOut = new boolean[1];
        ExportEntry entry = micros < 0 ? null : entry(bytes, leftOut);
        if (entry == null) {
            return false;
        }
        reader.read(record, entry, micros, leftOut[0], sink);
        return true;
    }

    /** The {@code t=} of the cursor, hexadecimal microseconds; -1 where there is none. */
    private static long cursorTime(Slice record) {
        int feed = record.indexOf((byte) '\n', 0);
        Slice first = feed < 0 ? record : record.part(0, feed);
        int at = first.indexOf(CURSOR, 0) < 0 ? -1 : first.indexOf(CURSOR_TIME, 0);
        if (at < 0) {
            return -1;
        }
        long time = 0;
        int digits = 0;
        for (int i = at + CURSOR_TIME.length; i < first.length() && digits < 15; i++, digits++) {
            int digit = Character.digit(first.at(i), 16);
            if (digit < 0) {
                break;
            }
            time = time << 4 | digit;
        }
        return digits == 0 ? -1 : time;
    }

    private static @Nullable ExportEntry entry(Slice record, boolean[] messageLeftOut) {
        ExportEntry entry = new ExportEntry();
        byte[] bytes = record.array();
        int end = record.end();
        int feed = ByteScan.find(bytes, record.offset(), end, (byte) '\n');
        int at = feed < 0 ? end : feed + 1;
        while (at < end) {
            int next = fieldEnd(bytes, at, end);
            int from = at;
            while (from < next && bytes[from] == ' ') {
                from++;
            }
            int equals = ByteText.find(bytes, from, next, '=');
            if (equals < 0 || !ExportCutter.isName(bytes, from, equals)) {
                return null;
            }
            int to = next > at && bytes[next - 1] == '\n' ? next - 1 : next;
            Slice value = Slice.of(bytes, equals + 1, to - equals - 1);
            if (value.length() > BLOB.length && value.at(0) == '[' && value.hasAt(value.length() - BLOB.length, BLOB)) {
                messageLeftOut[0] |= ByteText.is(bytes, from, equals, MESSAGE);
            } else {
                entry.add(Slice.of(bytes, from, equals - from), value);
            }
            at = next;
        }
        return entry;
    }

    /** After the line of a field and the further-indented lines that carry its value on. */
    private static int fieldEnd(byte[] bytes, int from, int end) {
        int at = from;
        while (true) {
            int feed = ByteScan.find(bytes, at, end, (byte) '\n');
            if (feed < 0) {
                return end;
            }
            at = feed + 1;
            if (at + 5 >= end || !(bytes[at] == ' ' && bytes[at + 4] == ' ')) {
                return at;
            }
        }
    }

    /** A line that is not indented begins an entry. */
    private static final class VerboseCutter implements RecordCutter {

        private boolean afterFeed;

        @Override
        public int cut(byte[] bytes, int from, int to, boolean atEnd, CutSink sink) {
            afterFeed = false;
            int at = from;
            while (at < to) {
                if (bytes[at] == '\n') {
                    sink.ignored(at, at + 1, 1, LineCutter.BLANK);
                    at++;
                    continue;
                }
                int next = at;
                while (next < to) {
                    int feed = ByteScan.find(bytes, next, to, (byte) '\n');
                    next = feed < 0 ? to : feed + 1;
                    if (next < to && bytes[next] != ' ') {
                        break;
                    }
                }
                if (next == to && !atEnd) {
                    return at;
                }
                int last = next > at && bytes[next - 1] == '\n' ? next - 1 : next;
                sink.record(at, last, next, Math.max(1, ByteScan.count(bytes, at, next, (byte) '\n')));
                at = next;
            }
            return at;
        }

        @Override
        public int skip(byte[] bytes, int from, int to) {
            int at = from;
            while (at < to) {
                if (afterFeed && bytes[at] != ' ') {
                    return at;
                }
                int feed = ByteScan.find(bytes, at, to, (byte) '\n');
                afterFeed = feed >= 0;
                at = feed < 0 ? to : feed + 1;
            }
            return -1;
        }
    }
}
