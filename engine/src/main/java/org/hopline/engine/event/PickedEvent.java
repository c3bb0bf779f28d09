package org.hopline.engine.event;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the few events that matter downstream: because a session, hop or behaviour needs its {@link Kind}, or because
 * a detection picked it. It holds no read buffer alive and travels between stations.
 *
 * @param id identity
 * @param time nanoseconds since the epoch, UTC once host facts are applied
 * @param quality how sure the time is
 * @param clock what the time still lacks; {@link Event.Clock#UTC} from the host station on
 * @param host as logged or settled; null only before the facts of its source are applied
 * @param family the log family
 * @param view record or assembled
 * @param sequence position of the event in its source, from 0; orders events of one source at one time
 * @param program syslog identifier or record type
 * @param pid of the logging process; -1 unstated
 * @param copyKey hash of what must agree between copies besides the kind's own fields: for log lines of the normalised
 *     message, for audit of node and serial (DESIGN §2, Copies)
 * @param kind what happened
 * @param evidence the records it was read from, at least one
 * @param picks by detections, in order of detection and input
 */
public record PickedEvent(EventId id, long time, TimeQuality quality, Event.Clock clock, @Nullable HostId host,
        LogFamily family, View view, long sequence, @Nullable String program, long pid, long copyKey, Kind kind,
        List<Evidence> evidence, List<Pick> picks) {

    /** The total order within one host: time, family, sequence in the source, hash of the raw bytes (DESIGN §5). */
    public static final Comparator<PickedEvent> ORDER_WITHIN_HOST = Comparator.comparingLong(PickedEvent::time)
            .thenComparing(PickedEvent::family).thenComparingLong(PickedEvent::sequence)
            .thenComparing(PickedEvent::id);

    /** Keeps its own copies. */
    public PickedEvent {
        evidence = List.copyOf(evidence);
        picks = List.copyOf(picks);
    }

    /** The same event with its host and time settled. */
    public PickedEvent settled(HostId settledHost, long settledTime, TimeQuality settledQuality) {
        return new PickedEvent(id, settledTime, settledQuality, Event.Clock.UTC, settledHost, family, view, sequence,
                program, pid, copyKey, kind, evidence, picks);
    }
}
