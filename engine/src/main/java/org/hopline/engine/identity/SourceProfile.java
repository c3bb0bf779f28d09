package org.hopline.engine.identity;

import java.util.BitSet;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.TimeQuality;
import org.jspecify.annotations.Nullable;

/**
 * What was observed of one source while reading it, as far as hosts, zones and years are concerned. Its size is bounded
 * whatever the source holds.
 */
public final class SourceProfile {

    /** Most hosts remembered per source; the zone of further ones is settled by the user's rules alone. */
    static final int MOST_HOSTS = 10_000;
    private static final long DAY = 86_400L * 1_000_000_000L;
    /** 29 February of a provisional year, all of which are leap years. */
    private static final int LEAP_DAY = 59;

    private final SourceId source;
    private final String folder;
    private final @Nullable HostId containerHost;
    private final long modified;
    private final SortedMap<HostId, HostTrace> hosts = new TreeMap<>();
    private final HostTrace unnamed = new HostTrace();
    private final RecordSample sample = new RecordSample();
    /** Index r + 1: whether a record of provisional year r stands on 29 February. */
    private final BitSet leapDays = new BitSet();

    private @Nullable HostId lastHost;
    private HostTrace lastTrace = unnamed;

    /**
     * Nothing observed yet.
     *
     * @param source the log
     * @param folder path of the folder it lies in, archive included: files of one folder are of one host unless they
     *     say otherwise
     * @param containerHost the host its container (an archive, a collection) is of; null where none is known
     * @param modified the file's modification time, nanoseconds since the epoch; {@link Long#MIN_VALUE} unknown
     */
    public SourceProfile(SourceId source, String folder, @Nullable HostId containerHost, long modified) {
        this.source = source;
        this.folder = folder;
        this.containerHost = containerHost;
        this.modified = modified;
    }

    /** The log. */
    public SourceId source() {
        return source;
    }

    /** Takes note of an event, of either view. Call it for every event in the source's order. */
    public void observe(Event event) {
        HostTrace trace = trace(event.host());
        if (event.quality() != TimeQuality.ABSENT) {
            trace.time(event.clock(), event.time());
            if (event.clock() == Event.Clock.WALL_YEARLESS) {
                leapDay(event.time());
            }
        }
        Kind kind = event.kind();
        if (kind instanceof Kind.Logged) {
            return;
        }
        if (kind instanceof Kind.ConnectionOpened opened && opened.server() != null) {
            address(trace, opened.server());
        } else if (kind instanceof Kind.ServerListening listening) {
            address(trace, listening.server());
        }
        if (event.family() == LogFamily.SYSLOG || event.family() == LogFamily.JOURNAL
                || event.family() == LogFamily.UNIFIED_LOG) {
            sample.offer(event);
        }
    }

    private HostTrace trace(@Nullable HostId host) {
        if (host == null) {
            return unnamed;
        }
        if (host.equals(lastHost)) {
            return lastTrace;
        }
        HostTrace trace = hosts.get(host);
        if (trace == null) {
            if (hosts.size() >= MOST_HOSTS) {
                return new HostTrace();
            }
            trace = new HostTrace();
            hosts.put(host, trace);
        }
        lastHost = host;
        lastTrace = trace;
        return trace;
    }

    private static void address(HostTrace trace, Endpoint server) {
        String text = server.address().text();
        if (!text.equals("0.0.0.0") && !text.equals("::") && !text.equals("*") && !server.address().isLoopback()) {
            trace.address(server.address());
        }
    }

    private void leapDay(long time) {
        long day = Math.floorDiv(time, DAY);
        // Provisional years come every 1461 days from 1972 on, 730 days after the epoch.
        long since = day - 730;
        if (Math.floorMod(since, 1461L) == LEAP_DAY) {
            long rollovers = Math.floorDiv(since, 1461L);
            if (rollovers >= -1 && rollovers < 1000) {
                leapDays.set((int) rollovers + 1);
            }
        }
    }

    String folder() {
        return folder;
    }

    String fileName() {
        String path = source.path();
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('!')) + 1);
    }

    @Nullable
    HostId containerHost() {
        return containerHost;
    }

    long modified() {
        return modified;
    }

    SortedMap<HostId, HostTrace> hosts() {
        return hosts;
    }

    HostTrace unnamed() {
        return unnamed;
    }

    RecordSample sample() {
        return sample;
    }

    /** Whether 29 February occurs in the provisional year of that many rollovers. */
    boolean hasLeapDay(int rollovers) {
        return rollovers >= -1 && leapDays.get(rollovers + 1);
    }

    int mostRollovers() {
        return leapDays.length() - 2;
    }

    /** The span of one clock over all hosts, or null where no record has it. */
    HostTrace.@Nullable Span span(Event.Clock clock) {
        HostTrace.Span all = unnamed.span(clock);
        for (HostTrace trace : hosts.values()) {
            all = HostTrace.Span.join(all, trace.span(clock));
        }
        return all;
    }
}
