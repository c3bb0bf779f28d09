package org.hopline.engine.topology;

import org.hopline.engine.detect.Finding;
import org.hopline.engine.session.HopCandidate;
import org.hopline.engine.session.Session;

/** What the fleet station takes. */
public sealed interface FleetInput {

    /** A session opened somewhere. */
    record Opened(Session session) implements FleetInput {}

    /** A session is complete. */
    record Closed(Session session) implements FleetInput {}

    /** A possible origin of a session. */
    record Joined(HopCandidate candidate) implements FleetInput {}

    /** A detection held. */
    record Detected(Finding finding) implements FleetInput {}
}
