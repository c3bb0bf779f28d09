package org.hopline.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.identity.Settlement;
import org.hopline.engine.topology.Messages;
import org.hopline.local.TempSpace.TempFile;
import org.jspecify.annotations.Nullable;

/**
 * The picked events of all sources, from reading until their hosts and times are settled: by source and host as logged,
 * in memory or in runs on disk, or already given to a {@link LiveHost}.
 */
final class PickedStore {

    /** Order of hosts as logged, unnamed first. */
    static final Comparator<HostId> HOSTS = Comparator.nullsFirst(Comparator.naturalOrder());
    /** From so many events of one log and host on a live host is worth the bet. */
    static final int WORTH_A_BET = 20_000;

    private final Budget budget;
    private final Restarts restarts;
    private final int worthABet;
    private final List<Log> logs = new ArrayList<>();

    /**
     * An empty store.
     *
     * @param worthABet from so many events of one log and host on they go to a live host
     */
    PickedStore(Budget budget, Restarts restarts, int worthABet) {
        this.worthABet = worthABet;
        this.budget = budget;
        this.restarts = restarts;
    }

    /**
     * A log, whose parts come one after another.
     *
     * @param again whether it can be read again, so that a bet may be lost
     */
    synchronized Log log(boolean again) {
        Log log = new Log(again);
        logs.add(log);
        return log;
    }

    private synchronized boolean toldElsewhere(HostId host, Log here) {
        return logs.stream().anyMatch(log -> log != here && log.hosts.contains(host));
    }

    private synchronized void tells(Log log, HostId host) {
        log.hosts.add(host);
    }

    /** One log with its rotated parts; used by one thread at a time. */
    final class Log {
        private final boolean again;
        private final List<Appender> appenders = new ArrayList<>();
        private final SortedMap<@Nullable HostId, LiveHost> live = new TreeMap<>(HOSTS);
        private final Set<HostId> hosts = new TreeSet<>();

        private Log(boolean again) {
            this.again = again;
        }

        /**
         * Where one part puts its events.
         *
         * @param unnamed the host that events which name none would be of, as far as known before all is read
         */
        Appender appender(SourceId source, HostId unnamed) {
            Appender appender = new Appender(this, source, unnamed, null);
            synchronized (PickedStore.this) {
                appenders.add(appender);
            }
            return appender;
        }

        /** Where a part that is read again puts the events of these hosts as logged; it drops all others. */
        Appender again(SourceId source, Set<@Nullable HostId> only) {
            Appender appender = new Appender(this, source, new HostId("again"), only);
            synchronized (PickedStore.this) {
                appenders.add(appender);
            }
            return appender;
        }

        /** Hosts as logged whose bet is lost; their live hosts are forgotten. */
        Set<@Nullable HostId> lost(Settlement settlement) {
            Set<@Nullable HostId> lost = new TreeSet<>(HOSTS);
            live.forEach((logged, host) -> {
                if (host.lost() || !holds(logged, host, settlement)) {
                    lost.add(logged);
                }
            });
            lost.forEach(logged -> {
                LiveHost host = live.remove(logged);
                if (host != null) {
                    host.lose();
                }
            });
            return lost;
        }

        /** Whether this log alone tells of the host, and settling changes nothing. */
        private boolean holds(@Nullable HostId logged, LiveHost host, Settlement settlement) {
            for (Log log : logs) {
                for (Appender appender : log.appenders) {
                    for (HostId other : appender.streams.keySet()) {
                        boolean same = log == this && HOSTS.compare(other, logged) == 0;
                        boolean tells = settlement.host(appender.source, other).equals(host.host());
                        if (same != tells || (same && !unchanged(appender.source, logged, settlement))) {
                            return false;
                        }
                    }
                }
            }
            return true;
        }

