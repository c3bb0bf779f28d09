package org.hopline.testkit.runner;

import java.util.ArrayList;
import java.util.List;
import org.hopline.engine.detect.Finding;
import org.hopline.engine.event.SourceLedger;
import org.hopline.engine.session.Path;
import org.hopline.engine.session.Session;
import org.hopline.engine.wire.Wire;

/**
 * What a run found, as canonical JSON, one line each: paths, findings, sessions.
 *
 * @param lines without source, line and offset
 * @param ledgers for the ledger's law
 */
public record CanonicalRun(List<String> lines, List<SourceLedger> ledgers) {

    /** Keeps its own copies. */
    public CanonicalRun {
        lines = List.copyOf(lines);
        ledgers = List.copyOf(ledgers);
    }

    /** Of results in the order in which the runner gives them, which must be the canonical one. */
    public static CanonicalRun of(List<Path> paths, List<Finding> findings, List<Session> sessions,
            List<SourceLedger> ledgers) {
        List<String> lines = new ArrayList<>();
        paths.forEach(path -> lines.add(Wire.CANONICAL.path(path, null)));
        findings.forEach(finding -> lines.add(Wire.CANONICAL.finding(finding)));
        sessions.forEach(session -> lines.add(Wire.CANONICAL.session(session, null)));
        return new CanonicalRun(lines, ledgers);
    }
}
