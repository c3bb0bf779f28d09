package org.hopline.engine.parse.journal;

import java.util.List;
import java.util.function.Supplier;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Unparsed;
import org.hopline.engine.parse.LogFormat;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.PayloadParser;
import org.hopline.engine.parse.RecordParser;

/** What the exports of the journal share: entries differ in how they are written, not in what they say. */
abstract class JournalFormat implements LogFormat {

    private final Supplier<List<PayloadParser>> payloads;
    private final String noEntry;

    /**
     * One export of the journal.
     *
     * @param payloads makes the payload parsers of one source; they are stateful
     * @param noEntry why a record that holds no entry is unparsed
     */
    JournalFormat(Supplier<List<PayloadParser>> payloads, String noEntry) {
        this.payloads = payloads;
        this.noEntry = noEntry;
    }

    /** Gives the record's entry to the reader; false, having given nothing, where it holds none. */
    abstract boolean read(LogRecord record, JournalReader reader, ParseSink sink);

    @Override
    public final RecordParser parser() {
        JournalReader reader = new JournalReader(payloads.get());
        return new RecordParser() {
            @Override
            public void parse(LogRecord record, ParseSink sink) {
                if (!read(record, reader, sink)) {
                    sink.unparsed(new Unparsed(record, noEntry));
                }
            }

            @Override
            public void end(ParseSink sink) {
                reader.end(sink);
            }
        };
    }
}
