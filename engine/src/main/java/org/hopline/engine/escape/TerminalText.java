package org.hopline.engine.escape;

/** One harmless line of at most so many terminal columns. */
final class TerminalText {

    /** Marks on one base letter that are drawn; more of them would climb over the lines above. */
    private static final int MOST_MARKS = 4;

    private TerminalText() {}

    static String of(String text, int maxWidth) {
        if (plain(text) && text.length() <= maxWidth) {
            return text;
        }
        StringBuilder out = new StringBuilder(Math.min(text.length() + 16, 4096));
        int width = 0;
        // Where the text must be cut to leave a column for the mark, should it turn out too long.
        int cut = 0;
        int marks = MOST_MARKS;
        for (int i = 0; i < text.length();) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            marks = Danger.combines(codePoint) ? marks + 1 : 0;
            boolean shown = !Danger.hides(codePoint) && marks <= MOST_MARKS && !(marks > 0 && out.isEmpty());
            String piece = shown ? Character.toString(codePoint) : Danger.spelled(codePoint);
            int pieceWidth = shown ? Width.of(codePoint) : piece.length();
            if (width + pieceWidth > maxWidth) {
                out.setLength(cut);
                return maxWidth <= 0 ? "" : out.append('…').toString();
            }
            out.append(piece);
            width += pieceWidth;
            if (width <= maxWidth - 1) {
                cut = out.length();
            }
        }
        return out.toString();
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c > 0x7e) {
                return false;
            }
        }
        return true;
    }
}
