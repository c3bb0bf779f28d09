package org.hopline.engine.parse.sysmon;

import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Slice;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.PayloadParser;

/**
 * Sysmon for Linux events inside syslog or the journal (identifier {@code sysmon}). Time and host are the event's own;
 * the carrier's count only where a cut-off event has lost them. Keep one per source: it remembers the shapes it met.
 */
public final class SysmonPayload implements PayloadParser {

    private static final byte[] EVENT = {'<', 'E', 'v', 'e', 'n', 't', '>'};
    private static final byte[] DECLARATION = {'<', '?', 'x', 'm', 'l'};

    private final SysmonReader reader = new SysmonReader();

    @Override
    public boolean accepts(String program, Slice message) {
        int at = 0;
        while (at < message.length() && message.at(at) == ' ') {
            at++;
        }
        return message.hasAt(at, EVENT) || message.hasAt(at, DECLARATION) && program.equals("sysmon");
    }

    @Override
    public boolean parse(LogRecord record, Slice message, Carrier carrier, ParseSink sink) {
        return reader.read(record, message, carrier, sink);
    }

    @Override
    public void end(ParseSink sink) {
        // Every event is told at once.
    }
}
