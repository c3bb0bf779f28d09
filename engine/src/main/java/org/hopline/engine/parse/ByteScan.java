package org.hopline.engine.parse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds bytes eight at a time: the inner loop of every text format. */
public final class ByteScan {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private ByteScan() {}

    /** Index of the first {@code wanted} in {@code [from, to)}, or -1. */
    public static int find(byte[] bytes, int from, int to, byte wanted) {
        long pattern = ONES * (wanted & 0xff);
        int at = from;
        for (int last = to - 8; at <= last; at += 8) {
            long difference = (long) LONGS.get(bytes, at) ^ pattern;
            long hit = difference - ONES & ~difference & HIGHS;
            if (hit != 0) {
                return at + (Long.numberOfTrailingZeros(hit) >>> 3);
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == wanted) {
                return at;
            }
        }
        return -1;
    }

    /** How many {@code wanted} there are in {@code [from, to)}. */
    public static int count(byte[] bytes, int from, int to, byte wanted) {
        int count = 0;
        for (int at = find(bytes, from, to, wanted); at >= 0; at = find(bytes, at + 1, to, wanted)) {
            count++;
        }
        return count;
    }
}
