package org.hopline.engine.wire;

import org.hopline.engine.behaviour.Baseline;
import org.hopline.engine.detect.Finding;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.EventId;
import org.hopline.engine.event.HostId;
import org.hopline.engine.explain.PathScore;
import org.hopline.engine.session.Path;
import org.hopline.engine.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * Writes the public contracts as JSON, one object per call, without a line end. Members stand in a fixed order; equal
 * values give equal text.
 */
public final class Wire {

    /** Everything. */
    public static final Wire FULL = new Wire(false);
    /**
     * For comparing runs: without source, line, offset and ledger paths, evidence ordered by event identity
     * (DESIGN §5).
     */
    public static final Wire CANONICAL = new Wire(true);

    private final boolean canonical;

    private Wire(boolean canonical) {
        this.canonical = canonical;
    }

    /** {@code hopline.finding/1}. */
    public String finding(Finding finding) {
        return FindingJson.write(finding, canonical);
    }

    /** {@code hopline.path/1}; the score is left out where it is null. */
    public String path(Path path, @Nullable PathScore score) {
        return PathJson.write(path, score, canonical);
    }

    /** {@code hopline.session/1}. {@code sourceHost} is the host of the client address, null where not known. */
    public String session(Session session, @Nullable HostId sourceHost) {
        return SessionJson.write(session, sourceHost, canonical);
    }

    /** {@code hopline.event/1}. {@code id} null where no identity was computed. */
    public String event(Event event, @Nullable EventId id) {
        return EventJson.write(event, id, canonical);
    }

    /** {@code hopline.ledger/1}. */
    public String ledger(RunLedger ledger) {
        return LedgerJson.write(ledger, canonical);
    }

    /** {@code hopline.baseline/1}. */
    public String baseline(Baseline baseline) {
        return BaselineJson.write(baseline);
    }
}
