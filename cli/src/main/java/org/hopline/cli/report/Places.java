package org.hopline.cli.report;

import java.util.List;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.SourceLedger;

/** Where evidence stands, in the form editors and {@code grep -n} use, below the folder that all sources share. */
final class Places {

    private final String base;

    private Places(String base) {
        this.base = base;
    }

    /** Places in these sources. */
    static Places in(List<SourceLedger> sources) {
        if (sources.size() < 2) {
            return new Places("");
        }
        String base = folder(sources.getFirst().source().path());
        for (SourceLedger source : sources) {
            while (!source.source().path().startsWith(base)) {
                base = folder(base.substring(0, base.length() - 1));
            }
        }
        return new Places(base);
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** The folder that is left out of every place; empty when nothing is. */
    String base() {
        return base;
    }

    /** {@code db03/auth.log:41}; an offset where there are no lines. */
    String of(Evidence evidence) {
        return evidence.line() > 0
                ? of(evidence.source().path()) + ":" + evidence.line()
                : of(evidence.source().path()) + " at byte " + evidence.offset();
    }

    /** The path below the shared folder. */
    String of(String path) {
        return path.startsWith(base) && path.length() > base.length() ? path.substring(base.length()) : path;
    }
}
