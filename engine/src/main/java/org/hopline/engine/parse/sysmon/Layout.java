package org.hopline.engine.parse.sysmon;

import java.util.Arrays;
import java.util.List;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.parse.ByteScan;
import org.jspecify.annotations.Nullable;

/**
 * The shape of an event: what stands before, between and behind its values. Events of one id and version are alike but
 * for their values, so a known shape is read by comparing constant text and looking for the end of each value.
 */
final class Layout {

    /** How a value ends. */
    enum End {
        /** With the next tag. */
        TAG,
        /** With the attribute's quote. */
        QUOTE,
        /** It has no bytes: an element that closes itself. */
        AT_ONCE
    }

    private final FieldName[] names;
    private final End[] ends;
    private final byte[][] constants;
    private final int[] slots;
    /** Places of the fields that the kinds read, -1 where the shape has none. */
    final int eventId;
    final int systemTime;
    final int computer;
    final int daemonPid;

    Layout(List<FieldName> names, List<End> ends, List<byte[]> constants) {
        this.names = names.toArray(FieldName[]::new);
        this.ends = ends.toArray(End[]::new);
        this.constants = constants.toArray(byte[][]::new);
        int size = 1;
        while (size < this.names.length * 4) {
            size *= 2;
        }
        this.slots = new int[size];
        Arrays.fill(slots, -1);
        for (int i = 0; i < this.names.length; i++) {
            enter(i);
        }
        eventId = indexOf(FieldName.of("EventID"));
        systemTime = indexOf(FieldName.of("SystemTime"));
        computer = indexOf(FieldName.of("Computer"));
        daemonPid = indexOf(FieldName.of("ProcessID"));
    }

    private void enter(int index) {
        int slot = names[index].hashCode() & slots.length - 1;
        while (slots[slot] >= 0) {
            if (names[slots[slot]].equals(names[index])) {
                return;
            }
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = index;
    }

    int size() {
        return names.length;
    }

    FieldName name(int index) {
        return names[index];
    }

    /** Place of the first field of this name, or -1. */
    int indexOf(FieldName name) {
        for (int slot = name.hashCode() & slots.length - 1; slots[slot] >= 0; slot = slot + 1 & slots.length - 1) {
            if (names[slots[slot]].equals(name)) {
                return slots[slot];
            }
        }
        return -1;
    }

    /**
     * Reads an event of this shape: begin and end of each value, by turns. Null when the bytes are of another shape.
     */
    int @Nullable [] read(byte[] bytes, int from, int to) {
        int[] offsets = new int[2 * names.length];
        int at = from;
        for (int i = 0; i < names.length; i++) {
            byte[] constant = constants[i];
            if (to - at < constant.length
                    || !Arrays.equals(bytes, at, at + constant.length, constant, 0, constant.length)) {
                return null;
            }
            at += constant.length;
            offsets[2 * i] = at;
            at = switch (ends[i]) {
                case TAG -> ByteScan.find(bytes, at, to, (byte) '<');
                case QUOTE -> ByteScan.find(bytes, at, to, (byte) '"');
                case AT_ONCE -> at;
            };
            if (at < 0) {
                return null;
            }
            offsets[2 * i + 1] = at;
        }
        byte[] last = constants[names.length];
        return to - at == last.length && Arrays.equals(bytes, at, to, last, 0, last.length) ? offsets : null;
    }
}
