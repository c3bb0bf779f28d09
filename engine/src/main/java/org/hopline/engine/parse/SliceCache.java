package org.hopline.engine.parse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives the same object for the same bytes, most of the time: a small table in which a newer text takes the place of an
 * older one. Logs repeat their hosts, users and addresses; making each once keeps the hot path from allocating. The
 * table's size bounds what hostile input can make it hold.
 *
 * @param <T> what the bytes stand for
 */
public final class SliceCache<T> {

    private static final int MOST_BYTES = 128;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private final byte[] @Nullable [] keys;
    private final @Nullable Object[] values;
    private final int mask;
    private byte[] lastKey = new byte[0];
    private @Nullable Object lastValue;
    private final Function<String, T> make;

    /** A cache of at most {@code size} objects (a power of two) that are made of the bytes' text. */
    public SliceCache(int size, Function<String, T> make) {
        this.keys = new byte[size][];
        this.values = new Object[size];
        this.mask = size - 1;
        this.make = make;
    }

    /** The object for these bytes. */
    @SuppressWarnings("unchecked")
    public T get(byte[] bytes, int from, int to) {
        // What comes next is most often what came last: the lines of one connection follow each other.
        byte[] last = lastKey;
        Object lastObject = lastValue;
        if (lastObject != null && same(last, bytes, from, to)) {
            return (T) lastObject;
        }
        if (to - from > MOST_BYTES) {
            return make.apply(ByteText.text(bytes, from, to));
        }
        // Two places per text: the newer one first, so that a stranger's flood does not drive out what comes often.
        int slot = slot(bytes, from, to);
        int found = slot;
        Object value = at(slot, bytes, from, to);
        if (value == null) {
            found = slot ^ 1;
            value = at(found, bytes, from, to);
        }
        byte[] key = keys[found];
        if (value == null || key == null) {
            return made(slot, bytes, from, to);
        }
        lastKey = key;
        lastValue = value;
        return (T) value;
    }

    private @Nullable Object at(int slot, byte[] bytes, int from, int to) {
        byte[] key = keys[slot];
        return key != null && same(key, bytes, from, to) ? values[slot] : null;
    }

    /** The keys are short: a plain loop beats the call of a vectorised comparison. */
    private static boolean same(byte[] key, byte[] bytes, int from, int to) {
        int length = key.length;
        if (length != to - from) {
            return false;
        }
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            if ((long) LONGS.get(key, i) != (long) LONGS.get(bytes, from + i)) {
                return false;
            }
        }
        for (; i < length; i++) {
            if (key[i] != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }

    private T made(int slot, byte[] bytes, int from, int to) {
        T made = make.apply(ByteText.text(bytes, from, to));
        byte[] key = Arrays.copyOfRange(bytes, from, to);
        keys[slot ^ 1] = keys[slot];
        values[slot ^ 1] = values[slot];
        keys[slot] = key;
        values[slot] = made;
        lastKey = key;
        lastValue = made;
        return made;
    }

    private int slot(byte[] bytes, int from, int to) {
        int length = to - from;
        long hash = length;
        if (length >= 8) {
            for (int at = from; at + 8 <= to; at += 8) {
                hash = (hash ^ (long) LONGS.get(bytes, at)) * PRIME;
                hash ^= hash >>> 32;
            }
            hash ^= (long) LONGS.get(bytes, to - 8);
        } else {
            long tail = 0;
            for (int at = from; at < to; at++) {
                tail = tail << 8 | bytes[at] & 0xff;
            }
            hash ^= tail;
        }
        hash *= PRIME;
        hash ^= hash >>> 29;
        return (int) (hash * PRIME >>> 40) & mask;
    }
}
