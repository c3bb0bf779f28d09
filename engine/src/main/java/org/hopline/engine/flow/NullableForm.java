package org.hopline.engine.flow;

import org.jspecify.annotations.Nullable;

/** A value that may be null: one byte that says whether it is there. */
record NullableForm(Form present) implements Form {

    @Override
    public void write(@Nullable Object value, ByteWriter to) {
        to.writeByte(value == null ? 0 : 1);
        if (value != null) {
            present.write(value, to);
        }
    }

    @Override
    public @Nullable Object read(ByteReader from, int depth) {
        return FormBuilder.readPresence(from) ? present.read(from, depth) : null;
    }
}
