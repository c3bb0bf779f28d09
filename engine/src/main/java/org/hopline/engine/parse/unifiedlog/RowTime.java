package org.hopline.engine.parse.unifiedlog;

import java.time.LocalDate;
import java.time.YearMonth;

/** Reads {@code YYYY-MM-DD HH:MM:SS[.fraction][±zzzz]}, as {@code log} prints times. One object per reader. */
final class RowTime {

    /** Bytes of {@code YYYY-MM-DD HH:MM:SS}. */
    private static final int SECONDS = 19;
    private static final long NANOS = 1_000_000_000L;

    /** Nanoseconds since the epoch; the wall clock as if it were UTC where no zone stands. */
    long time;
    /** Whether a zone stands there. */
    boolean zoned;
    /** After the time. */
    int end;

    private int lastDate;
    private long lastDay;

    /** Whether a time begins here. */
    boolean read(byte[] bytes, int from, int to) {
        if (!begins(bytes, from, to)) {
            return false;
        }
        int year = digits(bytes, from, 4);
        int month = digits(bytes, from + 5, 2);
        int day = digits(bytes, from + 8, 2);
        int date = (year * 100 + month) * 100 + day;
        if (date != lastDate) {
            if (year < 1970 || year > 2261 || month < 1 || month > 12 || day < 1
                    || day > YearMonth.of(year, month).lengthOfMonth()) {
                return false;
            }
            lastDay = LocalDate.of(year, month, day).toEpochDay();
            lastDate = date;
        }
        int hour = digits(bytes, from + 11, 2);
        int minute = digits(bytes, from + 14, 2);
        int second = digits(bytes, from + 17, 2);
        if (hour > 23 || minute > 59 || second > 60) {
            return false;
        }
        time = (lastDay * 86_400 + hour * 3600L + minute * 60L + second) * NANOS;
        end = from + SECONDS;
        if (end < to && bytes[end] == '.') {
            long unit = NANOS / 10;
            for (end++; end < to && isDigit(bytes[end]); end++, unit /= 10) {
                time += (bytes[end] - '0') * unit;
            }
        }
        zoned = end + 5 <= to && (bytes[end] == '+' || bytes[end] == '-') && allDigits(bytes, end + 1, 4);
        if (zoned) {
            long offset = digits(bytes, end + 1, 2) * 3600L + digits(bytes, end + 3, 2) * 60L;
            time -= bytes[end] == '-' ? -offset * NANOS : offset * NANOS;
            end += 5;
        }
        return true;
    }

    /** Whether the line has the form of a time at its beginning. */
    static boolean begins(byte[] bytes, int from, int to) {
        return to - from >= SECONDS && bytes[from + 4] == '-' && bytes[from + 7] == '-' && bytes[from + 10] == ' '
                && bytes[from + 13] == ':' && bytes[from + 16] == ':' && allDigits(bytes, from, 4)
                && allDigits(bytes, from + 5, 2) && allDigits(bytes, from + 8, 2) && allDigits(bytes, from + 11, 2)
                && allDigits(bytes, from + 14, 2) && allDigits(bytes, from + 17, 2);
    }

    private static boolean allDigits(byte[] bytes, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (!isDigit(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    private static int digits(byte[] bytes, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            value = value * 10 + bytes[i] - '0';
        }
        return value;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
