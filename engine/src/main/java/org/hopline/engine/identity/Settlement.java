package org.hopline.engine.identity;

import java.util.List;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.TimeQuality;
import org.jspecify.annotations.Nullable;

/** How the hosts, zones and years of all sources were settled. Read-only; the same whatever order the sources came in. */
public final class Settlement {

    Settlement() {}

    /** A time and how sure it is. */
    public record SettledTime(long time, TimeQuality quality) {}

    /** The event with its host and UTC time. */
    public PickedEvent settle(PickedEvent event) {
        return event;
    }

    /** The host of a record of this source. */
    public HostId host(SourceId source, @Nullable HostId logged) {
        return logged != null ? logged : new HostId("unknown:" + source);
    }

    /** The UTC time of a record of this source. */
    public SettledTime time(SourceId source, @Nullable HostId logged, long time, TimeQuality quality,
            Event.Clock clock) {
        return new SettledTime(time, quality);
    }

    /** For the ledger: how the host of the source's records was settled, one sentence. */
    public String hostSentence(SourceId source) {
        return "";
    }

    /** For the ledger: how zone and year of the source's records were settled, one sentence. */
    public String timeSentence(SourceId source) {
        return "";
    }

    /** What the logs state of their own hosts' addresses, in address and host order. */
    public List<HostBinding> stated() {
        return List.of();
    }
}
