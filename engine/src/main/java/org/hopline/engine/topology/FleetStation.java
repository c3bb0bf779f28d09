package org.hopline.engine.topology;

import java.util.TreeSet;
import java.util.function.Consumer;
import org.hopline.engine.behaviour.BehaviourState;
import org.hopline.engine.behaviour.Behaviours;
import org.hopline.engine.behaviour.Baseline;
import org.hopline.engine.behaviour.Familiarity;
import org.hopline.engine.detect.Finding;
import org.hopline.engine.flow.Output;
import org.hopline.engine.flow.Station;
import org.hopline.engine.flow.StationContext;
import org.hopline.engine.risk.RiskRules;
import org.hopline.engine.session.Hop;
import org.hopline.engine.session.Path;
import org.hopline.engine.session.PathBuilder;

/**
 * The last stop, one writer of low volume: joins hops to paths, asks the behaviours about every logon, turns findings
 * into risk. Keyed by {@link Routes#FLEET_KEY}; takes input in {@link Orders#FLEET_INPUT}; reads the fact set
 * {@link Baseline}.
 *
 * <p>A logon's origin is decided once, {@link #DECIDED_AFTER} behind its opening: until then joins may propose. The
 * behaviours therefore live that much behind the station's event time. Paths and their cut are told at the end of all
 * input, and as their sessions are let go.
 */
public final class FleetStation implements Station<FleetInput, FleetOutput> {

    /** How long after its opening a session's origin is decided, in nanoseconds: 30 s. */
    public static final long DECIDED_AFTER = 30_000_000_000L;

    /** Looking through all sessions for finished ones costs time; their memory may wait six hours. */
    private static final long RELEASE_EVERY = 6 * 3_600_000_000_000L;

    private final Behaviours behaviours = new Behaviours();

    @Override
    public void process(FleetInput input, StationContext context, Output<FleetOutput> out) {
        FleetState state = state(context);
        switch (input) {
            case FleetInput.Opened(var session) -> {
                state.paths().session(session, false);
                state.undecided().add(new FleetState.Undecided(session.opened(), session.host(), session.id()));
                context.setTimer(later(session.opened(), DECIDED_AFTER));
            }
            case FleetInput.Closed(var session) -> state.paths().session(session, true);
            case FleetInput.Joined(var candidate) -> state.paths().candidate(candidate);
            case FleetInput.Detected(var finding) -> judge(finding, out);
        }
        context.put(FleetState.KEY, state);
    }

    private static FleetState state(StationContext context) {
        FleetState state = context.get(FleetState.KEY);
        if (state == null) {
            state = new FleetState(new PathBuilder(), new TreeSet<>(), context.eventTime());
            context.setTimer(Long.MAX_VALUE);
        }
        return state;
    }

    @Override
    public void onTimer(long eventTime, StationContext context, Output<FleetOutput> out) {
        FleetState state = state(context);
        BehaviourState learned = context.get(BehaviourState.KEY);
        if (learned == null) {
            learned = BehaviourState.of(context.facts(Baseline.class));
        }
        // Only a finding knows its own time; a timer that ends an episode comes after it.
        Consumer<Finding> found = finding -> judge(finding, out);
        long upTo = eventTime == Long.MAX_VALUE ? Long.MAX_VALUE : eventTime - DECIDED_AFTER;
        while (!state.undecided().isEmpty() && state.undecided().first().opened() <= upTo) {
            FleetState.Undecided next = state.undecided().removeFirst();
            Path line = state.paths().lineTo(next.session());
            if (line != null) {
                Hop hop = line.hops().getLast();
                Familiarity familiarity = behaviours.onLogon(hop, learned, found);
                out.emit(new FleetOutput.Usual(next.session(), familiarity), next.opened());
            }
        }
        if (behaviours.nextTimer(learned) <= upTo) {
            behaviours.onTimer(upTo, learned, found);
        }
        long next = behaviours.nextTimer(learned);
        if (next != Long.MAX_VALUE) {
            context.setTimer(later(next, DECIDED_AFTER));
        }
        if (eventTime == Long.MAX_VALUE) {
            finish(state, out);
        } else if (eventTime - state.releasedAt() >= RELEASE_EVERY) {
            state = state.released(eventTime);
            for (Path path : state.paths().advance(eventTime)) {
                line(path, out);
            }
        }
        context.put(BehaviourState.KEY, learned);
        context.put(FleetState.KEY, state);
    }

    private static void finish(FleetState state, Output<FleetOutput> out) {
        for (Path path : state.paths().finish()) {
            line(path, out);
        }
        if (state.paths().cut() > 0) {
            out.emit(new FleetOutput.CutOff(state.paths().cut()), Long.MAX_VALUE);
        }
    }

    private static void line(Path path, Output<FleetOutput> out) {
        out.emit(new FleetOutput.Lined(path), path.hops().getLast().child().opened());
    }

    private static void judge(Finding finding, Output<FleetOutput> out) {
        out.emit(new FleetOutput.Judged(RiskRules.apply(finding)), finding.time());
    }

    private static long later(long time, long by) {
        return time > Long.MAX_VALUE - by - 1 ? Long.MAX_VALUE - 1 : time + by;
    }
}
