package org.hopline.testkit.runner;

/**
 * A way to run a scenario that must make no difference.
 *
 * @param name for the test's display
 * @param threads how many work at once
 * @param shuffle seed of the order of paths; 0: as given
 * @param restarts seed of the points at which stations are restored from a checkpoint
 * @param restartEvery inputs of a station between restarts, on average; 0: never
 * @param memoryBytes for what waits between stations; small values make it overflow to disk
 */
public record Variation(String name, int threads, long shuffle, long restarts, int restartEvery, long memoryBytes) {

    private static final long ROOMY = 64L << 20;

    /** One thread, nothing special: what the others are compared with. */
    public static final Variation PLAIN = new Variation("one thread", 1, 0, 0, 0, ROOMY);

    /** So many threads. */
    public static Variation threads(int count) {
        return new Variation(count + " threads", count, 0, 0, 0, ROOMY);
    }

    /** Paths in another order. */
    public static Variation shuffled(long seed) {
        return new Variation("paths shuffled with seed " + seed, 2, seed, 0, 0, ROOMY);
    }

    /** Stations restored from checkpoints. */
    public static Variation restarted(long seed, int every) {
        return new Variation("restored every " + every + " inputs, seed " + seed, 2, seed, seed, every, ROOMY);
    }

    /** Next to no memory between stations. */
    public static Variation spilling() {
        return new Variation("everything overflows to disk", 2, 0, 0, 0, 1);
    }

    @Override
    public String toString() {
        return name;
    }
}
