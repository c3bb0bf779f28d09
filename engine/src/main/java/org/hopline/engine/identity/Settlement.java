package org.hopline.engine.identity;

import java.util.List;
import java.util.Map;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.TimeQuality;
import org.jspecify.annotations.Nullable;

/** How the hosts, zones and years of all sources were settled. Read-only; the same whatever order the sources came in. */
public final class Settlement {

    private final Map<SourceId, Source> sources;
    private final ZoneSettling zones;
    private final List<HostBinding> stated;

    /** One source, settled. */
    record Source(HostId unnamed, String hostSentence, Map<Settling.HostKey, SettledZone> zones,
            @Nullable SettledYear year, String timeSentence, @Nullable String yearSentence) {

        /** The zone of a host's records; without a host, of those that name none, else of the source's first host. */
        @Nullable
        SettledZone zone(@Nullable HostId logged) {
            SettledZone zone = zones.get(new Settling.HostKey(logged));
            return zone != null || logged != null || zones.isEmpty() ? zone : zones.values().iterator().next();
        }
    }

    Settlement(Map<SourceId, Source> sources, ZoneSettling zones, List<HostBinding> stated) {
        this.sources = sources;
        this.zones = zones;
        this.stated = List.copyOf(stated);
    }

    /** A time and how sure it is. */
    public record SettledTime(long time, TimeQuality quality) {}

    /** The event with its host and UTC time. */
    public PickedEvent settle(PickedEvent event) {
        SourceId source = event.evidence().getFirst().source();
        SettledTime time = time(source, event.host(), event.time(), event.quality(), event.clock());
        return event.settled(host(source, event.host()), time.time(), time.quality());
    }

    /** The host of a record of this source. */
    public HostId host(SourceId source, @Nullable HostId logged) {
        if (logged != null) {
            return logged;
        }
        Source settled = sources.get(source);
        return settled == null ? HostSettling.unknown(source.path()) : settled.unnamed();
    }

    /**
     * The UTC time of a record of this source, and its quality; {@link TimeQuality#ABSENT} stays what it is. Without a
     * host the source as a whole is meant, as for its first and last time.
     */
    public SettledTime time(SourceId source, @Nullable HostId logged, long time, TimeQuality quality,
            Event.Clock clock) {
        if (clock == Event.Clock.UTC) {
            return new SettledTime(time, quality);
        }
        Source settled = sources.get(source);
        SettledZone zone = settled == null ? null : settled.zone(logged);
        if (zone == null) {
            SettledZone given = zones.given(source, host(source, logged));
            zone = given == null ? SettledZone.UTC : given;
        }
        SettledYear year = settled == null || clock == Event.Clock.WALL ? null : settled.year();
        long wall = year == null ? time : WallClock.dated(time, year.base());
        TimeQuality settledQuality = quality == TimeQuality.ABSENT ? quality : zone.quality(year);
        return new SettledTime(zone.utc(wall), settledQuality);
    }

    /** For the ledger: how the host of the source's records was settled, one sentence. */
    public String hostSentence(SourceId source) {
        Source settled = sources.get(source);
        return settled == null ? "not read" : settled.hostSentence();
    }

    /** For the ledger: how zone and year of the source's records were settled, one sentence. */
    public String timeSentence(SourceId source) {
        Source settled = sources.get(source);
        return settled == null ? "not read" : settled.timeSentence();
    }

    /** How the year of the source's records was settled, one sentence; null where they state it, or none needs one. */
    public @Nullable String yearSentence(SourceId source) {
        Source settled = sources.get(source);
        return settled == null ? null : settled.yearSentence();
    }

    /** Whether UTC is assumed for records of this source, of any host, since no zone is stated, given or inferred. */
    public boolean assumesZone(SourceId source) {
        Source settled = sources.get(source);
        return settled != null
                && settled.zones().values().stream().anyMatch(zone -> zone.basis() == SettledZone.Basis.ASSUMED);
    }

    /** What the logs state of their own hosts' addresses, in address and host order. */
    public List<HostBinding> stated() {
        return stated;
    }
}
