package org.hopline.bench;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Lines of episodes that overlap, in order of time. */
final class Timeline {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss")
            .withZone(ZoneOffset.UTC);

    private record Line(long micros, long sequence, String text) {}

    private final PriorityQueue<Line> lines = new PriorityQueue<>(
            Comparator.comparingLong(Line::micros).thenComparingLong(Line::sequence));
    private long sequence;
    private long formattedSecond = Long.MIN_VALUE;
    private String formatted = "";

    /** A line whose text begins after the time. */
    void put(long micros, String text) {
        lines.add(new Line(micros, sequence++, text));
    }

    /** Whether a line before this time is left. */
    boolean has(long before) {
        return !lines.isEmpty() && lines.peek().micros() < before;
    }

    /** The next line; a NUL in it stands for its time as RFC 3339. */
    String take() {
        Line line = lines.remove();
        String text = line.text();
        int at = text.indexOf('\0');
        if (at >= 0) {
            return text.substring(0, at) + rfc3339(line.micros()) + text.substring(at + 1);
        }
        return text;
    }

    private String rfc3339(long micros) {
        long second = Math.floorDiv(micros, 1_000_000L);
        if (second != formattedSecond) {
            formatted = SECOND.format(Instant.ofEpochSecond(second));
            formattedSecond = second;
        }
        String fraction = Long.toString(1_000_000L + Math.floorMod(micros, 1_000_000L));
        return formatted + "." + fraction.substring(1) + "+00:00";
    }
}
