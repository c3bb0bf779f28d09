package org.hopline.engine.escape;

import java.nio.charset.StandardCharsets;

/** Text for formats with a meaning of their own. All begin from the harmless line, so a file is safe to print too. */
final class MarkupText {

    /** What a spreadsheet takes for the beginning of a formula, full-width forms included. */
    private static final String FORMULA = "=+-@\t\r\n|%\uff1d\uff0b\uff0d\uff20";
    private static final String MARKDOWN = "\\`*_{}[]()#+-.!|<>&~:@=$^\"";

    private MarkupText() {}

    static String csv(String text) {
        String line = TerminalText.of(text, Integer.MAX_VALUE);
        int first = 0;
        while (first < line.length() && (line.charAt(first) == ' ' || line.charAt(first) == '"')) {
            first++;
        }
        boolean formula = (first < line.length() && FORMULA.indexOf(line.charAt(first)) >= 0)
                || (!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0);
        if (formula) {
            line = "'" + line;
        }
        // A semicolon or tab separates where the spreadsheet's locale says so: then the rest would be a cell of its own.
        boolean quote = line.startsWith(" ") || line.endsWith(" ");
        for (int i = 0; i < line.length() && !quote; i++) {
            quote = ",;\"".indexOf(line.charAt(i)) >= 0;
        }
        return quote ? '"' + line.replace("\"", "\"\"") + '"' : line;
    }

    static String html(String text) {
        String line = TerminalText.of(text, Integer.MAX_VALUE);
        StringBuilder out = new StringBuilder(line.length() + 16);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '`' -> out.append("&#96;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    static String markdown(String text) {
        String line = TerminalText.of(text, Integer.MAX_VALUE);
        StringBuilder out = new StringBuilder(line.length() + 16);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean edge = i == 0 || i == line.length() - 1;
            if (c == ' ' && (edge || line.charAt(i - 1) == ' ')) {
                // Leading blanks would make a code block, trailing ones a line break.
                out.append("&#32;");
            } else {
                if (MARKDOWN.indexOf(c) >= 0) {
                    out.append('\\');
                }
                out.append(c);
            }
        }
        return out.toString();
    }

    static String shell(String text) {
        boolean bare = !text.isEmpty();
        boolean hidden = false;
        int marks = 0;
        for (int i = 0; i < text.length();) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            marks = Danger.combines(codePoint) ? marks + 1 : 0;
            hidden |= Danger.hides(codePoint) || marks > 0;
            bare &= codePoint < 0x7f && (Character.isLetterOrDigit(codePoint) || "_./:@%+,-".indexOf(codePoint) >= 0);
        }
        if (bare) {
            return text;
        }
        if (!hidden) {
            return "'" + text.replace("'", "'\\''") + "'";
        }
        // POSIX.1-2024 dollar-single-quotes: the very bytes, none of them raw.
        StringBuilder out = new StringBuilder("$'");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0x20 && b < 0x7f && b != '\'' && b != '\\') {
                out.append((char) b);
            } else {
                out.append('\\').append((char) ('0' + ((b & 0xff) >> 6))).append((char) ('0' + ((b >> 3) & 7)))
                        .append((char) ('0' + (b & 7)));
            }
        }
        return out.append('\'').toString();
    }

    static String json(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c >= 0x20 && c < 0x7f) {
                out.append(c);
            } else {
                String hex = Integer.toHexString(c);
                out.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
            }
        }
        return out.append('"').toString();
    }
}
