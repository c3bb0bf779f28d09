package org.hopline.engine.identity;

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
    private boolean full;
    private long largest;

    void offer(Event event) {
        Slice message = event.message();
        byte[] bytes = message.array();
        int from = message.offset();
        int to = message.end();
        while (from < to && bytes[from] == ' ') {
            from++;
        }
        while (to > from && (bytes[to - 1] == ' ' || bytes[to - 1] == '\n')) {
            to--;
        }
        if (to - from < LEAST_LENGTH) {
            return;
        }
        long key = Hashing.wyhashFinal4().hashBytesToLong(bytes, from, to - from);
        // Once full, nearly every record ends here: the map is not even looked at.
        if (full && Long.compareUnsigned(key, largest) > 0) {
            return;
        }
        Seen before = byHash.get(key);
        byHash.put(key, before == null
                ? new Seen(event.host(), event.time(), event.clock(), 1)
                : new Seen(before.host(), before.time(), before.clock(), 2));
        if (byHash.size() > MOST) {
            byHash.pollLastEntry();
        }
        full = byHash.size() >= MOST;
        largest = byHash.lastKey();
    }

    SortedMap<Long, Seen> byHash() {
        return Collections.unmodifiableSortedMap(byHash);
    }
}
