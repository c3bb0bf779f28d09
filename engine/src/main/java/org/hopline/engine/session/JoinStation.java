package org.hopline.engine.session;

import java.util.Iterator;
import java.util.List;
import org.hopline.engine.flow.Output;
import org.hopline.engine.flow.Station;
import org.hopline.engine.flow.StationContext;
import org.hopline.engine.identity.IdentityFacts;

/**
 * Joins sessions to the session of their source host that they were opened from: by audit session, else by containment.
 * Keyed by source host; reads the fact set {@link IdentityFacts}. A child is decided {@link #DECIDED_AFTER} behind its
 * opening, when no earlier word of the source host can come any more.
 */
public final class JoinStation implements Station<JoinInput, HopCandidate> {

    /** How far behind a session's opening its origin is said, in nanoseconds: the allowed clock skew. */
    public static final long DECIDED_AFTER = Limits.SKEW;

    /** Longest time from a client's connection to its acceptance: LoginGraceTime's default. */
    static final long LOGIN_TIME = 120 * Limits.SECOND;
    /** A closed session may still be the parent of a child that is accepted so much later. */
    private static final long KEPT_AFTER_CLOSE = Limits.SKEW + DECIDED_AFTER + 30 * Limits.SECOND;
    private static final long KEPT_WITHOUT_END = 24L * 3600 * Limits.SECOND;

    private static final long TIDY_EVERY = 10 * Limits.SECOND;

    @Override
    public void process(JoinInput input, StationContext context, Output<HopCandidate> out) {
        JoinState state = context.get(JoinState.KEY);
        if (state == null) {
            state = JoinState.empty();
        }
        switch (input) {
            case JoinInput.Parent(Session session, boolean closed) -> {
                JoinState.Parent known = state.parents().get(session.id());
                if (known != null && known.closed() && !closed) {
                    return;
                }
                state.parents().put(session.id(), new JoinState.Parent(session.id(), session.user(),
                        session.opened(), session.credential(), closed, session.closed(), opening(session, state)));
                if (state.parents().size() > JoinState.MOST_PARENTS) {
                    state.parents().pollFirstEntry();
                    state = state.forget(1);
                }
            }
            case JoinInput.Outgoing(OutgoingConnection connection) -> {
                state.outgoing().add(connection);
                if (state.outgoing().size() > JoinState.MOST_OUTGOING) {
                    state.outgoing().pollFirst();
                    state = state.forget(1);
                }
            }
            case JoinInput.Child child -> {
                if (child.source() == null) {
                    Session session = child.session();
                    out.emit(new HopCandidate(session.id(), null, null, Hop.Basis.ROOT, 1,
                            List.of("its address is no host that these logs know"), List.of()), session.opened());
                    return;
                }
                state.waiting().add(child);
                context.setTimer(child.session().opened() + DECIDED_AFTER);
            }
        }
        context.put(JoinState.KEY, state);
    }

    /** The entries that showed the opening: those of the first word about the session, so that a join names few. */
    private static List<org.hopline.engine.event.Evidence> opening(Session session, JoinState state) {
        JoinState.Parent known = state.parents().get(session.id());
        return known != null ? known.evidence() : session.evidence();
    }

    @Override
    public void onTimer(long eventTime, StationContext context, Output<HopCandidate> out) {
        JoinState state = context.get(JoinState.KEY);
        if (state == null) {
            return;
        }
        IdentityFacts facts = context.facts(IdentityFacts.class);
        while (!state.waiting().isEmpty()
                && state.waiting().peekFirst().session().opened() + DECIDED_AFTER <= eventTime) {
            JoinInput.Child child = state.waiting().pollFirst();
            out.emit(Origins.of(child, state, facts), child.session().opened());
        }
        if (state.tidiedAt() < eventTime - TIDY_EVERY) {
            letGo(state, eventTime);
            state = state.tidied(eventTime);
        }
        context.put(JoinState.KEY, state);
    }

    private static void letGo(JoinState state, long time) {
        while (!state.outgoing().isEmpty()
                && state.outgoing().peekFirst().time() + LOGIN_TIME + 2 * DECIDED_AFTER < time) {
            state.outgoing().pollFirst();
        }
        for (Iterator<JoinState.Parent> each = state.parents().values().iterator(); each.hasNext();) {
            JoinState.Parent parent = each.next();
            if (parent.closed() && (parent.end() != null
                    ? parent.end() + KEPT_AFTER_CLOSE
                    : parent.opened() + KEPT_WITHOUT_END) < time) {
                each.remove();
            }
        }
    }
}
