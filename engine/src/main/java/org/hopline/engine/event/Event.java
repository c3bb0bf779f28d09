package org.hopline.engine.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One normalised happening, as one source tells it: when, where, what, and the record it was read from.
 *
 * @param family whose way of writing it is
 * @param view the record by itself, or several assembled
 * @param kind what happened
 * @param time nanoseconds since 1970-01-01T00:00:00Z; for a log without a year, see {@link Clock}
 * @param quality how sure the time is
 * @param clock what {@code time} still lacks before it is UTC
 * @param host the host the record names; null where the source does not name one, settled later (DESIGN §6)
 * @param program the syslog identifier, process or audit record type; null where there is none
 * @param pid of the process that logged, as logged; -1 unstated
 * @param message the program's own text, as the bytes stand; empty where there is none
 * @param fields under the source's own names
 * @param record the (first) record it stands in
 * @param parts all records of an assembled event in order, the first included; empty when there is just {@code record}
 */
public record Event(LogFamily family, View view, Kind kind, long time, TimeQuality quality, Clock clock,
        @Nullable HostId host, @Nullable String program, long pid, Slice message, Fields fields, LogRecord record,
        List<LogRecord> parts) {

    /** What stands between the time as logged and UTC. It is settled once per source, after reading (DESIGN §6). */
    public enum Clock {
        /** Nothing: the time is UTC. */
        UTC,
        /** Zone unknown: the time holds the wall clock as if it were UTC. */
        WALL,
        /**
         * Zone and year unknown: the wall clock as if it were UTC, in the provisional year {@link #provisionalYear};
         * so every provisional year is a leap year and 29 February always exists.
         */
        WALL_YEARLESS
    }

    /** The provisional year of a yearless log that has crossed {@code rollovers} New Years since its first record. */
    public static int provisionalYear(int rollovers) {
        return 1972 + 4 * rollovers;
    }

    /** How many New Years a provisional year stands for. */
    public static int rollovers(int provisionalYear) {
        return (provisionalYear - 1972) / 4;
    }

    /** All records behind this event, at least one. */
    public List<LogRecord> records() {
        return parts.isEmpty() ? List.of(record) : parts;
    }
}
