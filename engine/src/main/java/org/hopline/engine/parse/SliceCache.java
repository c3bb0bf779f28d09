package org.hopline.engine.parse;

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

    private final byte[] @Nullable [] keys;
    private final @Nullable Object[] values;
    private final int mask;
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
        if (to - from > MOST_BYTES) {
            return make.apply(ByteText.text(bytes, from, to));
        }
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        int slot = (hash ^ hash >>> 15) & mask;
        byte[] key = keys[slot];
        Object value = values[slot];
        if (key != null && value != null && Arrays.equals(key, 0, key.length, bytes, from, to)) {
            return (T) value;
        }
        T made = make.apply(ByteText.text(bytes, from, to));
        keys[slot] = Arrays.copyOfRange(bytes, from, to);
        values[slot] = made;
        return made;
    }
}
