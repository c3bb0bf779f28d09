package org.hopline.spl;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a search, and where.
 *
 * @param severity whether it can still run
 * @param place in its file
 * @param snippet the words it is about, as written
 * @param message one or a few sentences
 * @param hint what to write instead, or null
 * @param replacement what the snippet must become, where that is certain; else null
 */
public record SplProblem(Severity severity, Place place, String snippet, String message, @Nullable String hint,
        @Nullable String replacement) {

    /** How bad it is. */
    public enum Severity {
        /** The search cannot run. */
        ERROR,
        /** It runs, but not as its author meant. */
        WARNING,
        /** Worth knowing. */
        INFO
    }
}
