package org.hopline.engine.detect;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.Form;
import org.hopline.engine.event.LogFamily;
import org.jspecify.annotations.Nullable;

/**
 * Where a detection's field comes from in an event: resolved from a field map when the detection is compiled, never
 * looked up per event.
 */
public sealed interface FieldRef {

    /** A field under the source's own name, in one form. */
    record Source(FieldName name, Form form) implements FieldRef {}

    /** What every event has, whatever its source. */
    enum Meta implements FieldRef {
        /** Splunk's {@code _time}: seconds with fraction. Known only once the source's clock is settled. */
        TIME,
        /** The record's bytes. */
        RAW,
        /** The host, never null once settled; a log that names none gets one when its source is settled. */
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

    /** A part of the event's {@link org.hopline.engine.event.Kind}, where the kind has it. */
    record OfKind(KindField field) implements FieldRef {}

    /** The part after the last {@code /} (or {@code \}). */
    record Basename(FieldRef of) implements FieldRef {}

    /** The part before the first blank, leading blanks left out; absent when there is none. */
    record FirstToken(FieldRef of) implements FieldRef {}

    /** ASCII letters in lower case. */
    record Lower(FieldRef of) implements FieldRef {}

    /** Another word for some values; {@code otherwise} for the rest, the value itself where that is null. */
    record Mapped(FieldRef of, SortedMap<String, String> words, @Nullable String otherwise) implements FieldRef {
        /** Keeps its own copy. */
        public Mapped {
            words = Collections.unmodifiableSortedMap(new TreeMap<>(words));
        }
    }

    /** The first that is present and not empty. */
    record FirstOf(List<FieldRef> candidates) implements FieldRef {
        /** Keeps its own copy. */
        public FirstOf {
            candidates = List.copyOf(candidates);
        }
    }

    /** Another reference per log family; absent for a family that is not named. */
    record PerFamily(SortedMap<LogFamily, FieldRef> byFamily) implements FieldRef {
        /** Keeps its own copy. */
        public PerFamily {
            byFamily = Collections.unmodifiableSortedMap(new TreeMap<>(byFamily));
        }
    }

    /** Always this text: a calculated field such as {@code vendor_product}. */
    record Constant(String text) implements FieldRef {}

    /** Never present: the vocabulary has no such field. */
    record Never(String name) implements FieldRef {}
}
