package org.hopline.local;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.identity.Settlement;
import org.hopline.engine.topology.Messages;
import org.jspecify.annotations.Nullable;

/** What was picked of one settled host, to be walked once. */
final class HostEvents {

    private final HostId host;
    private final Settlement settlement;
    private final Budget budget;
    private final List<PickedStore.Stream> streams = new ArrayList<>();
    private @Nullable LiveHost live;

    HostEvents(HostId host, Settlement settlement, Budget budget) {
        this.host = host;
        this.settlement = settlement;
        this.budget = budget;
    }

    void add(PickedStore.Stream stream, @Nullable LiveHost won) {
        if (won == null) {
            streams.add(stream);
        } else {
            live = won;
        }
    }

    HostId host() {
        return host;
    }

    /** The station that was given all of it already; null: it is in {@link #inOrder()}. */
    @Nullable
    LiveHost live() {
        return live;
    }

    /** The host's events, settled, in their total order. The store lets go of them. */
    Iterator<PickedEvent> inOrder() {
        List<Iterator<PickedEvent>> parts = new ArrayList<>();
        Sorter<PickedEvent> rest = new Sorter<>(PickedEvent.ORDER_WITHIN_HOST, Messages.PICKED, PickedStore::weight,
                budget);
        for (PickedStore.Stream stream : streams) {
            for (PickedEvent event : stream.takeLive()) {
                budget.give(PickedStore.weight(event));
                rest.add(settlement.settle(event));
            }
            for (PickedStore.Segment segment : stream.segments()) {
                if (segment.utc()) {
                    parts.add(new Settled(segment.run().iterator(), settlement));
                } else {
                    segment.run().forEach(event -> rest.add(settlement.settle(event)));
                }
            }
        }
        parts.add(rest.iterator());
        return Merge.of(PickedEvent.ORDER_WITHIN_HOST, parts);
    }

    private record Settled(Iterator<PickedEvent> events, Settlement settlement) implements Iterator<PickedEvent> {
        @Override
        public boolean hasNext() {
            return events.hasNext();
        }

        @Override
        public PickedEvent next() {
            return settlement.settle(events.next());
        }
    }
}
