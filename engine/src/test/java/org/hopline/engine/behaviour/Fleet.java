package org.hopline.engine.behaviour;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hopline.engine.detect.Finding;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.EventId;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.SessionId;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.event.UserId;
import org.hopline.engine.flow.ByteReader;
import org.hopline.engine.flow.ByteWriter;
import org.hopline.engine.session.Hop;
import org.hopline.engine.session.Session;
import org.jspecify.annotations.Nullable;

/** Drives the behaviours over a story of logons, as the fleet station does. */
final class Fleet {

    static final Instant START = Instant.parse("2026-10-01T08:00:00Z");

    final List<Finding> findings = new ArrayList<>();
    private final Behaviours behaviours = new Behaviours();
    private BehaviourState state;
    private long sequence;
    private boolean restartAlways;

    Fleet() {
        this(Baseline.NONE);
    }

    Fleet(Baseline baseline) {
        state = BehaviourState.of(baseline);
    }

    /** From now on the state goes through its codec before every step. */
    Fleet restartingAlways() {
        restartAlways = true;
        return this;
    }

    Familiarity logon(String user, String host, String source, Duration at) {
        return hop(root(user, host, source, at));
    }

    Familiarity logon(String user, String host, Duration at) {
        return logon(user, host, "10.0.0.9", at);
    }

    Familiarity hop(Hop hop) {
        restart();
        long now = hop.child().opened();
        while (behaviours.nextTimer(state) < now) {
            behaviours.onTimer(behaviours.nextTimer(state), state, findings::add);
        }
        return behaviours.onLogon(hop, state, findings::add);
    }

    /** Fires all timers, as a bounded input ends. */
    Fleet end() {
        while (behaviours.nextTimer(state) != Long.MAX_VALUE) {
            restart();
            behaviours.onTimer(behaviours.nextTimer(state), state, findings::add);
        }
        return this;
    }

    Baseline baseline() {
        return state.baseline();
    }

    BehaviourState.Summary summary() {
        return state.summary();
    }

    List<String> notes() {
        return Behaviours.notes(state);
    }

    Hop root(String user, String host, String source, Duration at) {
        return new Hop(session(user, host, source, at), null, null, Hop.Basis.ROOT, 1, false, List.of(), List.of());
    }

    Hop from(Session parent, String user, String host, Duration at) {
        return new Hop(session(user, host, "10.0.1.1", at), parent, parent.host(), Hop.Basis.EXACT_PORT, 1,
                !parent.user().name().equals(user), List.of("exact: port"), List.of());
    }

    Session session(String user, String host, String source, Duration at) {
        long time = nanos(at);
        long number = sequence++;
        String line = "Accepted publickey for " + user + " from " + source + " port 4" + number;
        Evidence evidence = new Evidence(new EventId(7, number), new SourceId(host + "/auth.log"), number * 100,
                number + 1, Slice.utf8(line));
        return new Session(new SessionId(user + '@' + host + '#' + at), new HostId(host), new UserId(user),
                Endpoint.of(source, 40000), null, "publickey", null, time, TimeQuality.EXACT, null,
                Session.SessionEnd.OPEN, null, Session.SessionKind.UNKNOWN, 0, null, null, -1, -1, List.of(),
                List.of(evidence));
    }

    static long nanos(Duration at) {
        return START.getEpochSecond() * 1_000_000_000L + at.toNanos();
    }

    static Duration day(double days) {
        return Duration.ofSeconds(Math.round(days * 86400));
    }

    @Nullable
    Finding only(String titlePart) {
        List<Finding> found = findings.stream().filter(each -> each.detection().title().contains(titlePart)).toList();
        if (found.size() > 1) {
            throw new AssertionError(found.size() + " findings of " + titlePart + ": "
                    + found.stream().map(Finding::message).toList());
        }
        return found.isEmpty() ? null : found.getFirst();
    }

    private void restart() {
        if (restartAlways) {
            ByteWriter writer = new ByteWriter();
            BehaviourState.KEY.codec().write(state, writer);
            byte[] bytes = writer.toBytes();
            state = BehaviourState.KEY.codec().read(new ByteReader(bytes, 0, bytes.length));
        }
    }
}
