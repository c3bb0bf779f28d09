package org.hopline.connect;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.hopline.connect.Verify.CitedLine;
import org.jspecify.annotations.Nullable;

/** Picks cited lines out of a source that flows by, and counts lines up to each. */
final class Recall {

    /** What stands where a line was cited. */
    private static final class Place {

        private final CitedLine line;
        private final int most;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long number;

        Place(CitedLine line) {
            this.line = line;
            // A malformed byte became a character of three, so the original is never longer than this.
            most = line.raw().getBytes(StandardCharsets.UTF_8).length;
        }
    }

    private final Map<CitedLine, Place> places = new IdentityHashMap<>();
    private final List<Place> ahead = new ArrayList<>();
    private final List<Place> open = new ArrayList<>();
    private int next;
    private long offset;
    private long newlines;

    Recall(List<CitedLine> lines) {
        for (CitedLine line : lines) {
            Place place = new Place(line);
            places.put(line, place);
            ahead.add(place);
        }
        ahead.sort(Comparator.comparingLong(place -> place.line.offset()));
    }

    void take(byte[] bytes, int length) {
        open.removeIf(place -> !fill(place, bytes, 0, length));
        int counted = 0;
        while (next < ahead.size() && ahead.get(next).line.offset() < offset + length) {
            Place place = ahead.get(next++);
            int at = (int) Math.max(0, place.line.offset() - offset);
            newlines += newlines(bytes, counted, at);
            counted = at;
            place.number = newlines + 1;
            if (fill(place, bytes, at, length)) {
                open.add(place);
            }
        }
        newlines += newlines(bytes, counted, length);
        offset += length;
    }

    private static boolean fill(Place place, byte[] bytes, int from, int to) {
        int want = Math.min(place.most - place.bytes.size(), to - from);
        place.bytes.write(bytes, from, want);
        return place.bytes.size() < place.most;
    }

    private static long newlines(byte[] bytes, int from, int to) {
        long count = 0;
        for (int i = from; i < to; i++) {
            count += bytes[i] == '\n' ? 1 : 0;
        }
        return count;
    }

    /** In what a cited line differs from the source, as a sentence; null where in nothing. */
    @Nullable
    String difference(CitedLine line) {
        Place place = places.get(line);
        if (place == null || (place.number == 0 && place.most > 0)) {
            return "The source ends before this place.";
        }
        String now = place.bytes.toString(StandardCharsets.UTF_8);
        String cited = line.raw();
        // A text cut at its most may end within a character.
        String certain = cited.endsWith("\ufffd") ? cited.substring(0, cited.length() - 1) : cited;
        if (!now.startsWith(certain)) {
            return "Other bytes stand at this place now.";
        }
        return line.line() > 0 && line.line() != place.number
                ? "The same bytes stand at the same offset, but in line " + Words.number(place.number) + "."
                : null;
    }
}
