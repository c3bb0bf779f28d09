package org.hopline.content;

import org.hopline.spl.Place;
import org.hopline.spl.Places;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Where the characters of a YAML scalar stand in the file, whatever its style. The value and the text it was read from
 * differ by folded blanks, indentation and escapes only, so the two are walked side by side.
 */
final class ScalarPlaces implements Places {

    private final String file;
    private final int[] offsets;

    private ScalarPlaces(String file, int[] offsets) {
        this.file = file;
        this.offsets = offsets;
    }

    static ScalarPlaces of(String file, ScalarNode scalar) {
        String value = scalar.getValue();
        int from = scalar.getStartMark().map(mark -> offset(file, mark.getLine(), mark.getColumn())).orElse(0);
        int to = scalar.getEndMark().map(mark -> offset(file, mark.getLine(), mark.getColumn()))
                .orElse(file.length());
        int at = switch (scalar.getScalarStyle()) {
            case LITERAL, FOLDED -> Math.max(from, file.indexOf('\n', from) + 1);
            case SINGLE_QUOTED, DOUBLE_QUOTED -> from + 1;
            case PLAIN, JSON_SCALAR_STYLE -> from;
        };
        int[] offsets = new int[value.length() + 1];
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isWhitespace(c)) {
                offsets[i] = Math.min(at, to);
                if (at < to && Character.isWhitespace(file.charAt(at))) {
                    at++;
                }
            } else {
                while (at < to && file.charAt(at) != c) {
                    at++;
                }
                offsets[i] = Math.min(at, to);
                at++;
                // A quote in single quotes is written twice.
                at += c == '\'' && scalar.getScalarStyle() == ScalarStyle.SINGLE_QUOTED ? 1 : 0;
            }
        }
        offsets[value.length()] = Math.min(at, file.length());
        return new ScalarPlaces(file, offsets);
    }

    private static int offset(String text, int line, int column) {
        int at = 0;
        for (int i = 0; i < line; i++) {
            int next = text.indexOf('\n', at);
            if (next < 0) {
                return text.length();
            }
            at = next + 1;
        }
        return Math.min(text.length(), at + column);
    }

    @Override
    public Place at(int index) {
        return Places.of(file).at(offsets[Math.max(0, Math.min(index, offsets.length - 1))]);
    }
}
