package org.hopline.engine.parse.journal;

import java.util.List;
import java.util.function.Supplier;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Slice;
import org.hopline.engine.parse.ByteText;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.PayloadParser;
import org.hopline.engine.parse.Recognition;
import org.hopline.engine.parse.RecordCutter;

/** {@code journalctl -o export}: the journal export format of systemd. */
public final class JournalExportFormat extends JournalFormat {

    static final String NO_ENTRY = "no journal entry in the export format";

    private static final byte[] CURSOR = ByteText.ascii("__CURSOR=");
    private static final byte[] TIME = ByteText.ascii("__REALTIME_TIMESTAMP=");
    private static final byte[] TIME_LINE = ByteText.ascii("\n__REALTIME_TIMESTAMP=");

    /** @param payloads makes the payload parsers of one source; they are stateful */
    public JournalExportFormat(Supplier<List<PayloadParser>> payloads) {
        super(payloads, NO_ENTRY);
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
    boolean read(LogRecord record, JournalReader reader, ParseSink sink) {
        ExportEntry entry = ExportEntry.read(record.bytes());
        if (entry == null || entry.size() == 0) {
            return false;
        }
        reader.read(record, entry, -1, false, sink);
        return true;
    }
}
