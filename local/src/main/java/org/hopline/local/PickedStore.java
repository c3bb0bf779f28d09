package org.hopline.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.identity.Settlement;
import org.hopline.engine.topology.Messages;
import org.hopline.local.TempSpace.TempFile;
import org.jspecify.annotations.Nullable;

/**
 * The picked events of all sources, from reading until their hosts and times are settled: by source and host as logged,
 * in memory or in runs on disk.
 */
final class PickedStore {

    private static final int LEAST_SPILL = 1024;
    private static final Comparator<HostId> HOSTS = Comparator.nullsFirst(Comparator.naturalOrder());

    private final Budget budget;
    private final List<Appender> appenders = new ArrayList<>();

    PickedStore(Budget budget) {
        this.budget = budget;
    }

    /** Where one source puts its events; used by one thread at a time. */
    synchronized Appender appender(SourceId source) {
        Appender appender = new Appender(source);
        appenders.add(appender);
        return appender;
    }

    private synchronized List<Appender> done() {
        return appenders.stream().filter(appender -> appender.done).toList();
    }

    /** The events of one source. */
    final class Appender {
        private final SourceId source;
        private final SortedMap<@Nullable HostId, Stream> streams = new TreeMap<>(HOSTS);
        private @Nullable Stream last;
        private long liveBytes;
        private int live;
        private volatile boolean done;

        private Appender(SourceId source) {
            this.source = source;
        }

        synchronized void add(PickedEvent event) {
            Stream stream = last;
            if (stream == null || !java.util.Objects.equals(stream.logged, event.host())) {
                stream = streams.computeIfAbsent(event.host(), Stream::new);
                last = stream;
            }
            long bytes = weight(event);
            stream.live.add(event);
            liveBytes += bytes;
            live++;
            if (!budget.take(bytes)) {
                relieve();
            }
        }

        /** No more comes. */
        void done() {
            done = true;
        }

        private void relieve() {
            for (Appender other : PickedStore.this.done()) {
                other.spill();
            }
            if (budget.over() && live >= LEAST_SPILL) {
                spill();
            }
        }

        private synchronized void spill() {
            if (live == 0) {
                return;
            }
            TempFile file = TempSpace.open();
            for (Stream stream : streams.values()) {
                stream.spill(file);
            }
            budget.give(liveBytes);
            liveBytes = 0;
            live = 0;
        }
    }

    /** The events of one source whose records name one host (or none). */
    private static final class Stream {
        private final @Nullable HostId logged;
        private List<PickedEvent> live = new ArrayList<>();
        private final List<Segment> segments = new ArrayList<>();

        Stream(@Nullable HostId logged) {
            this.logged = logged;
        }

        void spill(TempFile file) {
            if (!live.isEmpty()) {
                live.sort(PickedEvent.ORDER_WITHIN_HOST);
                boolean utc = live.stream().allMatch(event -> event.clock() == Event.Clock.UTC);
                segments.add(new Segment(Run.write(live, Messages.PICKED, file), utc));
                live = new ArrayList<>();
            }
        }
    }

    /** A sorted run; unless all its times are UTC, settling may change its order. */
    private record Segment(Run<PickedEvent> run, boolean utc) {}

    /** The streams of one settled host, to be walked once. */
    final class HostEvents {
        private final HostId host;
        private final Settlement settlement;
        private final List<Stream> streams = new ArrayList<>();

        private HostEvents(HostId host, Settlement settlement) {
            this.host = host;
            this.settlement = settlement;
        }

        HostId host() {
            return host;
        }

        /** The host's events, settled, in their total order. The store lets go of them. */
        Iterator<PickedEvent> inOrder() {
            List<Iterator<PickedEvent>> parts = new ArrayList<>();
            Sorter<PickedEvent> rest = new Sorter<>(PickedEvent.ORDER_WITHIN_HOST, Messages.PICKED, PickedStore::weight,
                    budget);
            for (Stream stream : streams) {
                for (PickedEvent event : stream.live) {
                    budget.give(weight(event));
                    rest.add(settlement.settle(event));
                }
                stream.live = new ArrayList<>();
                for (Segment segment : stream.segments) {
                    if (segment.utc()) {
                        parts.add(new Settled(segment.run().iterator(), settlement));
                    } else {
                        segment.run().forEach(event -> rest.add(settlement.settle(event)));
                    }
                }
                stream.segments.clear();
            }
            parts.add(rest.iterator());
            return Merge.of(PickedEvent.ORDER_WITHIN_HOST, parts);
        }
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

    /** All events by settled host, in order of host. */
    synchronized List<HostEvents> byHost(Settlement settlement) {
        SortedMap<HostId, HostEvents> hosts = new TreeMap<>();
        for (Appender appender : appenders) {
            for (Stream stream : appender.streams.values()) {
                HostId host = settlement.host(appender.source, stream.logged);
                hosts.computeIfAbsent(host, each -> new HostEvents(each, settlement)).streams.add(stream);
            }
        }
        appenders.clear();
        return List.copyOf(hosts.values());
    }

    /** Heap of a picked event, roughly. */
    static long weight(PickedEvent event) {
        long bytes = 400 + 500L * event.picks().size();
        for (Evidence evidence : event.evidence()) {
            bytes += 150 + evidence.raw().length();
        }
        return bytes;
    }
}
