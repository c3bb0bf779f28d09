package org.hopline.engine.session;

import org.hopline.engine.flow.Output;
import org.hopline.engine.flow.Station;
import org.hopline.engine.flow.StationContext;

/**
 * Joins sessions to the session of their source host that they were opened from: by audit session, else by containment.
 * Keyed by source host; reads the fact set {@link org.hopline.engine.identity.IdentityFacts}.
 */
public final class JoinStation implements Station<JoinInput, HopCandidate> {

    @Override
    public void process(JoinInput input, StationContext context, Output<HopCandidate> out) {}

    @Override
    public void onTimer(long eventTime, StationContext context, Output<HopCandidate> out) {}
}
