package org.hopline.spl;

import java.util.Locale;

/** Time spans such as {@code 5m}. */
final class Spans {

    private Spans() {}

    /** Seconds of a span; a bare unit is one of it. */
    static double seconds(Token span) throws SplSyntax {
        String text = span.text();
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        if (digits > 9) {
            throw new SplSyntax(span, "Too long a span.");
        }
        long count = digits == 0 ? 1 : Long.parseLong(text.substring(0, digits));
        String unit = text.substring(digits);
        double seconds = switch (unit.toLowerCase(Locale.ROOT)) {
            case "us" -> 1e-6;
            case "ms" -> 1e-3;
            case "cs" -> 1e-2;
            case "ds" -> 1e-1;
            case "", "s", "sec", "secs", "second", "seconds" -> 1;
            case "m", "min", "mins", "minute", "minutes" -> 60;
            case "h", "hr", "hrs", "hour", "hours" -> 3600;
            case "d", "day", "days" -> 86_400;
            case "w", "week", "weeks" -> 7 * 86_400;
            default -> throw SplSyntax.notRunYet(span, "the span " + text);
        };
        if (count == 0) {
            throw new SplSyntax(span, "A span of nothing.");
        }
        return count * seconds;
    }
}
