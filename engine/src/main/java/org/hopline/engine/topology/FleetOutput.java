package org.hopline.engine.topology;

import org.hopline.engine.behaviour.Familiarity;
import org.hopline.engine.event.SessionId;
import org.hopline.engine.risk.RiskRules;
import org.hopline.engine.session.Path;

/** What the fleet station emits. */
public sealed interface FleetOutput {

    /** A line of hops that will not grow any more. */
    record Lined(Path path) implements FleetOutput {}

    /** A finding, of a detection or a behaviour, and what it adds. */
    record Judged(RiskRules.Outcome outcome) implements FleetOutput {}

    /** How usual a logon was, as known before it. */
    record Usual(SessionId session, Familiarity familiarity) implements FleetOutput {}

    /** Hops that were cut off lines that were too long; said once, at the end. */
    record CutOff(long hops) implements FleetOutput {}
}
