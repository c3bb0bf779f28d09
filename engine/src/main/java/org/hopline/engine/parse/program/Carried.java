package org.hopline.engine.parse.program;

import org.hopline.engine.event.Event;
import org.hopline.engine.event.Fields;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.TimeQuality;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier's header said of one record. Mutable and used again for the next record: a reader keeps none of it but
 * the objects it holds.
 */
public final class Carried {

    /** Where the record stands; set before each read. */
    public @Nullable LogRecord record;
    /** As {@link Event#time()}. */
    public long time;
    /** How sure the time is. */
    public TimeQuality quality = TimeQuality.ABSENT;
    /** What the time lacks. */
    public Event.Clock clock = Event.Clock.UTC;
    /** The host, or null where the record names none. */
    public @Nullable HostId host;
    /** The tag, resolved; null where there is none. */
    public @Nullable Tag tag;
    /** Pid of the logging process, -1 unstated. */
    public long pid = -1;
    /** The program's text. */
    public Slice message = Slice.EMPTY;
    /** Syslog priority (facility times 8 plus severity), -1 unstated. */
    public int priority = -1;
    /** The carrier's own fields, ahead of those read from the message. */
    public Fields fields = Fields.NONE;

    /** A tag and who reads the messages behind it. */
    public static final class Tag {
        final Programs.Reader reader;

        Tag(Programs.Reader reader) {
            this.reader = reader;
        }

        /** The tag as it stands. */
        public String program() {
            return reader.program();
        }
    }
}
