package org.hopline.engine.parse.journal;

import java.util.List;
import java.util.function.Supplier;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.Unparsed;
import org.hopline.engine.parse.ByteText;
import org.hopline.engine.parse.LogFormat;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.PayloadParser;
import org.hopline.engine.parse.Recognition;
import org.hopline.engine.parse.RecordCutter;
import org.hopline.engine.parse.RecordParser;

/** {@code journalctl -o export}: the journal export format of systemd. */
public final class JournalExportFormat implements LogFormat {

    static final String NO_ENTRY = "no journal entry in the export format";

    private static final byte[] CURSOR = ByteText.ascii("__CURSOR=");
    private static final byte[] TIME = ByteText.ascii("__REALTIME_TIMESTAMP=");
    private static final byte[] TIME_LINE = ByteText.ascii("\n__REALTIME_TIMESTAMP=");

    private final Supplier<List<PayloadParser>> payloads;

    /** @param payloads makes the payload parsers of one source; they are stateful */
    public JournalExportFormat(Supplier<List<PayloadParser>> payloads) {
        this.payloads = payloads;
    }

    @Override
    public String name() {
        return "journal-export";
    }

    @Override
    public Recognition recognise(Slice head, String fileName) {
        int from = 0;
        while (from < head.length() && head.at(from) == '\n') {
            from++;
        }
        boolean starts = head.hasAt(from, CURSOR) || head.hasAt(from, TIME);
        return starts && (head.hasAt(from, TIME) || head.indexOf(TIME_LINE, from) >= 0)
                ? new Recognition(0.98, "it begins with __CURSOR and __REALTIME_TIMESTAMP of the journal export format")
                : Recognition.NO;
    }

    @Override
    public RecordCutter cutter() {
        return new ExportCutter();
    }

    @Override
    public RecordParser parser() {
        JournalReader reader = new JournalReader(payloads.get());
        return new RecordParser() {
            @Override
            public void parse(LogRecord record, ParseSink sink) {
                ExportEntry entry = ExportEntry.read(record.bytes());
                if (entry == null || entry.size() == 0) {
                    sink.unparsed(new Unparsed(record, NO_ENTRY));
                } else {
                    reader.read(record, entry, -1, false, sink);
                }
            }

            @Override
            public void end(ParseSink sink) {
                reader.end(sink);
            }
        };
    }
}
