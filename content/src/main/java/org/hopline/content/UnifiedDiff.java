package org.hopline.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A unified diff of two texts that differ within lines only. */
final class UnifiedDiff {

    private static final int CONTEXT = 3;
    private static final String NO_NEWLINE = "\\ No newline at end of file\n";

    private UnifiedDiff() {}

    /** Fails when the texts do not have the same number of lines. */
    static String of(String file, String before, String after) {
        List<String> old = lines(before);
        List<String> now = lines(after);
        if (old.size() != now.size()) {
            throw new IllegalArgumentException("a change of the number of lines");
        }
        List<Integer> changed = new ArrayList<>();
        for (int i = 0; i < old.size(); i++) {
            if (!old.get(i).equals(now.get(i))) {
                changed.add(i);
            }
        }
        String name = file.startsWith("/") ? file.substring(1) : file;
        StringBuilder out = new StringBuilder("--- a/" + name + "\n+++ b/" + name + "\n");
        int next = 0;
        while (next < changed.size()) {
            int last = next;
            while (last + 1 < changed.size() && changed.get(last + 1) - changed.get(last) <= 2 * CONTEXT) {
                last++;
            }
            int from = Math.max(0, changed.get(next) - CONTEXT);
            int to = Math.min(old.size(), changed.get(last) + CONTEXT + 1);
            out.append("@@ -").append(from + 1).append(',').append(to - from).append(" +").append(from + 1)
                    .append(',').append(to - from).append(" @@\n");
            hunk(out, old, now, from, to);
            next = last + 1;
        }
        return out.toString();
    }

    private static void hunk(StringBuilder out, List<String> old, List<String> now, int from, int to) {
        int i = from;
        while (i < to) {
            if (old.get(i).equals(now.get(i))) {
                line(out, ' ', old.get(i++));
                continue;
            }
            int end = i;
            while (end < to && !old.get(end).equals(now.get(end))) {
                end++;
            }
            for (int j = i; j < end; j++) {
                line(out, '-', old.get(j));
            }
            for (int j = i; j < end; j++) {
                line(out, '+', now.get(j));
            }
            i = end;
        }
    }

    private static void line(StringBuilder out, char mark, String line) {
        out.append(mark).append(line);
        if (!line.endsWith("\n")) {
            out.append('\n').append(NO_NEWLINE);
        }
    }

    /** Lines with their terminators; the last may have none. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("(?<=\n)", -1)));
        if (!lines.isEmpty() && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }
}
