package org.hopline.local;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hopline.engine.behaviour.Baseline;
import org.hopline.engine.behaviour.Familiarity;
import org.hopline.engine.event.SessionId;
import org.hopline.engine.event.SourceLedger;
import org.hopline.engine.identity.IdentityFacts;
import org.hopline.engine.risk.RiskEvent;
import org.hopline.engine.risk.RiskRules;
import org.hopline.engine.session.Attempts;
import org.hopline.engine.session.Path;
import org.hopline.engine.session.Session;
import org.hopline.engine.wire.RunLedger;

/**
 * What a scan found, every list in its canonical order. Lists of a big scan may lie in a temporary file and be read as
 * they are walked; walking is always cheap, jumping about in them is not.
 *
 * @param paths time-respecting lines of hops, roots included
 * @param findings detections and behaviours that held, where each is shown, and the risk it adds
 * @param sessions logons
 * @param attempts failed ones, grouped
 * @param familiarity how usual the logon of a session was for its account; for sessions that are part of a path
 * @param happenings how many happenings that some detection picked passed the host stations, copies joined
 * @param sources a ledger per source, in order of path
 * @param detections what became of the detections
 * @param facts the identity facts that were used, learned and given
 * @param notes sentences the reader must know: zone assumed, addresses learned, what was cut
 * @param interrupted whether the user stopped it: everything above is partial
 * @param baseline what the behaviours know now, for {@link ScanRequest#baseline} of a later scan
 */
public record ScanResult(List<Path> paths, List<RiskRules.Outcome> findings, List<Session> sessions,
        List<Attempts> attempts, SortedMap<SessionId, Familiarity> familiarity, long happenings,
        List<RunLedger.Source> sources, RunLedger.Detections detections, IdentityFacts facts, List<String> notes,
        boolean interrupted, Baseline baseline) {

    /** Keeps its own copies, or views, that cannot change. */
    public ScanResult {
        paths = Collections.unmodifiableList(paths);
        findings = List.copyOf(findings);
        sessions = Collections.unmodifiableList(sessions);
        attempts = Collections.unmodifiableList(attempts);
        familiarity = Collections.unmodifiableSortedMap(new TreeMap<>(familiarity));
        sources = List.copyOf(sources);
        notes = List.copyOf(notes);
    }

    /** What all findings add to risk objects, in {@link RiskEvent#ORDER}. */
    public List<RiskEvent> risk() {
        return findings.stream().flatMap(outcome -> outcome.events().stream()).sorted(RiskEvent.ORDER).toList();
    }

    /** The ledgers alone. */
    public List<SourceLedger> ledgers() {
        return sources.stream().map(RunLedger.Source::ledger).toList();
    }

    /**
     * Whether evidence is missing: the scan was stopped, some source could not be read wholly, or its format is not
     * known. Exit code 4 under {@code --strict}.
     */
    public boolean incomplete() {
        return interrupted || ledgers().stream().anyMatch(source -> source.trouble() != null
                || (source.format() == null && source.sameAs() == null && source.size() > 0));
    }
}
