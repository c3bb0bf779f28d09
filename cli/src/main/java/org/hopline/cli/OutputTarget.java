package org.hopline.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One {@code -o}: a form, and where it goes.
 *
 * @param form how it is written
 * @param file where to; null for the standard output
 */
record OutputTarget(Form form, @Nullable Path file) {

    /** How results are written. */
    enum Form {
        TABLE, JSONL, JSON, CSV;

        static @Nullable Form named(String word) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "table", "txt", "text" -> TABLE;
                case "jsonl", "ndjson" -> JSONL;
                case "json" -> JSON;
                case "csv" -> CSV;
                default -> null;
            };
        }
    }

    /**
     * {@code -} is the table on the standard output, a form's name that form there, {@code FORM:FILE} and {@code FILE}
     * a file, the form by its suffix.
     *
     * @throws IllegalArgumentException with a sentence
     */
    static OutputTarget parse(String value, Console console) {
        if (value.equals("-")) {
            return new OutputTarget(Form.TABLE, null);
        }
        Form bare = Form.named(value);
        if (bare != null) {
            return new OutputTarget(bare, null);
        }
        int colon = value.indexOf(':');
        Form named = colon > 0 ? Form.named(value.substring(0, colon)) : null;
        if (named != null) {
            String file = value.substring(colon + 1);
            if (file.isEmpty()) {
                throw new IllegalArgumentException("-o " + value + " names no file.");
            }
            return new OutputTarget(named, file.equals("-") ? null : console.path(file));
        }
        int dot = value.lastIndexOf('.');
        Form bySuffix = dot >= 0 ? Form.named(value.substring(dot + 1)) : null;
        if (bySuffix == null) {
            throw new IllegalArgumentException(
                    "-o " + value + ": the suffix names no form. End it in .txt, .json, .jsonl"
                            + " or .csv, or write the form first: -o jsonl:" + value);
        }
        return new OutputTarget(bySuffix, console.path(value));
    }
}
