package org.hopline.engine.detect;

import org.hopline.engine.event.FieldValue;

/** What counts as a number in a search, and how values compare. */
final class Numbers {

    private Numbers() {}

    /** The number that a text is, or NaN: an optional sign, digits, an optional fraction and exponent, nothing else. */
    static double parse(String text) {
        int length = text.length();
        if (length == 0 || length > 40) {
            return Double.NaN;
        }
        boolean digit = false;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digit = true;
            } else if (c != '.' && c != '-' && c != '+' && !(digit && (c == 'e' || c == 'E'))) {
                return Double.NaN;
            }
        }
        if (!digit) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    static double of(FieldValue value) {
        return switch (value) {
            case FieldValue.Number(double number) -> number;
            case FieldValue.Text(String text) -> parse(text);
            case FieldValue.Many(var values) -> values.size() == 1 ? parse(values.get(0)) : Double.NaN;
        };
    }

    /** As numbers where both are numbers, else as text. */
    static int compare(String a, String b) {
        double left = parse(a);
        double right = parse(b);
        return Double.isNaN(left) || Double.isNaN(right) ? a.compareTo(b) : Double.compare(left, right);
    }
}
