package org.hopline.engine.topology;

import java.util.Comparator;
import org.hopline.engine.detect.Finding;
import org.hopline.engine.session.HopCandidate;
import org.hopline.engine.session.JoinInput;
import org.hopline.engine.session.OutgoingConnection;
import org.hopline.engine.session.Session;

/**
 * The total orders in which stations take what comes from several sides: event time first, then what must come first
 * at one time, then identity. Equal only where the values may be exchanged.
 */
public final class Orders {

    private static final Comparator<OutgoingConnection> CONNECTIONS = Comparator
            .comparing(OutgoingConnection::host).thenComparing(OutgoingConnection::evidence)
            .thenComparingLong(OutgoingConnection::pid);

    private static final Comparator<HopCandidate> CANDIDATES = Comparator.comparing(HopCandidate::child)
            .thenComparing(HopCandidate.BEST_FIRST);

    /** Of one key of a join: a parent opens before what happens in it, and closes after. */
    public static final Comparator<Timed<JoinInput>> JOIN_INPUT = Comparator
            .comparingLong((Timed<JoinInput> input) -> input.time())
            .thenComparing(Timed::value, Orders::joinInput);

    /** Of the fleet: sessions, then what is said of them. */
    public static final Comparator<Timed<FleetInput>> FLEET_INPUT = Comparator
            .comparingLong((Timed<FleetInput> input) -> input.time())
            .thenComparing(Timed::value, Orders::fleetInput);

    private Orders() {}

    private static int joinInput(JoinInput a, JoinInput b) {
        int byRank = Integer.compare(rank(a), rank(b));
        if (byRank != 0) {
            return byRank;
        }
        if (a instanceof JoinInput.Outgoing(var left) && b instanceof JoinInput.Outgoing(var right)) {
            return CONNECTIONS.compare(left, right);
        }
        return Session.ORDER.compare(session(a), session(b));
    }

    private static int rank(JoinInput input) {
        return switch (input) {
            case JoinInput.Parent parent -> parent.closed() ? 3 : 0;
            case JoinInput.Outgoing ignored -> 1;
            case JoinInput.Child ignored -> 2;
        };
    }

    private static Session session(JoinInput input) {
        return switch (input) {
            case JoinInput.Parent parent -> parent.session();
            case JoinInput.Child child -> child.session();
            case JoinInput.Outgoing outgoing -> throw new IllegalArgumentException("no session: " + outgoing);
        };
    }

    private static int fleetInput(FleetInput a, FleetInput b) {
        int byRank = Integer.compare(rank(a), rank(b));
        if (byRank != 0) {
            return byRank;
        }
        return switch (a) {
            case FleetInput.Opened(var session) -> Session.ORDER.compare(session, ((FleetInput.Opened) b).session());
            case FleetInput.Joined(var candidate) ->
                CANDIDATES.compare(candidate, ((FleetInput.Joined) b).candidate());
            case FleetInput.Closed(var session) -> Session.ORDER.compare(session, ((FleetInput.Closed) b).session());
            case FleetInput.Detected(var finding) ->
                Finding.ORDER.compare(finding, ((FleetInput.Detected) b).finding());
        };
    }

    private static int rank(FleetInput input) {
        return switch (input) {
            case FleetInput.Opened ignored -> 0;
            case FleetInput.Joined ignored -> 1;
            case FleetInput.Closed ignored -> 2;
            case FleetInput.Detected ignored -> 3;
        };
    }
}
