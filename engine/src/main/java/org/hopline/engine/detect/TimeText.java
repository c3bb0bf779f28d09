package org.hopline.engine.detect;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Seconds since the epoch as text in the way of {@code strftime}, in UTC. A conversion that is not known stays as it is
 * written.
 */
final class TimeText {

    private TimeText() {}

    static String format(double seconds, String format) {
        if (Math.abs(seconds) > 2e11) {
            return org.hopline.engine.event.FieldValue.of(seconds).print();
        }
        long whole = (long) Math.floor(seconds);
        long nanos = Math.min(999_999_999L, Math.round((seconds - whole) * 1e9));
        OffsetDateTime time = Instant.ofEpochSecond(whole, nanos).atOffset(ZoneOffset.UTC);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                out.append(c);
                continue;
            }
            char conversion = format.charAt(++i);
            switch (conversion) {
                case 'Y' -> pattern(out, time, "uuuu");
                case 'y' -> pattern(out, time, "uu");
                case 'm' -> pattern(out, time, "MM");
                case 'd' -> pattern(out, time, "dd");
                case 'e' -> out.append(String.format(Locale.ROOT, "%2d", time.getDayOfMonth()));
                case 'H' -> pattern(out, time, "HH");
                case 'I' -> pattern(out, time, "hh");
                case 'M' -> pattern(out, time, "mm");
                case 'S' -> pattern(out, time, "ss");
                case 'p' -> out.append(time.getHour() < 12 ? "AM" : "PM");
                case 'T' -> pattern(out, time, "HH:mm:ss");
                case 'F' -> pattern(out, time, "uuuu-MM-dd");
                case 'b', 'h' -> pattern(out, time, "MMM");
                case 'B' -> pattern(out, time, "MMMM");
                case 'a' -> pattern(out, time, "EEE");
                case 'A' -> pattern(out, time, "EEEE");
                case 'j' -> pattern(out, time, "DDD");
                case 's' -> out.append(whole);
                case 'N', 'f' -> out.append(String.format(Locale.ROOT, conversion == 'f' ? "%06d" : "%09d",
                        conversion == 'f' ? nanos / 1000 : nanos));
                case 'Q' -> out.append(String.format(Locale.ROOT, "%03d", nanos / 1_000_000));
                case 'Z' -> out.append("UTC");
                case 'z' -> out.append("+0000");
                case '%' -> out.append('%');
                default -> out.append('%').append(conversion);
            }
        }
        return out.toString();
    }

    private static void pattern(StringBuilder out, OffsetDateTime time, String pattern) {
        out.append(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time));
    }
}
