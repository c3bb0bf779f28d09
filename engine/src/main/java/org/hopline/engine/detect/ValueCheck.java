package org.hopline.engine.detect;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.hopline.engine.detect.Predicate.ValueTest;
import org.hopline.engine.event.FieldValue;
import org.hopline.engine.event.Slice;

/**
 * A {@link ValueTest} made ready to run, on text and on bytes with the same answer. Ignoring case means ASCII letters
 * where the wanted text is all ASCII, and {@code toLowerCase} of both texts where it is not.
 */
abstract sealed class ValueCheck {

    abstract boolean passes(String text);

    /** On bytes of UTF-8; overridden where that saves making a text. */
    boolean passes(Slice bytes) {
        return passes(bytes.text());
    }

    /** Whether {@link #passesFolded} may be asked instead. */
    boolean folds() {
        return false;
    }

    /** On bytes of UTF-8 with ASCII letters in lower case; only where {@link #folds}. */
    boolean passesFolded(byte[] bytes) {
        throw new IllegalStateException("case matters");
    }

    /** With several values, one that passes is enough. */
    final boolean passes(FieldValue value) {
        return switch (value) {
            case FieldValue.Text(String text) -> passes(text);
            case FieldValue.Number number -> passes(number.print());
            case FieldValue.Many(var values) -> values.stream().anyMatch(this::passes);
        };
    }

    static ValueCheck of(ValueTest test) {
        return switch (test) {
            case ValueTest.Equal(String text, boolean ignoreCase) -> new Glob(new String[]{text}, ignoreCase);
            case ValueTest.Wildcard(String pattern, boolean ignoreCase) -> new Glob(pattern.split("\\*", -1),
                    ignoreCase);
            case ValueTest.OneOf(var texts, boolean ignoreCase) -> new Membership(texts, ignoreCase);
            case ValueTest.Compare(var operator, String text) -> new Comparison(operator, text);
            case ValueTest.Exists() -> new Presence();
        };
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    static String foldAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                StringBuilder folded = new StringBuilder(text);
                for (int j = i; j < text.length(); j++) {
                    folded.setCharAt(j, (char) fold(text.charAt(j)));
                }
                return folded.toString();
            }
        }
        return text;
    }

    private static int fold(int c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }

    /** Texts with any text between them: one part is equality. */
    private static final class Glob extends ValueCheck {
        private final String[] parts;
        private final byte[][] bytes;
        private final boolean ignoreCase;
        private final boolean ascii;

        Glob(String[] given, boolean ignoreCase) {
            this.ignoreCase = ignoreCase;
            boolean allAscii = true;
            for (String part : given) {
                allAscii &= isAscii(part);
            }
            this.ascii = allAscii;
            this.parts = new String[given.length];
            this.bytes = new byte[given.length][];
            for (int i = 0; i < given.length; i++) {
                parts[i] = ready(given[i]);
                bytes[i] = Slice.utf8(parts[i]).toBytes();
            }
        }

        private String ready(String text) {
            return !ignoreCase ? text : ascii ? foldAscii(text) : text.toLowerCase(Locale.ROOT);
        }

        @Override
        boolean passes(String given) {
            String text = ready(given);
            String first = parts[0];
            if (parts.length == 1) {
                return text.equals(first);
            }
            String last = parts[parts.length - 1];
            int end = text.length() - last.length();
            if (end < first.length() || !text.startsWith(first) || !text.endsWith(last)) {
                return false;
            }
            int at = first.length();
            for (int i = 1; i < parts.length - 1; i++) {
                int found = text.indexOf(parts[i], at);
                if (found < 0 || found + parts[i].length() > end) {
                    return false;
                }
                at = found + parts[i].length();
            }
            return true;
        }

        @Override
        boolean passes(Slice value) {
            return ascii && !ignoreCase
                    ? matches(value.array(), value.offset(), value.end())
                    : passes(value.text());
        }

        @Override
        boolean folds() {
            return ascii && ignoreCase;
        }

        @Override
        boolean passesFolded(byte[] value) {
            return matches(value, 0, value.length);
        }

        private boolean matches(byte[] value, int from, int to) {
            byte[] first = bytes[0];
            if (bytes.length == 1) {
                return to - from == first.length && hasAt(value, from, first);
            }
            byte[] last = bytes[bytes.length - 1];
            int end = to - last.length;
            if (end < from + first.length || !hasAt(value, from, first) || !hasAt(value, end, last)) {
                return false;
            }
            int at = from + first.length;
            for (int i = 1; i < bytes.length - 1; i++) {
                int found = find(value, at, end, bytes[i]);
                if (found < 0) {
                    return false;
                }
                at = found + bytes[i].length;
            }
            return true;
        }

        private static int find(byte[] value, int from, int to, byte[] wanted) {
            if (wanted.length == 0) {
                return from;
            }
            byte first = wanted[0];
            for (int i = from; i <= to - wanted.length; i++) {
                if (value[i] == first && hasAt(value, i, wanted)) {
                    return i;
                }
            }
            return -1;
        }

        private static boolean hasAt(byte[] value, int at, byte[] wanted) {
            return Arrays.equals(value, at, at + wanted.length, wanted, 0, wanted.length);
        }
    }

    private static final class Membership extends ValueCheck {
        private final Set<String> ascii = new HashSet<>();
        private final Set<String> other = new HashSet<>();
        private final boolean ignoreCase;

        Membership(Set<String> texts, boolean ignoreCase) {
            this.ignoreCase = ignoreCase;
            for (String text : texts) {
                if (!ignoreCase) {
                    ascii.add(text);
                } else if (isAscii(text)) {
                    ascii.add(foldAscii(text));
                } else {
                    other.add(text.toLowerCase(Locale.ROOT));
                }
            }
        }

        @Override
        boolean passes(String text) {
            return ignoreCase
                    ? ascii.contains(foldAscii(text))
                            || (!other.isEmpty() && other.contains(text.toLowerCase(Locale.ROOT)))
                    : ascii.contains(text);
        }
    }

    private static final class Comparison extends ValueCheck {
        private final ValueTest.Operator operator;
        private final String wanted;

        Comparison(ValueTest.Operator operator, String wanted) {
            this.operator = operator;
            this.wanted = wanted;
        }

        @Override
        boolean passes(String text) {
            int order = Numbers.compare(text, wanted);
            return switch (operator) {
                case LESS -> order < 0;
                case LESS_OR_EQUAL -> order <= 0;
                case GREATER -> order > 0;
                case GREATER_OR_EQUAL -> order >= 0;
            };
        }
    }

    private static final class Presence extends ValueCheck {
        @Override
        boolean passes(String text) {
            return true;
        }

        @Override
        boolean passes(Slice bytes) {
            return true;
        }
    }
}
