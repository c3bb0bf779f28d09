package org.hopline.local;

import java.util.EnumSet;
import java.util.Set;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.View;

/** Which log families were met, and in which view: what decides whether a detection could have been fed. */
final class Seen {

    private final Set<LogFamily> records = EnumSet.noneOf(LogFamily.class);
    private final Set<LogFamily> assembled = EnumSet.noneOf(LogFamily.class);

    void event(Event event) {
        (event.view() == View.RECORD ? records : assembled).add(event.family());
    }

    void addAll(Seen other) {
        records.addAll(other.records);
        assembled.addAll(other.assembled);
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    /** Whether events of this family that a scope of this view reads were met. */
    boolean feeds(LogFamily family, View view) {
        return switch (view) {
            case RECORD -> records.contains(family);
            case ASSEMBLED -> family == LogFamily.AUDIT ? assembled.contains(family) : records.contains(family);
        };
    }
}
