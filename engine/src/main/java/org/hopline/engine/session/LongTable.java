package org.hopline.engine.session;

import org.jspecify.annotations.Nullable;

/**
 * Values under long keys that are hashes already: open addressing with linear probing, no boxes. Every event of a host
 * passes through one of these.
 */
final class LongTable<V> {

    private long[] keys = new long[64];
    private @Nullable Object[] values = new @Nullable Object[64];
    private int size;

    /** The value under the key, or, where there was none, null after {@code value} was put there. */
    @Nullable
    V putIfAbsent(long key, V value) {
        int at = find(key);
        if (values[at] != null) {
            return valueAt(at);
        }
        if (size * 2 >= keys.length) {
            grow();
            at = find(key);
        }
        keys[at] = key;
        values[at] = value;
        size++;
        return null;
    }

    /** Puts a value under a key that is there. */
    void replace(long key, V value) {
        values[find(key)] = value;
    }

    /** Removes what is under the key, if anything. */
    void remove(long key) {
        int gap = find(key);
        if (values[gap] == null) {
            return;
        }
        int mask = keys.length - 1;
        values[gap] = null;
        size--;
        // values that were pushed past the gap move back, so that a search never ends too soon
        for (int at = gap + 1 & mask; values[at] != null; at = at + 1 & mask) {
            int home = home(keys[at], mask);
            if ((at - home & mask) >= (at - gap & mask)) {
                keys[gap] = keys[at];
                values[gap] = values[at];
                values[at] = null;
                gap = at;
            }
        }
    }

    int size() {
        return size;
    }

    private int find(long key) {
        int mask = keys.length - 1;
        int at = home(key, mask);
        while (values[at] != null && keys[at] != key) {
            at = at + 1 & mask;
        }
        return at;
    }

    private static int home(long key, int mask) {
        return (int) (key ^ key >>> 32) & mask;
    }

    @SuppressWarnings("unchecked")
    private @Nullable V valueAt(int at) {
        return (V) values[at];
    }

    private void grow() {
        long[] oldKeys = keys;
        @Nullable
        Object[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new @Nullable Object[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != null) {
                int at = find(oldKeys[i]);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }
}
