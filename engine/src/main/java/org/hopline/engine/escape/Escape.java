package org.hopline.engine.escape;

/**
 * Makes text of log data that is harmless where it is shown. A log is written by whoever can reach the machine: every
 * method here takes hostile text and keeps what a reader needs of it, visible and inert.
 */
public final class Escape {

    private Escape() {}

    /**
     * Text for a terminal: one line, no control or escape sequence, no bidirectional override, nothing invisible.
     * What is taken out is shown by a backslash and {@code n}, {@code x1b} or <code>u&#123;202e&#125;</code>; printable
     * Unicode stays, and so does a backslash of the text itself, so that doing it twice changes nothing.
     */
    public static String terminal(String text) {
        return TerminalText.of(text, Integer.MAX_VALUE);
    }

    /** {@link #terminal(String)}, cut to {@code maxWidth} terminal columns with {@code …} at the cut. */
    public static String terminal(String text, int maxWidth) {
        return TerminalText.of(text, maxWidth);
    }

    /** One field of a CSV file (RFC 4180), quoted where needed; what a spreadsheet would compute is made plain text. */
    public static String csv(String text) {
        return MarkupText.csv(text);
    }

    /** Text for HTML, in an element or in a quoted attribute. */
    public static String html(String text) {
        return MarkupText.html(text);
    }

    /** Text inside a Markdown paragraph or table cell: no link, markup, HTML or cell border comes out alive. */
    public static String markdown(String text) {
        return MarkupText.markdown(text);
    }

    /** One word of a POSIX shell command line, quoted where needed, for commands we suggest to type. */
    public static String shell(String text) {
        return MarkupText.shell(text);
    }

    /**
     * Whether a code point must not be shown as it is: it could act on a terminal, or reorder or hide the text around
     * it. For writers that have an escape of their own, such as JSON's.
     */
    public static boolean hides(int codePoint) {
        return Danger.hides(codePoint);
    }

    /** A JSON string with its quotes, for output that is not written by {@code engine.wire}; pure ASCII. */
    public static String json(String text) {
        return MarkupText.json(text);
    }
}
