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
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class,
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

    /** The keys are short: words that overlap compare them without a loop, which would cost more to enter than to run. */
    private static boolean same(byte[] key, byte[] bytes, int from, int to) {
        int length = key.length;
        if (length != to - from) {
            return false;
        }
        if (length >= 8) {
            return longAt(key, 0) == longAt(bytes, from) && longAt(key, length - 8) == longAt(bytes, to - 8)
                    && (length <= 16 || Arrays.equals(key, 8, length - 8, bytes, from + 8, to - 8));
        }
        if (length >= 4) {
            return intAt(key, 0) == intAt(bytes, from) && intAt(key, length - 4) == intAt(bytes, to - 4);
        }
        return length == 0 || key[0] == bytes[from] && key[length >> 1] == bytes[from + (length >> 1)]
                && key[length - 1] == bytes[to - 1];
    }

    private static long longAt(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    private static int intAt(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
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
            hash = (hash ^ longAt(bytes, from)) * PRIME;
            hash ^= hash >>> 32;
            for (int at = from + 8; at + 8 < to; at += 8) {
                hash = (hash ^ longAt(bytes, at)) * PRIME;
                hash ^= hash >>> 32;
            }
            hash ^= longAt(bytes, to - 8);
        } else if (length >= 4) {
            hash ^= (long) intAt(bytes, from) << 32 ^ intAt(bytes, to - 4);
        } else if (length > 0) {
            hash ^= (long) bytes[from] << 40 ^ (long) bytes[from + (length >> 1)] << 24 ^ (long) bytes[to - 1] << 8;
        }
        hash *= PRIME;
        hash ^= hash >>> 29;
        return (int) (hash * PRIME >>> 40) & mask;
    }
}