        private static boolean unchanged(SourceId source, @Nullable HostId logged, Settlement settlement) {
            for (TimeQuality quality : List.of(TimeQuality.EXACT, TimeQuality.ABSENT)) {
                var time = settlement.time(source, logged, 0, quality, Event.Clock.UTC);
                if (time.time() != 0 || time.quality() != quality) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The events of one source. */
    final class Appender implements Budget.Holder {
        private final Log log;
        private final SourceId source;
        private final HostId unnamed;
        private final @Nullable Set<@Nullable HostId> only;
        private final SortedMap<@Nullable HostId, Stream> streams = new TreeMap<>(HOSTS);
        private @Nullable Stream last;
        private long liveBytes;

        private Appender(Log log, SourceId source, HostId unnamed, @Nullable Set<@Nullable HostId> only) {
            this.log = log;
            this.source = source;
            this.unnamed = unnamed;
            this.only = only;
            budget.register(this);
        }

        void add(PickedEvent event) {
            Stream stream = last;
            if (stream == null || HOSTS.compare(stream.logged, event.host()) != 0) {
                if (only != null && !only.contains(event.host())) {
                    return;
                }
                stream = stream(event.host());
            }
            LiveHost bet = stream.bet;
            if (bet != null) {
                bet.give(event);
                return;
            }
            long bytes = weight(event);
            boolean enough;
            synchronized (this) {
                stream.live.add(event);
                liveBytes += bytes;
                enough = stream.live.size() == worthABet;
            }
            budget.take(bytes);
            if (enough && only == null) {
                bet(stream);
            }
            budget.relieve();
        }

        private Stream stream(@Nullable HostId host) {
            Stream stream = streams.get(host);
            if (stream == null) {
                stream = new Stream(host);
                synchronized (this) {
                    streams.put(host, stream);
                }
                tells(log, host == null ? unnamed : host);
                stream.bet = only == null ? log.live.get(host) : null;
            }
            last = stream;
            return stream;
        }

        /** Gives the events of a log and host, all that came before included, to a live host. */
        private void bet(Stream stream) {
            HostId host = stream.logged == null ? unnamed : stream.logged;
            if (!log.again || toldElsewhere(host, log)) {
                return;
            }
            LiveHost bet = new LiveHost(host, stream.logged, restarts, budget);
            // Another thread may spill any part; between looking and taking, that would lose what it spilled.
            List<PickedEvent> before = budget.undisturbed(() -> handOver(stream.logged, bet));
            if (!before.isEmpty()) {
                log.live.put(stream.logged, bet);
                before.forEach(bet::give);
            }
        }

        /** Takes what all parts hold for the live host; empty when some of it is on disk already. */
        private List<PickedEvent> handOver(@Nullable HostId logged, LiveHost bet) {
            List<PickedEvent> before = new ArrayList<>();
            if (log.appenders.stream().noneMatch(part -> part.spilled(logged))) {
                log.appenders.forEach(part -> part.handOver(logged, bet, before));
            }
            return before;
        }

        private synchronized void handOver(@Nullable HostId logged, LiveHost bet, List<PickedEvent> to) {
            Stream stream = streams.get(logged);
            if (stream == null) {
                return;
            }
            long bytes = 0;
            for (PickedEvent event : stream.takeLive()) {
                bytes += weight(event);
                to.add(event);
            }
            liveBytes -= bytes;
            budget.give(bytes);
            stream.bet = bet;
        }

        private synchronized boolean spilled(@Nullable HostId logged) {
            Stream stream = streams.get(logged);
            return stream != null && !stream.segments.isEmpty();
        }

        @Override
        public synchronized long held() {
            return liveBytes;
        }

        @Override
        public synchronized void spill() {
            if (liveBytes == 0) {
                return;
            }
            TempFile file = TempSpace.open();
            for (Stream stream : streams.values()) {
                stream.spill(file);
            }
            budget.give(liveBytes);
            liveBytes = 0;
        }
    }

    /** The events of one source whose records name one host (or none). */
    static final class Stream {
        private final @Nullable HostId logged;
        private final List<Segment> segments = new ArrayList<>();
        private List<PickedEvent> live = new ArrayList<>();
        private @Nullable LiveHost bet;

        private Stream(@Nullable HostId logged) {
            this.logged = logged;
        }

        private void spill(TempFile file) {
            if (!live.isEmpty()) {
                live.sort(PickedEvent.ORDER_WITHIN_HOST);
                boolean utc = live.stream().allMatch(event -> event.clock() == Event.Clock.UTC);
                segments.add(new Segment(Run.write(live, Messages.PICKED, file), utc));
                live = new ArrayList<>();
            }
        }

        /** What is in memory; the stream lets go of it. */
        List<PickedEvent> takeLive() {
            List<PickedEvent> taken = live;
            live = new ArrayList<>();
            return taken;
        }

        /** What is on disk. */
        List<Segment> segments() {
            return segments;
        }
    }

    /** A sorted run; unless all its times are UTC, settling may change its order. */
    record Segment(Run<PickedEvent> run, boolean utc) {}

    /** All events by settled host, in order of host; bets must be settled before. */
    synchronized List<HostEvents> byHost(Settlement settlement) {
        SortedMap<HostId, HostEvents> hosts = new TreeMap<>();
        for (Log log : logs) {
            for (Appender appender : log.appenders) {
                budget.forget(appender);
                for (Stream stream : appender.streams.values()) {
                    HostId host = settlement.host(appender.source, stream.logged);
                    hosts.computeIfAbsent(host, each -> new HostEvents(each, settlement, budget)).add(stream,
                            log.live.get(stream.logged));
                }
            }
        }
        logs.clear();
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
