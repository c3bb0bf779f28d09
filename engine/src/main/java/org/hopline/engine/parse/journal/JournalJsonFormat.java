package org.hopline.engine.parse.journal;

import java.util.List;
import java.util.function.Supplier;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Slice;
import org.hopline.engine.parse.JsonObject;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.PayloadParser;
import org.hopline.engine.parse.Recognition;
import org.hopline.engine.parse.RecordCutter;

/** {@code journalctl -o json}, {@code json-seq} and {@code json-pretty}. */
public final class JournalJsonFormat extends JournalFormat {

    static final String NO_ENTRY = "no journal entry in JSON";

    /** @param payloads makes the payload parsers of one source; they are stateful */
    public JournalJsonFormat(Supplier<List<PayloadParser>> payloads) {
        super(payloads, NO_ENTRY);
    }

    @Override
    public String name() {
        return "journal-json";
    }

    @Override
    public Recognition recognise(Slice head, String fileName) {
        int from = 0;
        while (from < head.length() && (head.at(from) <= ' ' && head.at(from) >= 0)) {
            from++;
        }
        JsonObject first = from < head.length() && head.at(from) == '{' ? JsonObject.read(head.from(from)) : null;
        if (first == null) {
            return Recognition.NO;
        }
        if (first.index("__REALTIME_TIMESTAMP") >= 0) {
            return new Recognition(0.97, "the first record is a JSON object with the journal's __REALTIME_TIMESTAMP");
        }
        return first.index("MESSAGE") >= 0 && first.index("_HOSTNAME") >= 0
                ? new Recognition(0.7, "the first record is a JSON object with the journal's field names")
                : Recognition.NO;
    }

    @Override
    public RecordCutter cutter() {
        return new JsonCutter();
    }

    @Override
    boolean read(LogRecord record, JournalReader reader, ParseSink sink) {
        JsonObject object = JsonObject.read(record.bytes());
        if (object == null || object.size() == 0) {
            return false;
        }
        int message = object.index("MESSAGE");
        reader.read(record, new JsonEntry(object), -1, message >= 0 && object.isNull(message), sink);
        return true;
    }
}
