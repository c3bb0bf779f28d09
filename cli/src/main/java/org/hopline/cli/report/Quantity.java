package org.hopline.cli.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, sizes, times and spans, as people read them; in English whatever the locale. */
public final class Quantity {

    private static final long SECOND = 1_000_000_000L;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss",
            Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

    private final ZoneId zone;

    /** Times are shown in this zone. */
    public Quantity(ZoneId zone) {
        this.zone = zone;
    }

    /** {@code 1,398,204}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 logon}, {@code 2 logons}. */
    public static String count(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    /** {@code 3.4 GB}, of a thousand each. */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        String[] units = {"kB", "MB", "GB", "TB", "PB", "EB"};
        double value = bytes;
        int unit = -1;
        do {
            value /= 1000;
            unit++;
        } while (value >= 999.5 && unit < units.length - 1);
        return String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, units[unit]);
    }

    /** {@code 1.2 s}, {@code 11 min}, {@code 3.5 h}, {@code 12 d}, of nanoseconds. */
    public static String span(long nanos) {
        double seconds = Math.abs(nanos) / (double) SECOND;
        if (seconds < 1) {
            return Math.round(seconds * 1000) + " ms";
        }
        if (seconds < 120) {
            return trimmed(seconds) + " s";
        }
        if (seconds < 120 * 60) {
            return trimmed(seconds / 60) + " min";
        }
        if (seconds < 48 * 3600) {
            return trimmed(seconds / 3600) + " h";
        }
        return trimmed(seconds / 86_400) + " d";
    }

    /** {@code 0.02 %} of a part in a whole; {@code 0 %} of nothing. */
    public static String share(long part, long whole) {
        if (part == 0 || whole == 0) {
            return "0 %";
        }
        double percent = 100.0 * part / whole;
        return percent < 0.01 ? "< 0.01 %" : String.format(Locale.ROOT, percent < 10 ? "%.2f %%" : "%.0f %%", percent);
    }

    private static String trimmed(double value) {
        String text = String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** {@code 22 Nov 2026 02:51:04}. */
    public String moment(long nanos) {
        return MOMENT.format(at(nanos));
    }

    /** {@code 02:51:04}. */
    public String clock(long nanos) {
        return CLOCK.format(at(nanos));
    }

    /** {@code 22 Nov 2026}. */
    public String day(long nanos) {
        return DAY.format(at(nanos));
    }

    /** {@code 18 Nov 2026 06:00 – 22 Nov 2026 03:02 UTC}. */
    public String between(long first, long last) {
        String end = day(first).equals(day(last)) ? clock(last) : MINUTE.format(at(last));
        String begin = day(first).equals(day(last)) ? moment(first) : MINUTE.format(at(first));
        return begin + " – " + end + " " + zoneName();
    }

    /** {@code UTC}, or the zone's id. */
    public String zoneName() {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    private ZonedDateTime at(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND)).atZone(zone);
    }
}
