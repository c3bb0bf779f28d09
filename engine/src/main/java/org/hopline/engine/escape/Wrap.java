package org.hopline.engine.escape;

import java.util.ArrayList;
import java.util.List;

/** Breaks a harmless line at spaces, words that are too long anywhere. */
public final class Wrap {

    private Wrap() {}

    /** Lines of at most {@code width} columns (at least 2), at least one line. The text is escaped already. */
    public static List<String> lines(String text, int width) {
        int most = Math.max(width, 2);
        List<String> out = new ArrayList<>();
        int from = 0;
        int columns = 0;
        int space = -1;
        for (int i = 0; i < text.length();) {
            int codePoint = text.codePointAt(i);
            int size = Width.of(codePoint);
            if (columns + size > most) {
                int end = codePoint == ' ' ? i : space > from ? space : i;
                out.add(text.substring(from, end));
                from = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
                i = from;
                columns = 0;
                space = -1;
                continue;
            }
            if (codePoint == ' ') {
                space = i;
            }
            columns += size;
            i += Character.charCount(codePoint);
        }
        if (from < text.length() || out.isEmpty()) {
            out.add(text.substring(from));
        }
        return out;
    }
}
