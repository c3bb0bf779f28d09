package org.hopline.engine.parse.sysmon;

import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.Fields;
import org.hopline.engine.event.Form;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.Value;
import org.hopline.engine.parse.ByteScan;
import org.jspecify.annotations.Nullable;

/** Fields as a shape and the places of the values: looking one up is an access to an array. */
final class SysmonFields implements Fields {

    private final Layout layout;
    private final byte[] bytes;
    private final int[] offsets;

    SysmonFields(Layout layout, byte[] bytes, int[] offsets) {
        this.layout = layout;
        this.bytes = bytes;
        this.offsets = offsets;
    }

    @Override
    public int size() {
        return layout.size();
    }

    @Override
    public FieldName name(int index) {
        return layout.name(index);
    }

    @Override
    public Value value(int index) {
        int from = offsets[2 * index];
        int length = offsets[2 * index + 1] - from;
        return length == 1 && bytes[from] == '-'
                ? Value.NULL
                : Value.encoded(Slice.of(bytes, from, length), Value.Encoding.XML);
    }

    @Override
    public Value get(FieldName name) {
        int index = layout.indexOf(name);
        return index < 0 ? Value.ABSENT : value(index);
    }

    /** The text of a field, decoded; null where it is absent, empty or {@code -}. */
    @Nullable
    String text(FieldName name) {
        int index = layout.indexOf(name);
        return index < 0 ? null : text(index);
    }

    @Nullable
    String text(int index) {
        int from = offsets[2 * index];
        int to = offsets[2 * index + 1];
        if (to == from || to - from == 1 && bytes[from] == '-') {
            return null;
        }
        Slice raw = Slice.of(bytes, from, to - from);
        return ByteScan.find(bytes, from, to, (byte) '&') < 0
                ? raw.text()
                : Value.encoded(raw, Value.Encoding.XML).text(Form.DECODED);
    }

    /** A field's number, or -1 where it is absent or none. */
    long number(FieldName name) {
        int index = layout.indexOf(name);
        return index < 0 ? -1 : number(index);
    }

    long number(int index) {
        int from = offsets[2 * index];
        int to = offsets[2 * index + 1];
        if (to == from || to - from > 18) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    int from(int index) {
        return offsets[2 * index];
    }

    int to(int index) {
        return offsets[2 * index + 1];
    }
}
