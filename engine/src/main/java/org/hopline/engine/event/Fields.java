package org.hopline.engine.event;

import java.util.List;

/**
 * The fields of an event under the source's own names and in the source's own order. A name may repeat (audit keys,
 * journal fields).
 */
public interface Fields {

    /** No fields. */
    Fields NONE = FieldTable.of(List.of());

    /** Number of entries. */
    int size();

    /** Name of the entry at {@code index}, from 0, in source order. */
    FieldName name(int index);

    /** Value of the entry at {@code index}; never {@link Value#ABSENT}. */
    Value value(int index);

    /** The first entry of this name, or {@link Value#ABSENT}. */
    default Value get(FieldName name) {
        for (int i = 0; i < size(); i++) {
            if (name(i).equals(name)) {
                return value(i);
            }
        }
        return Value.ABSENT;
    }
}
