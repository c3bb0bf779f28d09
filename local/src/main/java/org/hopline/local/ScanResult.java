package org.hopline.local;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hopline.engine.detect.Finding;
import org.hopline.engine.event.SourceLedger;
import org.hopline.engine.identity.IdentityFacts;
import org.hopline.engine.risk.RiskEvent;
import org.hopline.engine.session.Attempts;
import org.hopline.engine.session.Hop;
import org.hopline.engine.session.Path;
import org.hopline.engine.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * What a scan found, every list in its canonical order.
 *
 * @param paths time-respecting lines of hops
 * @param hops one per session that has a known or inferred origin, roots included
 * @param findings detections and behaviours that held
 * @param risk what they add to risk objects
 * @param sessions logons
 * @param attempts failed ones, grouped
 * @param happenings how many happenings passed the host stations, copies joined
 * @param sources a ledger per source, in order of path
 * @param detections what became of the detections
 * @param facts the identity facts that were used, learned and given
 * @param notes sentences the reader must know: zone assumed, addresses learned, what was cut
 * @param interrupted whether the user stopped it: everything above is partial
 * @param baseline what the behaviours learned, for {@link ScanRequest#baseline} of a later scan
 */
public record ScanResult(List<Path> paths, List<Hop> hops, List<Finding> findings, List<RiskEvent> risk,
        List<Session> sessions, List<Attempts> attempts, long happenings, List<SourceLedger> sources,
        DetectionCounts detections, IdentityFacts facts, List<String> notes, boolean interrupted,
        byte @Nullable [] baseline) {

    /** Keeps its own copies. */
    public ScanResult {
        paths = List.copyOf(paths);
        hops = List.copyOf(hops);
        findings = List.copyOf(findings);
        risk = List.copyOf(risk);
        sessions = List.copyOf(sessions);
        attempts = List.copyOf(attempts);
        sources = List.copyOf(sources);
        notes = List.copyOf(notes);
    }

    /**
     * What became of the detections.
     *
     * @param loaded how many the scan was given
     * @param applicable how many could be fed by some source that was read
     * @param fired how many made a finding
     * @param inactive those not applicable: id → why, in order of id
     */
    public record DetectionCounts(int loaded, int applicable, int fired, SortedMap<String, String> inactive) {
        /** Keeps its own copy. */
        public DetectionCounts {
            inactive = new TreeMap<>(inactive);
        }
    }

    /** Whether some source could not be read wholly or not understood at all: exit code 4 under {@code --strict}. */
    public boolean incomplete() {
        return interrupted || sources.stream()
                .anyMatch(source -> source.trouble() != null || (source.format() == null && source.sameAs() == null)
                        || source.unparsed() > 0);
    }
}
