package org.hopline.engine.parse.audit;

import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Slice;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.PayloadParser;

/** Linux audit records inside syslog or the journal: audispd, audisp-syslog, the kernel's own lines. One per source. */
public final class AuditPayload implements PayloadParser {

    @Override
    public boolean accepts(String program, Slice message) {
        return false;
    }

    @Override
    public boolean parse(LogRecord record, Slice message, Carrier carrier, ParseSink sink) {
        return false;
    }

    @Override
    public void end(ParseSink sink) {}
}
