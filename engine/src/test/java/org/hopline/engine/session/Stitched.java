package org.hopline.engine.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.hopline.engine.event.Happening;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.event.SessionId;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.identity.HostBinding;
import org.hopline.engine.identity.IdentityFacts;

/** What becomes of events on the way from the host stations to the lines, as a bounded scan goes it. */
final class Stitched {

    private static final Comparator<Drive.Timed<JoinRouting.Keyed>> JOIN_ORDER = Comparator
            .comparingLong((Drive.Timed<JoinRouting.Keyed> timed) -> timed.time())
            .thenComparing(timed -> rank(timed.value().input())).thenComparing(timed -> name(timed.value().input()));

    final List<Session> opened = new ArrayList<>();
    final List<Session> sessions = new ArrayList<>();
    final List<Attempts> attempts = new ArrayList<>();
    final List<OutgoingConnection> connections = new ArrayList<>();
    final List<Happening> happenings = new ArrayList<>();
    final TreeMap<SourceId, Long> duplicates = new TreeMap<>();
    final List<HostOutput.Overflow> overflows = new ArrayList<>();
    final List<HostBinding> learned;
    final List<Path> paths;
    final List<HopCandidate> candidates = new ArrayList<>();

    private Stitched(List<PickedEvent> events, IdentityFacts asserted, int restoreEvery) {
        List<Drive.Timed<HostOutput>> outputs = new Drive<>(new HostStation()).restoring(restoreEvery)
                .run(new ArrayList<>(events), event -> host(event).name(), PickedEvent::time,
                        PickedEvent.ORDER_WITHIN_HOST);
        AddressLearning learning = new AddressLearning(asserted);
        for (Drive.Timed<HostOutput> output : outputs) {
            learning.add(output.value());
            switch (output.value()) {
                case HostOutput.Opened(var session) -> opened.add(session);
                case HostOutput.Closed(var session) -> sessions.add(session);
                case HostOutput.Failed(var group) -> attempts.add(group);
                case HostOutput.Connected(var connection) -> connections.add(connection);
                case HostOutput.Happened(var happening) -> happenings.add(happening);
                case HostOutput.Duplicates(var source, var count) -> duplicates.merge(source, count, Long::sum);
                case HostOutput.OwnAddress own -> {
                    // learned from
                }
                case HostOutput.Overflow overflow -> overflows.add(overflow);
            }
        }
        sessions.sort(Session.ORDER);
        attempts.sort(Attempts.ORDER);
        happenings.sort(Happening.ORDER);
        learned = learning.learn();
        List<HostBinding> known = new ArrayList<>(learned);
        known.addAll(asserted.bindings());
        IdentityFacts facts = IdentityFacts.of(known);
        List<Drive.Timed<JoinRouting.Keyed>> bySource = new ArrayList<>();
        List<Drive.Timed<JoinRouting.Keyed>> byPort = new ArrayList<>();
        for (Drive.Timed<HostOutput> output : outputs) {
            JoinRouting.bySourceHost(output.value(), facts)
                    .forEach(keyed -> bySource.add(new Drive.Timed<>(output.time(), keyed)));
            JoinRouting.byPort(output.value())
                    .forEach(keyed -> byPort.add(new Drive.Timed<>(output.time(), keyed)));
        }
        join(new Drive<>(unkeyed(new JoinStation())).with(IdentityFacts.class, facts).restoring(restoreEvery),
                bySource);
        join(new Drive<>(unkeyed(new PortJoinStation())).restoring(restoreEvery), byPort);
        PathBuilder builder = new PathBuilder();
        opened.forEach(session -> builder.session(session, false));
        sessions.forEach(session -> builder.session(session, true));
        candidates.forEach(builder::candidate);
        paths = builder.saved().restored().finish();
    }

    private void join(Drive<Drive.Timed<JoinRouting.Keyed>, HopCandidate> drive,
            List<Drive.Timed<JoinRouting.Keyed>> input) {
        drive.run(input, timed -> timed.value().key(), Drive.Timed::time, JOIN_ORDER)
                .forEach(each -> candidates.add(each.value()));
    }

    private static org.hopline.engine.flow.Station<Drive.Timed<JoinRouting.Keyed>, HopCandidate> unkeyed(
            org.hopline.engine.flow.Station<JoinInput, HopCandidate> station) {
        return new org.hopline.engine.flow.Station<>() {
            @Override
            public void process(Drive.Timed<JoinRouting.Keyed> input, org.hopline.engine.flow.StationContext context,
                    org.hopline.engine.flow.Output<HopCandidate> out) {
                station.process(input.value().input(), context, out);
            }

            @Override
            public void onTimer(long eventTime, org.hopline.engine.flow.StationContext context,
                    org.hopline.engine.flow.Output<HopCandidate> out) {
                station.onTimer(eventTime, context, out);
            }
        };
    }

    static Stitched of(List<PickedEvent> events) {
        return new Stitched(events, IdentityFacts.NONE, 0);
    }

    static Stitched of(List<PickedEvent> events, Collection<HostBinding> asserted) {
        return new Stitched(events, IdentityFacts.of(asserted), 0);
    }

    /** The same with every state written to bytes and read back after every so many inputs. */
    static Stitched restoring(List<PickedEvent> events, int every) {
        return new Stitched(events, IdentityFacts.NONE, every);
    }

    List<Session> on(String host) {
        return sessions.stream().filter(session -> session.host().name().equals(host)).toList();
    }

    Session session(SessionId id) {
        return sessions.stream().filter(session -> session.id().equals(id)).findFirst().orElseThrow();
    }

    /** Lines with at least two hops, each {@code source > host (user) > …}. */
    List<String> lines() {
        return paths.stream().filter(path -> path.hops().size() > 1).map(Stitched::line).toList();
    }

    static String line(Path path) {
        StringBuilder text = new StringBuilder(path.hops().getFirst().child().client().address().text());
        for (Hop hop : path.hops()) {
            text.append(" > ").append(hop.child().host()).append(" (").append(hop.child().user()).append(')');
        }
        return text.toString();
    }

    private static HostId host(PickedEvent event) {
        return java.util.Objects.requireNonNull(event.host());
    }

    private static int rank(JoinInput input) {
        return switch (input) {
            case JoinInput.Parent parent -> parent.closed() ? 3 : 0;
            case JoinInput.Outgoing outgoing -> 1;
            case JoinInput.Child child -> 2;
        };
    }

    private static String name(JoinInput input) {
        return switch (input) {
            case JoinInput.Parent(var session, var closed) -> session.id().text();
            case JoinInput.Child(var session, var source) -> session.id().text();
            case JoinInput.Outgoing(var connection) -> connection.evidence().event().toString();
        };
    }
}
