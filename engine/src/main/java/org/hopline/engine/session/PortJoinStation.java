package org.hopline.engine.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.flow.Output;
import org.hopline.engine.flow.RecordCodec;
import org.hopline.engine.flow.Station;
import org.hopline.engine.flow.StateKey;
import org.hopline.engine.flow.StationContext;

/**
 * Joins sessions to the recorded connection that opened them, exactly. Keyed by client address and port; needs no
 * knowledge of which address is which host.
 */
public final class PortJoinStation implements Station<JoinInput, HopCandidate> {

    private static final int MOST = 64;

    /** What is remembered of one client address and port; changes in place. */
    record PortState(ArrayDeque<Session> children, ArrayDeque<OutgoingConnection> outgoing) {}

    private static final StateKey<PortState> KEY = new StateKey<>("port", 1, RecordCodec.of(PortState.class),
            Duration.ofNanos(JoinStation.LOGIN_TIME + 2 * Limits.SKEW));

    @Override
    public void process(JoinInput input, StationContext context, Output<HopCandidate> out) {
        PortState state = context.get(KEY);
        if (state == null) {
            state = new PortState(new ArrayDeque<>(), new ArrayDeque<>());
        }
        switch (input) {
            case JoinInput.Parent parent -> {
                return;
            }
            case JoinInput.Child(Session session, var source) -> {
                keep(state.children(), session);
                for (OutgoingConnection each : state.outgoing()) {
                    join(session, each, context, out);
                }
            }
            case JoinInput.Outgoing(OutgoingConnection connection) -> {
                keep(state.outgoing(), connection);
                for (Session each : state.children()) {
                    join(each, connection, context, out);
                }
            }
        }
        context.put(KEY, state);
    }

    private static <T> void keep(ArrayDeque<T> values, T value) {
        if (values.size() >= MOST) {
            values.pollFirst();
        }
        values.add(value);
    }

    private static void join(Session child, OutgoingConnection connection, StationContext context,
            Output<HopCandidate> out) {
        boolean inTime = connection.time() <= child.opened() + Limits.SKEW
                && connection.time() >= child.opened() - JoinStation.LOGIN_TIME;
        if (inTime && connection.session() != null && !connection.session().equals(child.id())) {
            List<Evidence> evidence = new ArrayList<>(child.evidence());
            evidence.add(connection.evidence());
            out.emit(new HopCandidate(child.id(), connection.session(), connection.host(), Hop.Basis.EXACT_PORT, 1,
                    List.of("the source host recorded the connection from this very address and port"), evidence),
                    context.eventTime());
        }
    }

    @Override
    public void onTimer(long eventTime, StationContext context, Output<HopCandidate> out) {}
}
