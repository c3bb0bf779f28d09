package org.hopline.engine.parse.audit;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
            "requested_mask", "ocomm", "grp", "new_group", "invalid_context", "sw", "root_dir", "name", "key",
            "proctitle", "data");

    /** Names that are read in a way of their own. */
    enum Role {
        NONE, KEY, TITLE, COMMAND_LINE, OPERATION
    }

    private static final int SLOTS = 2048;
    private static final int MOST = SLOTS / 2;

    /**
     * A name.
     *
     * @param escaped whether its unquoted values may be hex
     * @param upper whether it is written in capitals, as interpretations are
     * @param argument whether it is that of an argument: {@code a0}, {@code a2[1]}
     * @param role a name that is read in a way of its own
     */
    record Name(byte[] spelling, FieldName field, boolean escaped, boolean upper, boolean argument, Role role) {

        static Name of(String text) {
            byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            return of(bytes, 0, bytes.length);
        }

        static Name of(byte[] bytes, int from, int to) {
            String text = Slice.of(bytes, from, to - from).text();
            boolean upper = true;
            for (int i = from; i < to; i++) {
                upper &= bytes[i] >= 'A' && bytes[i] <= 'Z' || bytes[i] == '_' || bytes[i] == '-';
            }
            return new Name(Arrays.copyOfRange(bytes, from, to), FieldName.of(text), ESCAPED.contains(text),
                    upper && to > from,
                    isArgument(bytes, from, to), switch (text) {
                        case "key" -> Role.KEY;
                        case "proctitle" -> Role.TITLE;
                        case "cmdline" -> Role.COMMAND_LINE;
                        case "op" -> Role.OPERATION;
                        default -> Role.NONE;
                    });
        }
    }

    static final Name NODE = Name.of("node");
    static final Name TYPE = Name.of("type");
    static final Name MSG = Name.of("msg");

    private static final int MOST_TYPES = 256;
    /** How many places of a type are guessed. */
    static final int SEQUENCE = 48;

    private final ConcurrentHashMap<RecordType, @Nullable Name[]> sequences = new ConcurrentHashMap<>();
    private final @Nullable Name[] slots = new @Nullable Name[SLOTS];
    private int size;

    private static boolean isArgument(byte[] name, int from, int to) {
        if (to - from < 2 || name[from] != 'a') {
            return false;
        }
        for (int i = from + 1; i < to; i++) {
            if (name[i] == '[') {
                return i > from + 1;
            }
            if (name[i] < '0' || name[i] > '9') {
                return false;
            }
        }
        return true;
    }

    /**
     * The names that records of a type had at each place when last read: records of one type have the same fields in the
     * same order, most of the time, so the next name can be compared instead of looked up. A guess: readers write it.
     */
    @Nullable
    Name[] sequence(RecordType type) {
        @Nullable
        Name @Nullable [] known = sequences.get(type);
        if (known != null) {
            return known;
        }
        @Nullable
        Name[] made = new @Nullable Name[SEQUENCE];
        // Types come from hostile text too.
        if (sequences.size() < MOST_TYPES) {
            sequences.put(type, made);
        }
        return made;
    }

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
