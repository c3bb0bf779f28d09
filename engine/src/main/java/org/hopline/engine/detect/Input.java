package org.hopline.engine.detect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One input of a detection.
 *
 * @param scope the events it reads
 * @param predicate what it wants of them
 * @param columns what it takes from a picked event: column name → where it comes from, in column order
 */
public record Input(Scope scope, Predicate predicate, Map<String, FieldRef> columns) {

    /** Keeps its own copy in the same order. */
    public Input {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
