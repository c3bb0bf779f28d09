package org.hopline.engine.topology;

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
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Pick;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.event.Slice;
import org.hopline.engine.flow.ByteWriter;
import org.hopline.engine.parse.CopyKey;

/**
 * The end of the source station: asks the detections about every event of one source, and hands on those that some
 * detection or the sessions want, with an identity and with bytes of their own. One per source; takes its events in
 * order.
 */
public final class Picker {

    private final DetectionSet detections;
    private final Consumer<PickedEvent> out;
    private final Ordinals ordinals = new Ordinals();
    private final ByteWriter hashed = new ByteWriter();
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
                event.view(), position, event.program(), event.pid(), CopyKey.of(event), event.kind(),
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

    /** Host as logged, time, family, view, kind, raw bytes, and the ordinal among equals of this source. */
    private EventId identity(Event event) {
        HostId host = event.host();
        hashed.clear();
        if (host != null) {
            hashed.writeText(host.name());
        }
        hashed.writeFixed(event.time());
        hashed.writeText(event.family().name());
        hashed.writeText(event.view().name());
        // One record may hold several events: what was read from it tells them apart.
        hashed.writeText(event.kind().getClass().getSimpleName());
        if (event.parts().isEmpty()) {
            put(event.record().bytes());
        } else {
            for (LogRecord record : event.parts()) {
                put(record.bytes());
            }
        }
        HashValue128 value = Hashing.xxh3_128().hashBytesTo128Bits(hashed.array(), 0, hashed.size());
        int ordinal = ordinals.next(value.getMostSignificantBits() ^ value.getLeastSignificantBits());
        if (ordinal > 0) {
            hashed.writeLong(ordinal);
            value = Hashing.xxh3_128().hashBytesTo128Bits(hashed.array(), 0, hashed.size());
        }
        return new EventId(value.getMostSignificantBits(), value.getLeastSignificantBits());
    }

    private void put(Slice bytes) {
        hashed.writeBytes(bytes.array(), bytes.offset(), bytes.length());
    }
}
