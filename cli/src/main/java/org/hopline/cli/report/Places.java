package org.hopline.cli.report;

import org.hopline.engine.event.Evidence;

/** Where evidence stands, in the form editors and {@code grep -n} use. */
final class Places {

    private Places() {}

    /** {@code db03/auth.log:41}; an offset where there are no lines. */
    static String of(Evidence evidence) {
        return evidence.line() > 0
                ? evidence.source() + ":" + evidence.line()
                : evidence.source() + " at byte " + evidence.offset();
    }
}
