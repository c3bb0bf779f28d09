package org.hopline.engine.parse.syslog;

import java.util.List;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.Unparsed;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.PayloadParser;
import org.hopline.engine.parse.RecordParser;
import org.hopline.engine.parse.program.Carried;
import org.hopline.engine.parse.program.MessageReader;

/** One line of syslog: header, then message. */
final class SyslogParser implements RecordParser {

    private final MessageReader reader;
    private final SyslogHeader header;
    private final Carried carried = new Carried();

    SyslogParser(List<PayloadParser> payloads) {
        reader = new MessageReader(LogFamily.SYSLOG, payloads);
        header = new SyslogHeader(reader);
    }

    @Override
    public void parse(LogRecord record, ParseSink sink) {
        carried.record = record;
        String problem = header.read(record.bytes(), carried);
        if (problem == null) {
            reader.read(carried, sink);
            return;
        }
        // A line of another family among syslog's, such as a bare Sysmon event.
        carried.host = null;
        carried.tag = null;
        carried.message = record.bytes();
        header.lastTime(carried);
        if (!reader.payload(carried, sink)) {
            sink.unparsed(new Unparsed(record, problem));
        }
        carried.message = Slice.EMPTY;
    }

    @Override
    public void end(ParseSink sink) {
        reader.end(sink);
    }
}
