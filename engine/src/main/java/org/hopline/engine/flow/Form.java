package org.hopline.engine.flow;

import org.jspecify.annotations.Nullable;

/** How values of one type are written; package-private piece of {@link RecordCodec}. Every value takes at least a byte. */
interface Form {

    /** Deeper nesting than this is no value of ours but foreign bytes. */
    int MOST_DEPTH = 512;

    void write(Object value, ByteWriter to);

    /** The value; null only from a {@link NullableForm}. */
    @Nullable
    Object read(ByteReader from, int depth);

    /** Guards the stack against foreign bytes. */
    static int deeper(int depth) {
        if (depth >= MOST_DEPTH) {
            throw new IllegalArgumentException("nested deeper than " + MOST_DEPTH);
        }
        return depth + 1;
    }

    /** Writes a part, null where its type allows it. */
    static void writePart(Form form, @Nullable Object part, ByteWriter to) {
        if (form instanceof NullableForm nullable) {
            nullable.write(part, to);
        } else if (part == null) {
            throw new IllegalArgumentException("null where the type does not allow it");
        } else {
            form.write(part, to);
        }
    }

    /** Reads a part that is not null. */
    static Object readPresent(Form form, ByteReader from, int depth) {
        Object part = form.read(from, depth);
        if (part == null) {
            throw new IllegalArgumentException("null where the type does not allow it");
        }
        return part;
    }
}
