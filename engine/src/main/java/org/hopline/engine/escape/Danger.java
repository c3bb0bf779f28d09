package org.hopline.engine.escape;

/** Which code points must not be shown as they are. */
final class Danger {

    private Danger() {}

    /**
     * Whether a code point could act on a terminal, reorder or hide text: controls (C0, DEL, C1), format characters
     * (bidirectional controls, zero-width, tags), line separators, odd spaces, invisible letters, surrogates, private
     * use and unassigned. Unassigned ones are as this JDK knows Unicode.
     */
    static boolean hides(int codePoint) {
        if (codePoint >= 0x20 && codePoint < 0x7f) {
            return false;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR ->
                true;
            default -> invisible(codePoint);
        };
    }

    /** Code points of visible categories that fonts draw as nothing (Unicode's Default_Ignorable_Code_Point, blanks). */
    private static boolean invisible(int codePoint) {
        return codePoint == 0x034f || codePoint == 0x115f || codePoint == 0x1160 || codePoint == 0x17b4
                || codePoint == 0x17b5 || (codePoint >= 0x180b && codePoint <= 0x180f) || codePoint == 0x2800
                || codePoint == 0x3164 || (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || codePoint == 0xffa0
                || (codePoint >= 0xe0100 && codePoint <= 0xe01ef);
    }

    /** Whether it is drawn onto the character before it. */
    static boolean combines(int codePoint) {
        if (codePoint < 0x300) {
            return false;
        }
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** The visible, harmless spelling of a code point that {@link #hides}. */
    static String spelled(int codePoint) {
        return switch (codePoint) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> codePoint < 0x80
                    ? "\\x" + (codePoint < 0x10 ? "0" : "") + Integer.toHexString(codePoint)
                    : "\\u{" + Integer.toHexString(codePoint) + "}";
        };
    }
}
