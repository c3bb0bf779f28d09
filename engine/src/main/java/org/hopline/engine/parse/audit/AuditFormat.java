package org.hopline.engine.parse.audit;

import org.hopline.engine.event.Slice;
import org.hopline.engine.event.Unparsed;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.parse.LineCutter;
import org.hopline.engine.parse.LogFormat;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.Recognition;
import org.hopline.engine.parse.RecordCutter;
import org.hopline.engine.parse.RecordParser;

/** Linux audit records as auditd writes them: raw or enriched, with or without a node. */
public final class AuditFormat implements LogFormat {

    @Override
    public String name() {
        return "auditd";
    }

    @Override
    public Recognition recognise(Slice head, String fileName) {
        return Recognition.NO;
    }

    @Override
    public RecordCutter cutter() {
        return new LineCutter();
    }

    @Override
    public RecordParser parser() {
        return new RecordParser() {
            @Override
            public void parse(LogRecord record, ParseSink sink) {
                sink.unparsed(new Unparsed(record, "not read yet"));
            }

            @Override
            public void end(ParseSink sink) {}
        };
    }
}
