package org.hopline.spl;

import org.jspecify.annotations.Nullable;

/** A search that is not written as the grammar wants, or wants what is not run yet; caught where the search is compiled, never seen outside. */
final class SplSyntax extends Exception {

    private static final long serialVersionUID = 1L;

    final int from;
    final int to;
    final @Nullable String hint;
    /** Whether the search is well written, only not run yet. */
    final boolean notRunYet;

    private SplSyntax(Token at, String message, boolean notRunYet) {
        super(message, null, false, false);
        this.from = at.from();
        this.to = at.to();
        this.hint = null;
        this.notRunYet = notRunYet;
    }

    /** Well written, but not run yet. */
    static SplSyntax notRunYet(Token at, String what) {
        return new SplSyntax(at, what, true);
    }

    SplSyntax(int from, int to, String message, @Nullable String hint) {
        super(message, null, false, false);
        this.from = from;
        this.to = to;
        this.hint = hint;
        this.notRunYet = false;
    }

    SplSyntax(Token at, String message) {
        this(at.from(), at.to(), message, null);
    }
}
