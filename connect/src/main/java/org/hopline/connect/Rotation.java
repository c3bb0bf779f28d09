package org.hopline.connect;

import java.util.List;
import java.util.Locale;

/**
 * What a file's name says of its place among the rotated parts of a log, as logrotate, newsyslog, savelog and log4j
 * write it: {@code auth.log}, {@code auth.log.1}, {@code auth.log.2.gz}, {@code auth.log-20261122.gz},
 * {@code auth.log.2026-11-22}, {@code auth-20261122.log}, {@code auth.log-1763769600}.
 *
 * @param base the name of the whole log
 * @param scheme how the part is told
 * @param order grows with age for numbers, with time for dates and seconds
 */
record Rotation(String base, Scheme scheme, String order) {

    /** Ways of telling parts. */
    enum Scheme {
        /** The part that is still written to. */
        CURRENT,
        /** Higher is older. */
        NUMBER,
        /** Later is newer. */
        DATE
    }

    private static final List<String> PACKED = List.of(".gz", ".xz", ".zst", ".bz2", ".z", ".lz4", ".bz", ".zstd");
    private static final int MOST_NUMBER = 5;

    /** Reads a file name. */
    static Rotation of(String fileName) {
        String name = withoutPacking(fileName);
        int digits = name.length();
        while (digits > 0 && isDigit(name.charAt(digits - 1))) {
            digits--;
        }
        int count = name.length() - digits;
        if (digits > 1 && count > 0 && count <= MOST_NUMBER && name.charAt(digits - 1) == '.') {
            return new Rotation(name.substring(0, digits - 1), Scheme.NUMBER,
                    String.format(Locale.ROOT, "%09d", Integer.parseInt(name.substring(digits))));
        }
        if (digits > 1 && count == 10 && isJoint(name.charAt(digits - 1)) && name.charAt(digits) == '1') {
            Rotation dated = dated(name.substring(0, digits - 1), "");
            // With dateext and an hourly format the seconds follow the day.
            return dated == null
                    ? new Rotation(name.substring(0, digits - 1), Scheme.DATE, "s" + name.substring(digits))
                    : new Rotation(dated.base(), Scheme.DATE, dated.order() + name.substring(digits));
        }
        Rotation dated = dated(name, "");
        if (dated == null && name.endsWith(".log")) {
            dated = dated(name.substring(0, name.length() - 4), ".log");
        }
        return dated != null ? dated : new Rotation(name, Scheme.CURRENT, "");
    }

    private static String withoutPacking(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        for (String suffix : PACKED) {
            if (lower.endsWith(suffix) && fileName.length() > suffix.length()) {
                return fileName.substring(0, fileName.length() - suffix.length());
            }
        }
        return fileName;
    }

    /** A day at the end, with or without an hour: {@code -20261122}, {@code .2026-11-22}, {@code -2026112203}. */
    private static @org.jspecify.annotations.Nullable Rotation dated(String name, String extension) {
        StringBuilder day = new StringBuilder();
        int at = name.length();
        while (at > 0 && day.length() < 14) {
            char c = name.charAt(at - 1);
            boolean dash = c == '-' && day.length() > 0 && day.length() < 8 && at >= 2 && isDigit(name.charAt(at - 2))
                    && at < name.length() && isDigit(name.charAt(at));
            if (isDigit(c)) {
                day.insert(0, c);
            } else if (!dash || complete(day, name, at)) {
                break;
            }
            at--;
        }
        int digits = day.length();
        if ((digits != 8 && digits != 10 && digits != 12 && digits != 14) || at < 2 || !isJoint(name.charAt(at - 1))) {
            return null;
        }
        int year = Integer.parseInt(day.substring(0, 4));
        int month = Integer.parseInt(day.substring(4, 6));
        int dayOfMonth = Integer.parseInt(day.substring(6, 8));
        if (year < 1980 || year > 2199 || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31) {
            return null;
        }
        return new Rotation(name.substring(0, at - 1) + extension, Scheme.DATE, day.toString());
    }

    /** Whether the dash before position {@code at} joins base and date rather than year, month and day. */
    private static boolean complete(StringBuilder day, String name, int at) {
        return day.length() == 8 || (day.length() != 2 && day.length() != 4) || name.charAt(at - 1) != '-';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isJoint(char c) {
        return c == '-' || c == '.' || c == '_';
    }
}
