package org.hopline.local;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.flow.RecordCodec;
import org.hopline.engine.session.HostOutput;
import org.hopline.engine.session.HostStation;
import org.hopline.engine.topology.Routes;
import org.jspecify.annotations.Nullable;

/**
 * A host station that is given a log's events while the log is being read, on the bet that no other source tells of this
 * host and that the log is in order. If the bet is lost, its output is thrown away and the log read again: the result is
 * the same, it only takes longer. It saves a big log from being written to disk, sorted and read back.
 */
final class LiveHost {

    /** How far behind the newest event an event may come, in nanoseconds. */
    private static final long REORDER = 10_000_000_000L;
    /** Most events held back for that. */
    private static final int MOST_HELD = 32_768;

    private static final RecordCodec<HostPhase.Stamped> CODEC = RecordCodec.unframed(HostPhase.Stamped.class);

    private final HostId host;
    private final @Nullable HostId logged;
    private final Stage<PickedEvent, HostOutput> stage;
    private final Spool<HostPhase.Stamped> outputs;
    private final ArrayDeque<PickedEvent> held = new ArrayDeque<>();
    private @Nullable PickedEvent delivered;
    private long newest = Long.MIN_VALUE;
    private boolean lost;

    /**
     * A station that was given nothing yet.
     *
     * @param host what the events' host is taken to be
     * @param logged as the events name it; null where they name none
     */
    LiveHost(HostId host, @Nullable HostId logged, Restarts restarts, Budget budget) {
        this.host = host;
        this.logged = logged;
        outputs = new Spool<>(CODEC, HostPhase::weight, budget);
        stage = new Stage<>("host " + host, new HostStation(), Map.of(), restarts,
                (output, time) -> outputs.add(new HostPhase.Stamped(time, output)));
    }

    HostId host() {
        return host;
    }

    boolean lost() {
        return lost;
    }

    void give(PickedEvent event) {
        if (lost) {
            return;
        }
        PickedEvent last = delivered;
        if (event.clock() != Event.Clock.UTC
                || (last != null && PickedEvent.ORDER_WITHIN_HOST.compare(event, last) <= 0)) {
            lose();
            return;
        }
        hold(logged == null ? event.settled(host, event.time(), event.quality()) : event);
        newest = Math.max(newest, event.time());
        while (!held.isEmpty() && (held.getFirst().time() < newest - REORDER || held.size() > MOST_HELD)) {
            deliver(held.removeFirst());
        }
    }

    private void hold(PickedEvent event) {
        if (held.isEmpty() || PickedEvent.ORDER_WITHIN_HOST.compare(held.getLast(), event) < 0) {
            held.addLast(event);
            return;
        }
        List<PickedEvent> later = new ArrayList<>();
        while (!held.isEmpty() && PickedEvent.ORDER_WITHIN_HOST.compare(held.getLast(), event) > 0) {
            later.add(held.removeLast());
        }
        held.addLast(event);
        later.reversed().forEach(held::addLast);
    }

    private void deliver(PickedEvent event) {
        delivered = event;
        stage.deliver(Routes.hostKey(event), event, event.time());
    }

    /** The bet is lost: whatever was put out is forgotten. */
    void lose() {
        lost = true;
        held.clear();
        outputs.clear();
    }

    /** The bet is won and all input given: hands on everything that the station puts out. */
    void finish(Consumer<HostPhase.Stamped> to) {
        while (!held.isEmpty()) {
            deliver(held.removeFirst());
        }
        stage.finish();
        outputs.drain(to);
    }
}
