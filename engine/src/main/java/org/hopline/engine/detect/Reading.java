package org.hopline.engine.detect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.Slice;
import org.jspecify.annotations.Nullable;

/** One event being matched: each field that any predicate asks for is read at most once. */
final class Reading {

    private static final Slice ABSENT = Slice.utf8("absent");

    final Event event;
    private final Plan plan;
    private final @Nullable Slice[] values;
    private final byte[] @Nullable [] folded;

    Reading(Event event, Plan plan) {
        this.event = event;
        this.plan = plan;
        this.values = new Slice[plan.readers.size()];
        this.folded = new byte[plan.readers.size()][];
    }

    /** Which fields the predicates of one family ask for, and their places. */
    static final class Plan {
        private final LogFamily family;
        private final Map<FieldRef, Integer> slots = new LinkedHashMap<>();
        private final List<EventReader> readers = new ArrayList<>();

        Plan(LogFamily family) {
            this.family = family;
        }

        int slot(FieldRef field) {
            return slots.computeIfAbsent(field, made -> {
                readers.add(EventReader.of(made, family));
                return readers.size() - 1;
            });
        }
    }

    /** The bytes of a field, null when absent, or one of the marks of {@link EventReader}. */
    @Nullable
    Slice value(int slot) {
        Slice known = values[slot];
        if (known == null) {
            Slice value = plan.readers.get(slot).read(event);
            known = value == null ? ABSENT : value;
            values[slot] = known;
        }
        return known == ABSENT ? null : known;
    }

    /** The bytes of a field that is there, ASCII letters in lower case. */
    byte[] folded(int slot, Slice value) {
        byte[] known = folded[slot];
        if (known == null) {
            known = new byte[value.length()];
            byte[] from = value.array();
            for (int i = 0, at = value.offset(); i < known.length; i++, at++) {
                byte b = from[at];
                known[i] = b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
            }
            folded[slot] = known;
        }
        return known;
    }
}
