package org.hopline.engine.identity;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hopline.engine.event.Address;
import org.hopline.engine.event.Event;
import org.jspecify.annotations.Nullable;

/** What one source shows of one host: when, on which clocks, and which addresses it states as its own. */
final class HostTrace {

    private static final int CLOCKS = Event.Clock.values().length;
    private static final int MOST_ADDRESSES = 256;

    /** Earliest and latest time of one clock. */
    record Span(long first, long last) {
        static @Nullable Span join(@Nullable Span a, @Nullable Span b) {
            return a == null
                    ? b
                    : b == null ? a : new Span(Math.min(a.first, b.first), Math.max(a.last, b.last));
        }
    }

    private final long[] first = new long[CLOCKS];
    private final long[] last = new long[CLOCKS];
    private final SortedMap<Address, Long> addresses = new TreeMap<>();

    HostTrace() {
        Arrays.fill(first, Long.MAX_VALUE);
        Arrays.fill(last, Long.MIN_VALUE);
    }

    void time(Event.Clock clock, long time) {
        int i = clock.ordinal();
        if (time < first[i]) {
            first[i] = time;
        }
        if (time > last[i]) {
            last[i] = time;
        }
    }

    void address(Address address) {
        Long count = addresses.get(address);
        if (count != null || addresses.size() < MOST_ADDRESSES) {
            addresses.put(address, count == null ? 1 : count + 1);
        }
    }

    SortedMap<Address, Long> addresses() {
        return addresses;
    }

    @Nullable
    Span span(Event.Clock clock) {
        int i = clock.ordinal();
        return first[i] > last[i] ? null : new Span(first[i], last[i]);
    }

    /** Whether any record needs a zone. */
    boolean needsZone() {
        return span(Event.Clock.WALL) != null || span(Event.Clock.WALL_YEARLESS) != null;
    }

    boolean isEmpty() {
        return span(Event.Clock.UTC) == null && !needsZone();
    }
}
