package org.hopline.engine.topology;

import java.util.Comparator;
import org.hopline.engine.detect.Finding;
import org.hopline.engine.event.Happening;
import org.hopline.engine.session.Attempts;
import org.hopline.engine.session.HopCandidate;
import org.hopline.engine.session.HostOutput;
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

    private static final Comparator<HostOutput.OwnAddress> OWN = Comparator
            .comparing(HostOutput.OwnAddress::host).thenComparing(HostOutput.OwnAddress::address)
            .thenComparing(HostOutput.OwnAddress::evidence);
    private static final Comparator<HostOutput.Overflow> OVERFLOWS = Comparator
            .comparing(HostOutput.Overflow::host).thenComparing(HostOutput.Overflow::what)
            .thenComparingLong(HostOutput.Overflow::count);
    private static final Comparator<HostOutput.Duplicates> DUPLICATES = Comparator
            .comparing(HostOutput.Duplicates::source).thenComparingLong(HostOutput.Duplicates::count);

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

    /** Of all hosts' outputs at one time: a session opens before it closes. */
    public static final Comparator<HostOutput> HOST_OUTPUT = Comparator
            .comparingInt((HostOutput output) -> rank(output))
            .thenComparing(Orders::hostOutput);

    private Orders() {}

    private static int hostOutput(HostOutput a, HostOutput b) {
        return switch (a) {
            case HostOutput.Opened(var session) -> Session.ORDER.compare(session, ((HostOutput.Opened) b).session());
            case HostOutput.Connected(var connection) ->
                CONNECTIONS.compare(connection, ((HostOutput.Connected) b).connection());
            case HostOutput.OwnAddress own -> OWN.compare(own, (HostOutput.OwnAddress) b);
            case HostOutput.Happened(var happening) ->
                Happening.ORDER.compare(happening, ((HostOutput.Happened) b).happening());
            case HostOutput.Failed(var attempts) ->
                Attempts.ORDER.compare(attempts, ((HostOutput.Failed) b).attempts());
            case HostOutput.Closed(var session) -> Session.ORDER.compare(session, ((HostOutput.Closed) b).session());
            case HostOutput.Overflow overflow -> OVERFLOWS.compare(overflow, (HostOutput.Overflow) b);
            case HostOutput.Duplicates duplicates -> DUPLICATES.compare(duplicates, (HostOutput.Duplicates) b);
        };
    }

    private static int rank(HostOutput output) {
        return switch (output) {
            case HostOutput.Opened ignored -> 0;
            case HostOutput.Connected ignored -> 1;
            case HostOutput.OwnAddress ignored -> 2;
            case HostOutput.Happened ignored -> 3;
            case HostOutput.Failed ignored -> 4;
            case HostOutput.Closed ignored -> 5;
            case HostOutput.Overflow ignored -> 6;
            case HostOutput.Duplicates ignored -> 7;
        };
    }

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
