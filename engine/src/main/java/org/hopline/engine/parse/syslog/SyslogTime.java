package org.hopline.engine.parse.syslog;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.parse.ByteText;

/**
 * Reads the time that a header begins with: RFC 3164, RFC 3339 and its relatives, journalctl's {@code short-full}, and
 * seconds since the epoch. Keeps what it read in its fields; one per source, since a yearless log is read with the time
 * of the record before (see {@link YearlessClock}).
 */
final class SyslogTime {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);
    private static final long SECOND = 1_000_000_000L;
    private static final long[] POWERS = {1_000_000_000L, 100_000_000L, 10_000_000L, 1_000_000L, 100_000L, 10_000L,
        1_000L, 100L, 10L, 1L};
    private static final byte[] UTC = ByteText.ascii("UTC");
    private static final byte[] GMT = ByteText.ascii("GMT");

    private final YearlessClock yearless = new YearlessClock();

    /** As {@link Event#time()}. */
    long nanos;
    Event.Clock clock = Event.Clock.UTC;
    TimeQuality quality = TimeQuality.ABSENT;

    private long cachedYearAndMonth;
    private int cachedDayDigits;
    private long cachedDay;

    /** Reads the time at {@code from}; gives the index behind it, or -1 where there is none. */
    int read(byte[] bytes, int from, int to) {
        if (to - from < 15) {
            return -1;
        }
        byte first = bytes[from];
        if (ByteText.isDigit(first)) {
            return bytes[from + 4] == '-' ? iso(bytes, from, to) : epoch(bytes, from, to);
        }
        int month = month(bytes[from], bytes[from + 1], bytes[from + 2]);
        if (month > 0 && bytes[from + 3] == ' ') {
            return traditional(bytes, from, to, month);
        }
        // Sun 2026-11-22 02:50:34 UTC
        if (first >= 'A' && first <= 'Z' && bytes[from + 3] == ' ' && to - from > 24 && bytes[from + 8] == '-') {
            return withZoneName(bytes, iso(bytes, from + 4, to), to);
        }
        return -1;
    }

    /** journalctl prints the zone's abbreviation here. Only UTC's is no riddle; any other leaves the clock a wall's. */
    private int withZoneName(byte[] bytes, int at, int to) {
        if (at < 0 || clock == Event.Clock.UTC || at >= to || bytes[at] != ' ') {
            return at;
        }
        int end = at + 1;
        while (end < to && bytes[end] != ' ') {
            end++;
        }
        return end;
    }

    /** {@code Mmm [d]d [yyyy ]hh:mm:ss[.f]}; the day may be padded by a blank, a zero, or not at all. */
    private int traditional(byte[] bytes, int from, int to, int month) {
        int at = from + 4;
        if (bytes[at] == ' ') {
            at++;
        }
        int dayEnd = ByteText.digitsEnd(bytes, at, Math.min(to, at + 2));
        int day = (int) ByteText.number(bytes, at, dayEnd);
        if (day < 1 || day > 31 || dayEnd + 9 > to || bytes[dayEnd] != ' ') {
            return -1;
        }
        at = dayEnd + 1;
        int year = -1;
        if (at + 13 <= to && bytes[at + 4] == ' ') {
            year = (int) ByteText.number(bytes, at, at + 4);
            at += year < 0 ? 0 : 5;
        }
        long clockTime = clock(bytes, at, to);
        if (clockTime < 0) {
            return -1;
        }
        at = fraction(bytes, at + 8, to);
        long withinDay = clockTime * SECOND + fractionNanos;
        if (year >= 1970) {
            if (day > daysIn(year, month)) {
                return -1;
            }
            nanos = day(year, month, day) * 86_400L * SECOND + withinDay;
            clock = Event.Clock.WALL;
            quality = TimeQuality.ZONE_ASSUMED;
        } else {
            if (day > daysIn(1972, month)) {
                return -1;
            }
            nanos = yearless.time(month, day, withinDay);
            clock = Event.Clock.WALL_YEARLESS;
            quality = TimeQuality.ZONE_ASSUMED_YEAR_INFERRED;
        }
        return at < to && bytes[at] == ':' ? at + 1 : at;
    }

    /** {@code yyyy-mm-dd{T| }hh:mm:ss[.f][Z|±hh[:]mm| ZONE]}. */
    private int iso(byte[] bytes, int from, int to) {
        if (to - from < 19 || bytes[from + 7] != '-' || bytes[from + 10] != 'T' && bytes[from + 10] != ' ') {
            return -1;
        }
        // Lines of one day follow each other: a date that stands there in the same bytes is not read again.
        long yearAndMonth = (long) LONGS.get(bytes, from);
        int dayDigits = bytes[from + 8] << 8 | bytes[from + 9];
        if ((yearAndMonth != cachedYearAndMonth || dayDigits != cachedDayDigits) && !date(bytes, from)) {
            return -1;
        }
        cachedYearAndMonth = yearAndMonth;
        cachedDayDigits = dayDigits;
        long clockTime = clock(bytes, from + 11, to);
        if (clockTime < 0) {
            return -1;
        }
        int at = fraction(bytes, from + 19, to);
        nanos = (cachedDay * 86_400L + clockTime) * SECOND + fractionNanos;
        return zone(bytes, at, to);
    }

    /** Reads a date into {@link #cachedDay}; false when it is none. */
    private boolean date(byte[] bytes, int from) {
        int year = (int) ByteText.number(bytes, from, from + 4);
        int month = (int) ByteText.number(bytes, from + 5, from + 7);
        int dayOfMonth = (int) ByteText.number(bytes, from + 8, from + 10);
        if (year < 1970 || year > 2200 || month < 1 || month > 12 || dayOfMonth < 1
                || dayOfMonth > daysIn(year, month)) {
            return false;
        }
        cachedDay = day(year, month, dayOfMonth);
        return true;
    }

    private int zone(byte[] bytes, int at, int to) {
        if (at < to && (bytes[at] == 'Z' || bytes[at] == 'z')) {
            return exact(at + 1, 0);
        }
        int sign = at;
        if (at + 4 < to && bytes[at] == ' ' && (bytes[at + 1] == '+' || bytes[at + 1] == '-')) {
            sign = at + 1;
        }
        if (sign + 2 < to && (bytes[sign] == '+' || bytes[sign] == '-')) {
            long hours = ByteText.number(bytes, sign + 1, sign + 3);
            int minutesAt = sign + 3 < to && bytes[sign + 3] == ':' ? sign + 4 : sign + 3;
            long minutes = minutesAt + 2 <= to ? ByteText.number(bytes, minutesAt, minutesAt + 2) : -1;
            int end = minutes < 0 ? sign + 3 : minutesAt + 2;
            if (hours >= 0 && hours <= 18) {
                long seconds = hours * 3600 + Math.max(0, minutes) * 60;
                return exact(end, bytes[sign] == '-' ? -seconds : seconds);
            }
        }
        if (at + 4 < to && bytes[at + 4] == ' ' && (ByteText.startsWith(bytes, at + 1, to, UTC)
                || ByteText.startsWith(bytes, at + 1, to, GMT))) {
            return exact(at + 4, 0);
        }
        clock = Event.Clock.WALL;
        quality = TimeQuality.ZONE_ASSUMED;
        return at;
    }

    private int exact(int end, long offsetSeconds) {
        nanos -= offsetSeconds * SECOND;
        clock = Event.Clock.UTC;
        quality = TimeQuality.EXACT;
        return end;
    }

    /** {@code seconds.microseconds} since the epoch. */
    private int epoch(byte[] bytes, int from, int to) {
        int point = ByteText.digitsEnd(bytes, from, to);
        if (point - from < 9 || point - from > 10 || point >= to || bytes[point] != '.') {
            return -1;
        }
        long seconds = ByteText.number(bytes, from, point);
        int at = fraction(bytes, point, to);
        nanos = seconds * SECOND + fractionNanos;
        clock = Event.Clock.UTC;
        quality = TimeQuality.EXACT;
        return at;
    }

    private long fractionNanos;

    /** Reads {@code .digits} into {@link #fractionNanos}, past the ninth cut off; gives the index behind. */
    private int fraction(byte[] bytes, int at, int to) {
        fractionNanos = 0;
        if (at + 1 >= to || bytes[at] != '.' && bytes[at] != ',' || !ByteText.isDigit(bytes[at + 1])) {
            return at;
        }
        int end = ByteText.digitsEnd(bytes, at + 1, to);
        int digits = Math.min(9, end - at - 1);
        fractionNanos = ByteText.number(bytes, at + 1, at + 1 + digits) * POWERS[digits];
        return end;
    }

    /** Seconds of {@code hh:mm:ss} within the day; a leap second reads as the second before it. */
    private static long clock(byte[] bytes, int at, int to) {
        if (at + 8 > to || bytes[at + 2] != ':' || bytes[at + 5] != ':') {
            return -1;
        }
        int hour = two(bytes, at);
        int minute = two(bytes, at + 3);
        int second = two(bytes, at + 6);
        return hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60
                ? -1
                : hour * 3600L + minute * 60L + Math.min(second, 59);
    }

    private static int two(byte[] bytes, int at) {
        int tens = bytes[at] - '0';
        int ones = bytes[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    /** 1 to 12 of an English month's three letters, else 0. */
    static int month(byte a, byte b, byte c) {
        return switch (a << 16 | b << 8 | c) {
            case 'J' << 16 | 'a' << 8 | 'n' -> 1;
            case 'F' << 16 | 'e' << 8 | 'b' -> 2;
            case 'M' << 16 | 'a' << 8 | 'r' -> 3;
            case 'A' << 16 | 'p' << 8 | 'r' -> 4;
            case 'M' << 16 | 'a' << 8 | 'y' -> 5;
            case 'J' << 16 | 'u' << 8 | 'n' -> 6;
            case 'J' << 16 | 'u' << 8 | 'l' -> 7;
            case 'A' << 16 | 'u' << 8 | 'g' -> 8;
            case 'S' << 16 | 'e' << 8 | 'p' -> 9;
            case 'O' << 16 | 'c' << 8 | 't' -> 10;
            case 'N' << 16 | 'o' << 8 | 'v' -> 11;
            case 'D' << 16 | 'e' << 8 | 'c' -> 12;
            default -> 0;
        };
    }

    static int daysIn(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Days since 1970-01-01 of a date of the Gregorian calendar. */
    static long day(int year, int month, int day) {
        long y = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(y, 400L);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }
}
