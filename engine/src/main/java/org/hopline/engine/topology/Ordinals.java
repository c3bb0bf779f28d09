package org.hopline.engine.topology;

import java.util.Arrays;

/**
 * Counts equal hashes that come near each other, in bounded memory: a hash is remembered for at least
 * {@link #REMEMBERED} others. Equal entries of a log state the same time, so they stand close together.
 */
final class Ordinals {

    static final int REMEMBERED = 8192;
    private static final int SLOTS = 4 * REMEMBERED;

    private long[] young = new long[SLOTS];
    private int[] youngCounts = new int[SLOTS];
    private long[] old = new long[SLOTS];
    private int[] oldCounts = new int[SLOTS];
    private int size;

    /** How often this hash was met before. */
    int next(long hash) {
        int slot = slot(young, youngCounts, hash);
        if (youngCounts[slot] == 0) {
            int before = oldCounts[slot(old, oldCounts, hash)];
            if (size == REMEMBERED) {
                swap();
                slot = slot(young, youngCounts, hash);
            }
            young[slot] = hash;
            youngCounts[slot] = before;
            size++;
        }
        return youngCounts[slot]++;
    }

    private void swap() {
        long[] hashes = old;
        int[] counts = oldCounts;
        old = young;
        oldCounts = youngCounts;
        Arrays.fill(counts, 0);
        young = hashes;
        youngCounts = counts;
        size = 0;
    }

    private static int slot(long[] hashes, int[] counts, long hash) {
        int slot = (int) (hash ^ hash >>> 32) & SLOTS - 1;
        while (counts[slot] != 0 && hashes[slot] != hash) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }
}
