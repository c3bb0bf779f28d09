package org.hopline.content;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a rule file, and where.
 *
 * @param severity whether the rule can still run
 * @param file the path as given
 * @param line from 1; 0 when it concerns the whole file
 * @param column from 1; 0 when it concerns the whole line
 * @param message one or a few sentences; may quote the file, so it is escaped where it is shown
 * @param snippet the words it is about, or null
 * @param hint what to write instead, or null
 */
public record RuleProblem(Severity severity, String file, int line, int column, String message,
        @Nullable String snippet, @Nullable String hint) {

    /** File, line, column, severity, message. */
    public static final Comparator<RuleProblem> ORDER = Comparator.comparing(RuleProblem::file)
            .thenComparingInt(RuleProblem::line).thenComparingInt(RuleProblem::column)
            .thenComparing(RuleProblem::severity).thenComparing(RuleProblem::message);

    /** How bad it is, worst first. */
    public enum Severity {
        /** The rule does not run. */
        ERROR,
        /** The rule runs, but not as its author meant. */
        WARNING,
        /** Worth knowing. */
        INFO
    }

    /** {@code file:line:column}, as far as known. */
    public String place() {
        return line == 0 ? file : column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
