package org.hopline.engine.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Named values in a stated order: the fields a detection picked from an event, or a row that its stages computed.
 *
 * @param values in column order; unmodifiable
 */
public record Row(Map<String, FieldValue> values) {

    /** No columns. */
    public static final Row EMPTY = new Row(Map.of());

    /** Keeps its own copy in the same order. */
    public Row {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The value of a column, or null. */
    public @Nullable FieldValue get(String column) {
        return values.get(column);
    }

    /** The printed value of a column, or null. */
    public @Nullable String print(String column) {
        FieldValue value = values.get(column);
        return value == null ? null : value.print();
    }
}
