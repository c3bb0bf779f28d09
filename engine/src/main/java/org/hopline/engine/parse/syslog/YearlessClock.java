package org.hopline.engine.parse.syslog;

import org.hopline.engine.event.Event;

/**
 * The wall clock of a log without years, in provisional years that grow by one with every New Year the log crosses
 * (see {@link Event.Clock#WALL_YEARLESS}).
 *
 * <p>A step back of more than half a year is a New Year. A step forward of more than half a year that lands within a
 * week before the last New Year crossed is a straggler of the old year. Any other step back is disorder within the year:
 * so a gap of more than half a year between two records is not seen, which no log can tell.
 */
final class YearlessClock {

    private static final long DAY = 86_400L * 1_000_000_000L;
    private static final long HALF_YEAR = 183 * DAY;
    private static final long WEEK = 7 * DAY;

    private boolean any;
    private int rollovers;
    private long last;
    private int cachedMonthDay = -1;
    private int cachedRollovers;
    private long cachedMidnight;

    /** The provisional time of a month, day and nanoseconds within the day. */
    long time(int month, int day, long withinDay) {
        int monthDay = month * 32 + day;
        if (monthDay != cachedMonthDay || rollovers != cachedRollovers) {
            cachedMonthDay = monthDay;
            cachedRollovers = rollovers;
            cachedMidnight = midnight(rollovers, month, day);
        }
        long time = cachedMidnight + withinDay;
        if (!any) {
            any = true;
            last = time;
            return time;
        }
        if (last - time > HALF_YEAR) {
            rollovers++;
            last = midnight(rollovers, month, day) + withinDay;
            return last;
        }
        if (time - last > HALF_YEAR) {
            long straggler = midnight(rollovers - 1, month, day) + withinDay;
            long newYear = midnight(rollovers, 1, 1);
            // The provisional years lie four years apart; a straggler is near the New Year that both share.
            long missing = midnight(rollovers - 1, 12, 31) + DAY - straggler;
            if (missing < WEEK && last - newYear < WEEK) {
                return straggler;
            }
        }
        last = time;
        return time;
    }

    private static long midnight(int rollovers, int month, int day) {
        return SyslogTime.day(Event.provisionalYear(rollovers), month, day) * DAY;
    }
}
