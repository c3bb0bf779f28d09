package org.hopline.engine.identity;

import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.Slice;
import org.jspecify.annotations.Nullable;

/**
 * The records of smallest hash, so that two sources of one host sample the same records. A record whose text comes twice
 * tells nothing of time and counts as none.
 */
final class RecordSample {

    private static final int MOST = 2_048;
    /** A shorter message hardly names one happening. */
    private static final int LEAST_LENGTH = 24;

    /** When a record was, on its source's clock; {@code seen} above 1 makes it useless. */
    record Seen(@Nullable HostId host, long time, Event.Clock clock, int seen) {}

    private final TreeMap<Long, Seen> byHash = new TreeMap<>(Long::compareUnsigned);
    private final HashStream64 hash = Hashing.wyhashFinal4().hashStream();

    void offer(Event event) {
        Slice message = trimmed(event.message());
        if (message.length() < LEAST_LENGTH) {
            return;
        }
        hash.reset();
        hash.putBytes(message.array(), message.offset(), message.length());
        long key = hash.getAsLong();
        if (byHash.size() >= MOST && Long.compareUnsigned(key, byHash.lastKey()) > 0) {
            return;
        }
        Seen before = byHash.get(key);
        byHash.put(key, before == null
                ? new Seen(event.host(), event.time(), event.clock(), 1)
                : new Seen(before.host(), before.time(), before.clock(), 2));
        if (byHash.size() > MOST) {
            byHash.pollLastEntry();
        }
    }

    SortedMap<Long, Seen> byHash() {
        return Collections.unmodifiableSortedMap(byHash);
    }

    private static Slice trimmed(Slice message) {
        int from = 0;
        int to = message.length();
        while (from < to && message.at(from) == ' ') {
            from++;
        }
        while (to > from && (message.at(to - 1) == ' ' || message.at(to - 1) == '\n')) {
            to--;
        }
        return message.part(from, to);
    }
}
