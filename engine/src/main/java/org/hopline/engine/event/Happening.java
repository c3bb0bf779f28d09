package org.hopline.engine.event;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What really happened once, however many sources told of it: joined copies, with the session it belongs to.
 *
 * @param id identity of the copy of best time quality, ties by id
 * @param time of that copy, nanoseconds since the epoch, UTC
 * @param quality of that time
 * @param host where it happened
 * @param kind the fullest copy's
 * @param evidence of all copies, in canonical order
 * @param picks of all copies: a rule is written for a source, so each copy is matched by itself
 * @param session the logon session it happened in, or null where none is known
 */
public record Happening(EventId id, long time, TimeQuality quality, HostId host, Kind kind, List<Evidence> evidence,
        List<Pick> picks, @Nullable SessionId session) {

    /** Time, host, identity: the total order of happenings over hosts. */
    public static final Comparator<Happening> ORDER = Comparator.comparingLong(Happening::time)
            .thenComparing(Happening::host).thenComparing(Happening::id);

    /** Keeps its own copies. */
    public Happening {
        evidence = evidence.stream().sorted().toList();
        picks = List.copyOf(picks);
    }
}
