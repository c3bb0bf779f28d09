package org.hopline.engine.parse.audit;

import java.util.Arrays;
import java.util.Set;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Field names of one source by their bytes, so that a known name costs no String. Bounded: names come from hostile text
 * too.
 */
final class NameTable {

    /** Untrusted strings, which the kernel writes in quotes or as hex (auparse's {@code typetab.h}, type ESCAPED). */
    private static final Set<String> ESCAPED = Set.of("path", "comm", "exe", "file", "watch", "cwd", "cmd", "acct",
            "dir", "vm", "old-chardev", "new-chardev", "old-disk", "new-disk", "old-fs", "new-fs", "old-net", "new-net",
            "old-rng", "new-rng", "device", "cgroup", "apparmor", "operation", "denied_mask", "info", "profile",
            "requested_mask", "ocomm", "grp", "new_group", "invalid_context", "sw", "root_dir", "name", "key");

    private static final int SLOTS = 2048;
    private static final int MOST = SLOTS / 2;

    /**
     * A name.
     *
     * @param escaped whether its unquoted values may be hex
     * @param upper whether it is written in capitals, as interpretations are
     */
    record Name(byte[] spelling, FieldName field, boolean escaped, boolean upper) {

        static Name of(byte[] bytes, int from, int to) {
            String text = Slice.of(bytes, from, to - from).text();
            boolean upper = true;
            for (int i = from; i < to; i++) {
                upper &= bytes[i] >= 'A' && bytes[i] <= 'Z' || bytes[i] == '_' || bytes[i] == '-';
            }
            return new Name(Arrays.copyOfRange(bytes, from, to), FieldName.of(text), ESCAPED.contains(text), upper);
        }
    }

    private final @Nullable Name[] slots = new @Nullable Name[SLOTS];
    private int size;

    /** The name in these bytes. */
    Name of(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        hash ^= hash >>> 11;
        for (int slot = hash & SLOTS - 1;; slot = slot + 1 & SLOTS - 1) {
            Name known = slots[slot];
            if (known == null) {
                Name name = Name.of(bytes, from, to);
                if (size < MOST) {
                    slots[slot] = name;
                    size++;
                }
                return name;
            }
            if (Arrays.equals(known.spelling, 0, known.spelling.length, bytes, from, to)) {
                return known;
            }
        }
    }
}
