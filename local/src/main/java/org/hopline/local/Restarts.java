package org.hopline.local;

import java.util.SplittableRandom;

/**
 * How often stations are taken down in the middle of a scan and built again from their checkpoint, to show that this
 * changes nothing.
 *
 * @param seed of the points at which it happens
 * @param every inputs of a station, on average; 0: never
 */
public record Restarts(long seed, int every) {

    /** Never. */
    public static final Restarts NEVER = new Restarts(0, 0);

    SplittableRandom points(String station) {
        return new SplittableRandom(seed ^ station.hashCode() * 0x9E3779B97F4A7C15L);
    }
}
