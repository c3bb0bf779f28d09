package org.hopline.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.Happening;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.flow.RecordCodec;
import org.hopline.engine.identity.IdentityFacts;
import org.hopline.engine.session.AddressLearning;
import org.hopline.engine.session.Attempts;
import org.hopline.engine.session.HostOutput;
import org.hopline.engine.session.HostStation;
import org.hopline.engine.session.Session;
import org.hopline.engine.topology.Messages;
import org.hopline.engine.topology.Orders;
import org.hopline.engine.topology.Routes;

/** Takes every host's events through the host station, hosts in parallel, and keeps what comes out, sorted. */
final class HostPhase {

    /** A host's output with the time it was given. */
    record Stamped(long time, HostOutput output) {
        static final Comparator<Stamped> ORDER = Comparator.comparingLong(Stamped::time)
                .thenComparing(Stamped::output, Orders.HOST_OUTPUT);
    }

    private final Budget budget;
    private final Filter filter;
    private final Restarts restarts;
    private final AddressLearning learning;
    private final SortedMap<SourceId, Long> duplicates = new TreeMap<>();
    private final SortedMap<String, Long> overflows = new TreeMap<>();

    /** Sessions as they open and close, connections: what the joins take. */
    final Sorter<Stamped> moves;
    final Sorter<Happening> happenings;
    final Sorter<Session> sessions;
    final Sorter<Attempts> attempts;

    HostPhase(Budget budget, Filter filter, Restarts restarts, IdentityFacts asserted) {
        this.budget = budget;
        this.filter = filter;
        this.restarts = restarts;
        this.learning = new AddressLearning(asserted);
        moves = new Sorter<>(Stamped.ORDER, RecordCodec.unframed(Stamped.class), HostPhase::weight, budget);
        happenings = new Sorter<>(Happening.ORDER, Messages.HAPPENING,
                happening -> 200 + evidence(happening.evidence()) + 500L * happening.picks().size(), budget);
        sessions = new Sorter<>(Session.ORDER, RecordCodec.unframed(Session.class), HostPhase::weight, budget);
        attempts = new Sorter<>(Attempts.ORDER, RecordCodec.unframed(Attempts.class),
                each -> 300 + evidence(each.evidence()), budget);
    }

    void run(List<HostEvents> hosts, ExecutorService executor) {
        List<Future<?>> running = new ArrayList<>();
        for (HostEvents host : hosts) {
            running.add(executor.submit(() -> run(host)));
        }
        await(running);
    }

    static void await(List<Future<?>> running) {
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    private void run(HostEvents host) {
        LiveHost live = host.live();
        if (live != null) {
            live.finish(stamped -> take(stamped.output(), stamped.time()));
            return;
        }
        Stage<PickedEvent, HostOutput> stage = new Stage<>("host " + host.host(), new HostStation(), Map.of(),
                restarts, this::take);
        Iterator<PickedEvent> events = host.inOrder();
        while (events.hasNext()) {
            PickedEvent event = events.next();
            stage.deliver(Routes.hostKey(event), event, event.time());
        }
        stage.finish();
    }

    private void take(HostOutput output, long time) {
        learn(output);
        switch (output) {
            case HostOutput.Opened ignored -> moves.add(new Stamped(time, output));
            case HostOutput.Closed(var session) -> {
                moves.add(new Stamped(time, output));
                sessions.add(session);
            }
            case HostOutput.Connected ignored -> moves.add(new Stamped(time, output));
            case HostOutput.Failed(var group) -> attempts.add(group);
            case HostOutput.Happened(var happening) -> {
                if (filter.covers(happening.time())) {
                    happenings.add(happening);
                }
            }
            case HostOutput.OwnAddress ignored -> {
                // Only learned from.
            }
            case HostOutput.Overflow overflow -> count(overflows, overflow.what() + " on " + overflow.host(),
                    overflow.count());
            case HostOutput.Duplicates(var source, var count) -> count(duplicates, source, count);
        }
    }

    private synchronized void learn(HostOutput output) {
        learning.add(output);
    }

    private synchronized <K> void count(SortedMap<K, Long> counts, K key, long more) {
        counts.merge(key, more, Long::sum);
    }

    synchronized AddressLearning learning() {
        return learning;
    }

    synchronized SortedMap<SourceId, Long> duplicates() {
        return duplicates;
    }

    synchronized SortedMap<String, Long> overflows() {
        return overflows;
    }

    Budget budget() {
        return budget;
    }

    static long weight(Stamped stamped) {
        return switch (stamped.output()) {
            case HostOutput.Opened(var session) -> weight(session);
            case HostOutput.Closed(var session) -> weight(session);
            case HostOutput.Failed(var attempts) -> 300 + evidence(attempts.evidence());
            default -> 600;
        };
    }

    static long weight(Session session) {
        return 500 + evidence(session.evidence()) + 300L * session.privileges().size();
    }

    static long evidence(List<Evidence> all) {
        long bytes = 0;
        for (Evidence each : all) {
            bytes += 150 + each.raw().length();
        }
        return bytes;
    }
}
