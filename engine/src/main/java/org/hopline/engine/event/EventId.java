package org.hopline.engine.event;

import java.util.Comparator;

/**
 * An event's identity: 128 bits over host as logged, time, log family, raw bytes, and the ordinal among equals, so that
 * reading the same bytes again, elsewhere or in another order gives the same id.
 */
public record EventId(long high, long low) implements Comparable<EventId> {

    private static final Comparator<EventId> ORDER = (a, b) -> {
        int byHigh = Long.compareUnsigned(a.high, b.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(a.low, b.low);
    };

    @Override
    public int compareTo(EventId other) {
        return ORDER.compare(this, other);
    }

    /** 32 lower-case hex digits. */
    @Override
    public String toString() {
        return java.util.HexFormat.of().toHexDigits(high) + java.util.HexFormat.of().toHexDigits(low);
    }
}
