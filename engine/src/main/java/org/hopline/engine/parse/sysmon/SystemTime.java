package org.hopline.engine.parse.sysmon;

import java.util.Arrays;

/** Reads {@code YYYY-MM-DDThh:mm:ss[.fffffffff]Z}. Remembers the last date, which most events share. */
final class SystemTime {

    /** No time. */
    static final long NONE = Long.MIN_VALUE;

    private static final int DATE = 10;

    private byte[] date = new byte[0];
    private long dateNanos;

    /** Nanoseconds since the epoch, or {@link #NONE}. */
    long read(byte[] bytes, int from, int to) {
        if (to - from < 20 || bytes[from + DATE] != 'T' || bytes[from + 13] != ':' || bytes[from + 16] != ':'
                || bytes[to - 1] != 'Z') {
            return NONE;
        }
        if (!Arrays.equals(bytes, from, from + DATE, date, 0, date.length) && !readDate(bytes, from)) {
            return NONE;
        }
        int hour = two(bytes, from + 11);
        int minute = two(bytes, from + 14);
        int second = two(bytes, from + 17);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return NONE;
        }
        long nanos = 0;
        if (bytes[from + 19] == '.') {
            long unit = 100_000_000;
            for (int i = from + 20; i < to - 1; i++, unit /= 10) {
                int digit = bytes[i] - '0';
                if (digit < 0 || digit > 9) {
                    return NONE;
                }
                nanos += digit * unit;
            }
        } else if (to - from != 20) {
            return NONE;
        }
        return dateNanos + (hour * 3600L + minute * 60L + second) * 1_000_000_000L + nanos;
    }

    private boolean readDate(byte[] bytes, int from) {
        int century = two(bytes, from);
        int year = century < 0 || two(bytes, from + 2) < 0 ? -1 : century * 100 + two(bytes, from + 2);
        int month = two(bytes, from + 5);
        int day = two(bytes, from + 8);
        if (year < 1970 || year > 2261 || bytes[from + 4] != '-' || bytes[from + 7] != '-' || month < 1 || month > 12
                || day < 1 || day > java.time.YearMonth.of(year, month).lengthOfMonth()) {
            return false;
        }
        dateNanos = java.time.LocalDate.of(year, month, day).toEpochDay() * 86_400L * 1_000_000_000L;
        date = Arrays.copyOfRange(bytes, from, from + DATE);
        return true;
    }

    private static int two(byte[] bytes, int at) {
        int high = bytes[at] - '0';
        int low = bytes[at + 1] - '0';
        return high < 0 || high > 9 || low < 0 || low > 9 ? -1 : high * 10 + low;
    }
}
