package org.hopline.engine.detect;

import java.util.List;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.Form;

/**
 * Where a detection's field comes from in an event: resolved from a field map when the detection is compiled, never
 * looked up per event.
 */
public sealed interface FieldRef {

    /** A field under the source's own name, in one form. */
    record Source(FieldName name, Form form) implements FieldRef {}

    /** What every event has, whatever its source. */
    enum Meta implements FieldRef {
        /** Splunk's {@code _time}: seconds with fraction. */
        TIME,
        /** The record's bytes. */
        RAW,
        /** The host, never null. */
        HOST,
        /** The log it stands in. */
        SOURCE,
        /** Splunk's name for the kind of log. */
        SOURCETYPE,
        /** The program or record type. */
        PROGRAM,
        /** The program's own text. */
        MESSAGE
    }

    /** The part after the last {@code /} (or {@code \}). */
    record Basename(FieldRef of) implements FieldRef {}

    /** The first that is present and not empty. */
    record FirstOf(List<FieldRef> candidates) implements FieldRef {
        /** Keeps its own copy. */
        public FirstOf {
            candidates = List.copyOf(candidates);
        }
    }

    /** Always this text: a calculated field such as {@code vendor_product}. */
    record Constant(String text) implements FieldRef {}

    /** Never present: the vocabulary has no such field. */
    record Never(String name) implements FieldRef {}
}
