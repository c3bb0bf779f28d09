package org.hopline.engine.topology;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hopline.engine.detect.DetectionSet;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.EventId;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Pick;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.event.Slice;
import org.hopline.engine.parse.CopyKey;

/**
 * The end of the source station: asks the detections about every event of one source, and hands on those that some
 * detection or the sessions want, with an identity and with bytes of their own. One per source; takes its events in
 * order.
 */
public final class Picker {

    private static final byte[] AUDIT_STAMP = {'a', 'u', 'd', 'i', 't', '('};

    private final DetectionSet detections;
    private final Consumer<PickedEvent> out;
    private final Ordinals ordinals = new Ordinals();
    private final HashStream128 hash = Hashing.xxh3_128().hashStream();
    private final HashStream64 keyHash = Hashing.xxh3_64().hashStream();
    private long sequence;

    /** A picker for one source. */
    public Picker(DetectionSet detections, Consumer<PickedEvent> out) {
        this.detections = detections;
        this.out = out;
    }

    /** Takes the next event of the source, of either view. */
    public void event(Event event) {
        long position = sequence++;
        List<Pick> picks = detections.match(event);
        if (!picks.isEmpty() || Relevance.matters(event.kind())) {
            out.accept(picked(event, position, picks));
        }
    }

    private PickedEvent picked(Event event, long position, List<Pick> picks) {
        EventId id = identity(event);
        return new PickedEvent(id, event.time(), event.quality(), event.clock(), event.host(), event.family(),
                event.view(), position, event.program(), event.pid(), copyKey(event), event.kind(),
                evidence(id, event), picks);
    }

    private static List<Evidence> evidence(EventId id, Event event) {
        if (event.parts().isEmpty()) {
            return List.of(evidence(id, event.record()));
        }
        List<Evidence> all = new ArrayList<>(event.parts().size());
        for (LogRecord record : event.parts()) {
            all.add(evidence(id, record));
        }
        return all;
    }

    private static Evidence evidence(EventId id, LogRecord record) {
        return new Evidence(id, record.source(), record.offset(), record.line(), record.bytes());
    }

    /** Host as logged, time, family, view, raw bytes, and the ordinal among equals of this source. */
    private EventId identity(Event event) {
        HashStream128 stream = hash.reset();
        HostId host = event.host();
        stream.putString(host == null ? "" : host.name());
        stream.putLong(event.time());
        stream.putString(event.family().name());
        stream.putString(event.view().name());
        if (event.parts().isEmpty()) {
            put(stream, event.record().bytes());
        } else {
            for (LogRecord record : event.parts()) {
                put(stream, record.bytes());
            }
        }
        // One record may hold several events: what was read from it tells them apart.
        stream.putString(event.kind().getClass().getSimpleName());
        HashValue128 value = stream.get();
        int ordinal = ordinals.next(value.getMostSignificantBits() ^ value.getLeastSignificantBits());
        return ordinal == 0
                ? new EventId(value.getMostSignificantBits(), value.getLeastSignificantBits())
                : numbered(stream.putInt(ordinal).get());
    }

    private static EventId numbered(HashValue128 value) {
        return new EventId(value.getMostSignificantBits(), value.getLeastSignificantBits());
    }

    private static void put(HashStream128 stream, Slice bytes) {
        stream.putInt(bytes.length());
        stream.putBytes(bytes.array(), bytes.offset(), bytes.length());
    }

    /**
     * For audit the stamp {@code audit(TIME:SERIAL)} and the record type; for log lines program, pid and message. The
     * host is compared besides.
     */
    private long copyKey(Event event) {
        if (event.family() == LogFamily.AUDIT) {
            Slice bytes = event.record().bytes();
            int from = bytes.indexOf(AUDIT_STAMP, 0);
            int to = from < 0 ? -1 : bytes.indexOf((byte) ')', from);
            if (to > 0) {
                HashStream64 stream = keyHash.reset();
                Slice stamp = bytes.part(from, to);
                stream.putBytes(stamp.array(), stamp.offset(), stamp.length());
                String program = event.program();
                stream.putString(program == null ? "" : program);
                return stream.getAsLong();
            }
        }
        return CopyKey.of(event);
    }
}
