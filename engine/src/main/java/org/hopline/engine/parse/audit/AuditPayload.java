package org.hopline.engine.parse.audit;

import java.util.Set;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Slice;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.PayloadParser;

/**
 * Linux audit records inside syslog or the journal: of audispd and audisp-syslog, of AUOMS, and the kernel's own lines
 * ({@code audit: type=1400 audit(…)}). Keep one per source: it assembles events. What the carrier says of host counts
 * where the record names no node; its time never does, the record has a better one.
 */
public final class AuditPayload implements PayloadParser {

    private static final Set<String> PROGRAMS = Set.of("audispd", "audisp-syslog", "audisp-remote", "auoms", "kernel",
            "audit", "auditd");

    private final AuditReader reader = new AuditReader();

    @Override
    public boolean accepts(String program, Slice message) {
        return PROGRAMS.contains(program) && start(message) >= 0;
    }

    @Override
    public boolean parse(LogRecord record, Slice message, Carrier carrier, ParseSink sink) {
        int start = start(message);
        return start >= 0 && reader.read(record, message.from(start), carrier.host(), sink);
    }

    @Override
    public void end(ParseSink sink) {
        reader.end(sink);
    }

    /** Where the record begins: behind blanks, the kernel's own time and its {@code audit: }; -1 where none begins. */
    private static int start(Slice message) {
        int at = blanks(message, 0);
        if (at < message.length() && message.at(at) == '[') {
            int close = message.indexOf((byte) ']', at);
            if (close > at && close - at < 32) {
                at = blanks(message, close + 1);
            }
        }
        int first = at < message.length() ? message.at(at) : 0;
        return first == 'n' || first == 't' || first == 'a' ? at : -1;
    }

    private static int blanks(Slice message, int from) {
        int at = from;
        while (at < message.length() && message.at(at) == ' ') {
            at++;
        }
        return at;
    }
}
