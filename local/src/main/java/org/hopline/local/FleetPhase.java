package org.hopline.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.hopline.engine.behaviour.Baseline;
import org.hopline.engine.behaviour.BehaviourState;
import org.hopline.engine.behaviour.Behaviours;
import org.hopline.engine.behaviour.Familiarity;
import org.hopline.engine.detect.DetectionSet;
import org.hopline.engine.detect.WindowOutput;
import org.hopline.engine.detect.WindowStation;
import org.hopline.engine.event.Happening;
import org.hopline.engine.event.SessionId;
import org.hopline.engine.flow.RecordCodec;
import org.hopline.engine.flow.Station;
import org.hopline.engine.identity.IdentityFacts;
import org.hopline.engine.risk.RiskRules;
import org.hopline.engine.session.HopCandidate;
import org.hopline.engine.session.HostOutput;
import org.hopline.engine.session.JoinInput;
import org.hopline.engine.session.JoinRouting;
import org.hopline.engine.session.JoinStation;
import org.hopline.engine.session.Path;
import org.hopline.engine.session.PortJoinStation;
import org.hopline.engine.topology.FleetInput;
import org.hopline.engine.topology.FleetOutput;
import org.hopline.engine.topology.FleetStation;
import org.hopline.engine.topology.Orders;
import org.hopline.engine.topology.Routes;
import org.hopline.engine.topology.Timed;
import org.jspecify.annotations.Nullable;

/** Joins, windows and the fleet station, one after another, each over all hosts in event time. */
final class FleetPhase {

    /** An input of a join under its key. */
    record Keyed(long time, String key, JoinInput input) {
        static final Comparator<Keyed> ORDER = Comparator
                .comparing((Keyed keyed) -> new Timed<>(keyed.time(), keyed.input()), Orders.JOIN_INPUT)
                .thenComparing(Keyed::key);
    }

    /** An input of the fleet station. */
    record ToFleet(long time, FleetInput input) {
        static final Comparator<ToFleet> ORDER = Comparator
                .comparing((ToFleet each) -> new Timed<>(each.time(), each.input()), Orders.FLEET_INPUT);
    }

    /** What the windows of one detection left out. */
    private record Overflow(long windows, long leftOut) {
        Overflow and(Overflow more) {
            return new Overflow(windows + more.windows, leftOut + more.leftOut);
        }
    }

    private final IdentityFacts facts;
    private final Restarts restarts;
    private final Sorter<ToFleet> fleetInput;
    private final Sorter<Path> paths;
    private final List<RiskRules.Outcome> findings = new ArrayList<>();
    private final SortedMap<SessionId, Familiarity> familiarity = new TreeMap<>();
    private final SortedMap<String, Overflow> overflowed = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private Baseline learned = Baseline.NONE;

    FleetPhase(Budget budget, IdentityFacts facts, Restarts restarts) {
        this.facts = facts;
        this.restarts = restarts;
        fleetInput = new Sorter<>(ToFleet.ORDER, RecordCodec.unframed(ToFleet.class), FleetPhase::weight, budget);
        paths = new Sorter<>(Path.ORDER, RecordCodec.unframed(Path.class),
                path -> path.hops().stream().mapToLong(
                        hop -> 500 + HostPhase.weight(hop.child()) + HostPhase.evidence(hop.evidence())).sum(),
                budget);
    }

    List<Path> paths() {
        return paths.toList();
    }

    List<RiskRules.Outcome> findings() {
        return findings;
    }

    SortedMap<SessionId, Familiarity> familiarity() {
        return familiarity;
    }

    List<String> notes() {
        List<String> all = new ArrayList<>();
        overflowed.forEach((detection, overflow) -> all.add(overflow.leftOut() + " events were left out of "
                + (overflow.windows() == 1 ? "a window" : overflow.windows() + " windows") + " of detection "
                + detection + ": more were picked than a window holds"));
        all.addAll(notes);
        return all;
    }

    Baseline learned() {
        return learned;
    }

    void run(HostPhase hosts, DetectionSet detections, Baseline before) {
        join(hosts);
        windows(hosts.happenings, detections);
        hosts.happenings.clear();
        fleet(hosts.moves, before);
        fleetInput.clear();
        hosts.moves.clear();
    }

    /** Walks the moves once per join, so that no join holds copies of its input. */
    private void join(HostPhase hosts) {
        join("join by source host", new JoinStation(), hosts.moves,
                output -> JoinRouting.bySourceHost(output, facts));
        join("join by port", new PortJoinStation(), hosts.moves, JoinRouting::byPort);
    }

