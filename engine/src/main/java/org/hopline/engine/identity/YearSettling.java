package org.hopline.engine.identity;

import java.time.LocalDate;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/** The year of a yearless source, by the first of: the user, records of the same host, the file's name, its time. */
final class YearSettling {

    private static final long DAY = 86_400L * 1_000_000_000L;
    private static final int OLDEST = 1970;

    private YearSettling() {}

    /**
     * Settles it.
     *
     * @param span first and last provisional time
     * @param dated first and last dated time of the same hosts in any source; null where there is none
     * @param latest latest dated time of the whole run; {@link Long#MIN_VALUE} where there is none
     */
    static SettledYear settle(SourceProfile profile, HostTrace.Span span, int given, int alignedBase,
            HostTrace.@Nullable Span dated, long latest) {
        if (given != 0) {
            return new SettledYear(given - WallClock.rollovers(span.first()), false, "given by --year");
        }
        if (alignedBase != 0) {
            return new SettledYear(alignedBase, false, "shown by identical records of the same host");
        }
        if (dated != null) {
            return new SettledYear(nearest(profile, span, dated), true, "from dated records of the same host");
        }
        LocalDate name = dateIn(profile.fileName());
        if (name != null) {
            return new SettledYear(latestNotAfter(profile, span, (name.toEpochDay() + 2) * DAY), true,
                    "from the date in the file's name");
        }
        if (profile.modified() != Long.MIN_VALUE) {
            return new SettledYear(latestNotAfter(profile, span, profile.modified() + DAY), true,
                    "the latest not after the file's time");
        }
        if (latest != Long.MIN_VALUE) {
            return new SettledYear(latestNotAfter(profile, span, latest + DAY), true,
                    "the latest not after the newest dated record of all sources");
        }
        return new SettledYear(OLDEST, true, "unknown: no other is known, so the first of the epoch stands in");
    }

    /** The year that brings the source closest to what is dated; the later of two. */
    private static int nearest(SourceProfile profile, HostTrace.Span span, HostTrace.Span dated) {
        int low = WallClock.year(dated.first()) - 2 - WallClock.rollovers(span.last());
        int high = WallClock.year(dated.last()) + 1 - WallClock.rollovers(span.first());
        int best = high;
        long bestDistance = Long.MAX_VALUE;
        for (int year = high; year >= low; year--) {
            long first = WallClock.dated(span.first(), year);
            long last = WallClock.dated(span.last(), year);
            // Overlap counts as negative distance.
            long distance = Math.max(first, dated.first()) - Math.min(last, dated.last());
            if (distance < bestDistance && fits(profile, year)) {
                bestDistance = distance;
                best = year;
            }
        }
        return best;
    }

    private static int latestNotAfter(SourceProfile profile, HostTrace.Span span, long limit) {
        int high = WallClock.year(limit) + 1 - WallClock.rollovers(span.last());
        int fallback = 0;
        for (int year = high; year >= high - 12 && year >= OLDEST; year--) {
            if (WallClock.dated(span.last(), year) <= limit) {
                if (fits(profile, year)) {
                    return year;
                }
                fallback = fallback == 0 ? year : fallback;
            }
        }
        return fallback == 0 ? Math.max(OLDEST, high - 1) : fallback;
    }

    /** Whether every 29 February of the source exists when its first year is this. */
    private static boolean fits(SourceProfile profile, int base) {
        for (int rollovers = -1; rollovers <= profile.mostRollovers(); rollovers++) {
            if (profile.hasLeapDay(rollovers) && !Year.isLeap(base + rollovers)) {
                return false;
            }
        }
        return true;
    }

    /** A date {@code yyyymmdd}, {@code yyyy-mm-dd}, {@code yyyy_mm_dd} or {@code yyyy.mm.dd} in a file's name, or null. */
    static @Nullable LocalDate dateIn(String name) {
        for (int at = 0; at + 8 <= name.length(); at++) {
            if (at > 0 && Character.isDigit(name.charAt(at - 1))) {
                continue;
            }
            LocalDate plain = date(name, at, at + 4, at + 6);
            if (plain != null && (at + 8 == name.length() || !Character.isDigit(name.charAt(at + 8)))) {
                return plain;
            }
            if (at + 10 <= name.length() && isSeparator(name.charAt(at + 4))
                    && name.charAt(at + 7) == name.charAt(at + 4)) {
                LocalDate separated = date(name, at, at + 5, at + 8);
                if (separated != null) {
                    return separated;
                }
            }
        }
        return null;
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == '_' || c == '.';
    }

    private static @Nullable LocalDate date(String text, int yearAt, int monthAt, int dayAt) {
        int year = digits(text, yearAt, 4);
        int month = digits(text, monthAt, 2);
        int day = digits(text, dayAt, 2);
        if (year < OLDEST || year > 2200 || month < 1 || month > 12 || day < 1
                || day > java.time.YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        }
        return LocalDate.of(year, month, day);
    }

    private static int digits(String text, int at, int count) {
        int value = 0;
        for (int i = at; i < at + count; i++) {
            if (i >= text.length() || text.charAt(i) < '0' || text.charAt(i) > '9') {
                return -1;
            }
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }
}
