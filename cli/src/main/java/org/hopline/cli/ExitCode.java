package org.hopline.cli;

/** What a command tells the shell ({@code docs/reference/cli.md}). */
final class ExitCode {

    /** Done, findings or not. */
    static final int DONE = 0;
    /** A gate tripped: {@code --fail-on}, a failed validation, a report that no longer matches its sources. */
    static final int GATE = 1;
    /** Wrong usage or configuration: nothing was done. */
    static final int USAGE = 2;
    /** It failed. */
    static final int FAILURE = 3;
    /** Evidence is incomplete, under {@code --strict}. */
    static final int INCOMPLETE = 4;
    /** Interrupted; partial results are written and say so. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