    private void join(String name, Station<JoinInput, HopCandidate> station, Sorter<HostPhase.Stamped> moves,
            Function<HostOutput, List<JoinRouting.Keyed>> routing) {
        Stage<JoinInput, HopCandidate> stage = new Stage<>(name, station, Map.of(IdentityFacts.class, facts), restarts,
                (candidate, time) -> fleetInput.add(new ToFleet(time, Routes.toFleet(candidate))));
        // The moves stand in order of time; within one time a join has an order of its own.
        List<Keyed> atOneTime = new ArrayList<>();
        for (HostPhase.Stamped move : moves) {
            if (!atOneTime.isEmpty() && atOneTime.getFirst().time() != move.time()) {
                deliver(atOneTime, stage);
            }
            for (JoinRouting.Keyed keyed : routing.apply(move.output())) {
                atOneTime.add(new Keyed(move.time(), keyed.key(), keyed.input()));
            }
        }
        deliver(atOneTime, stage);
        stage.finish();
    }

    private static void deliver(List<Keyed> atOneTime, Stage<JoinInput, HopCandidate> stage) {
        atOneTime.sort(Keyed.ORDER);
        for (Keyed keyed : atOneTime) {
            stage.deliver(keyed.key(), keyed.input(), keyed.time());
        }
        atOneTime.clear();
    }

    private void windows(Sorter<Happening> happenings, DetectionSet detections) {
        Stage<Happening, WindowOutput> stage = new Stage<>("windows",
                new WindowStation(detections, WindowStation.DEFAULT_BOUND), Map.of(IdentityFacts.class, facts),
                restarts, this::windowed);
        for (Happening happening : happenings) {
            for (String key : Routes.windowKeys(happening)) {
                stage.deliver(key, happening, happening.time());
            }
        }
        stage.finish();
    }

    /** Takes what a window puts out; what it had to leave out is told by {@link #notes}. */
    void windowed(WindowOutput output, long time) {
        FleetInput input = Routes.toFleet(output);
        if (input != null) {
            fleetInput.add(new ToFleet(time, input));
        }
        if (output instanceof WindowOutput.Overflowed(var detection, var ignored, var leftOut)) {
            overflowed.merge(detection, new Overflow(1, leftOut), Overflow::and);
        }
    }

    private void fleet(Sorter<HostPhase.Stamped> moves, Baseline before) {
        Stage<FleetInput, FleetOutput> stage = new Stage<>("fleet", new FleetStation(),
                Map.of(IdentityFacts.class, facts, Baseline.class, before), restarts, this::told);
        Iterator<ToFleet> input = Merge.of(ToFleet.ORDER, List.of(new Direct(moves.iterator()), fleetInput.iterator()));
        while (input.hasNext()) {
            ToFleet each = input.next();
            stage.deliver(Routes.FLEET_KEY, each.input(), each.time());
        }
        stage.finish();
        BehaviourState state = stage.state(Routes.FLEET_KEY, BehaviourState.KEY);
        learned = state == null ? before : state.baseline();
        if (state != null) {
            notes.addAll(Behaviours.notes(state));
        }
        findings.sort(Comparator.comparing(RiskRules.Outcome::finding, org.hopline.engine.detect.Finding.ORDER));
    }

    /** What the fleet hears of the host stations themselves; it stands in the fleet's order already. */
    private static final class Direct implements Iterator<ToFleet> {
        private final Iterator<HostPhase.Stamped> moves;
        private @Nullable ToFleet next;

        Direct(Iterator<HostPhase.Stamped> moves) {
            this.moves = moves;
        }

        @Override
        public boolean hasNext() {
            while (next == null && moves.hasNext()) {
                HostPhase.Stamped move = moves.next();
                FleetInput input = Routes.toFleet(move.output());
                next = input == null ? null : new ToFleet(move.time(), input);
            }
            return next != null;
        }

        @Override
        public ToFleet next() {
            ToFleet value = hasNext() ? next : null;
            if (value == null) {
                throw new NoSuchElementException();
            }
            next = null;
            return value;
        }
    }

    private void told(FleetOutput output, long time) {
        switch (output) {
            case FleetOutput.Lined(var path) -> paths.add(path);
            case FleetOutput.Judged(var outcome) -> findings.add(outcome);
            case FleetOutput.Usual(var session, var known) -> familiarity.put(session, known);
            case FleetOutput.CutOff(var hops) -> notes.add(hops + " hops were cut off lines longer than 64 hops");
        }
    }

    private static long weight(ToFleet each) {
        return switch (each.input()) {
            case FleetInput.Opened(var session) -> HostPhase.weight(session);
            case FleetInput.Closed(var session) -> HostPhase.weight(session);
            case FleetInput.Joined(var candidate) -> 300 + HostPhase.evidence(candidate.evidence());
            case FleetInput.Detected(var finding) -> 2000 + HostPhase.evidence(finding.evidence());
        };
    }
}
