package org.hopline.engine.parse;

import org.hopline.engine.event.Event;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.TimeQuality;
import org.jspecify.annotations.Nullable;

/** Reads a whole event of one family that another format carries as its message: Sysmon or audit inside syslog. */
public interface PayloadParser {

    /** What the carrier's header says. */
    record Carrier(@Nullable HostId host, long time, TimeQuality quality, Event.Clock clock) {}

    /** Whether the message looks like this family's. */
    boolean accepts(String program, Slice message);

    /**
     * Reads it. Returns false, having told the sink nothing, when it is not what it looked like; the carrier then reads
     * the message as text.
     */
    boolean parse(LogRecord record, Slice message, Carrier carrier, ParseSink sink);

    /** The source has ended. */
    void end(ParseSink sink);
}
