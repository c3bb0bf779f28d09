package org.hopline.engine.identity;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.hopline.engine.event.Event;

/**
 * From a wall clock to UTC. In the hour that daylight saving repeats, the first pass (daylight time) is taken; a time in
 * the hour that it leaves out is moved on by the gap. A 29 February in a year that has none is read as 1 March.
 */
final class WallClock {

    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400L * SECOND;

    private WallClock() {}

    /** The wall clock of a provisional time in real years, when no rollover means {@code baseYear}. */
    static long dated(long provisional, int baseYear) {
        long day = Math.floorDiv(provisional, DAY);
        LocalDate date = LocalDate.ofEpochDay(day);
        int year = baseYear + rollovers(provisional);
        int month = date.getMonthValue();
        int dayOfMonth = date.getDayOfMonth();
        long realDay = month == 2 && dayOfMonth == 29
                ? LocalDate.of(year, 2, 28).toEpochDay() + 1
                : LocalDate.of(year, month, dayOfMonth).toEpochDay();
        return realDay * DAY + Math.floorMod(provisional, DAY);
    }

    /** New Years crossed before a provisional time. */
    static int rollovers(long provisional) {
        int year = LocalDate.ofEpochDay(Math.floorDiv(provisional, DAY)).getYear();
        return Math.floorDiv(year - Event.provisionalYear(0), 4);
    }

    /** UTC of a wall clock in a zone. */
    static long utc(long wall, ZoneId zone) {
        return wall - offset(wall, zone).getTotalSeconds() * SECOND;
    }

    private static ZoneOffset offset(long wall, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(Math.floorDiv(wall, SECOND), 0, ZoneOffset.UTC);
        // For a gap this is the offset before it, which moves the time on; for an overlap the earlier instant.
        return zone.getRules().getOffset(local);
    }

    /** The year in which a UTC time lies. */
    static int year(long utc) {
        return LocalDate.ofEpochDay(Math.floorDiv(utc, DAY)).getYear();
    }
}
