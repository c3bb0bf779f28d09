package org.hopline.engine.parse.sysmon;

import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Slice;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.PayloadParser;

/** Sysmon for Linux events inside syslog or the journal. One per source. */
public final class SysmonPayload implements PayloadParser {

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
