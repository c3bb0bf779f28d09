package org.hopline.engine.detect;

import java.util.List;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.FieldValue;
import org.hopline.engine.event.Slice;

/** A predicate over events made ready for one log family. */
@FunctionalInterface
interface EventCheck {

    Truth on(Reading reading);

    /** For one event by itself; many predicates over one event share a plan. */
    static Truth evaluate(Predicate predicate, Event event) {
        Reading.Plan plan = new Reading.Plan(event.family());
        EventCheck check = of(predicate, plan);
        return check.on(new Reading(event, plan));
    }

    static EventCheck of(Predicate predicate, Reading.Plan plan) {
        return switch (predicate) {
            case Predicate.True() -> reading -> Truth.TRUE;
            case Predicate.And(var parts) -> and(all(parts, plan));
            case Predicate.Or(var parts) -> or(all(parts, plan));
            case Predicate.Not(Predicate part) -> {
                EventCheck inner = of(part, plan);
                yield reading -> inner.on(reading).not();
            }
            case Predicate.Test(FieldRef field, var test) -> test(field, ValueCheck.of(test), plan);
            case Predicate.ColumnTest column -> throw new IllegalArgumentException(
                    "a test of column " + column.column() + " where there are only events");
        };
    }

    private static EventCheck[] all(List<Predicate> parts, Reading.Plan plan) {
        return parts.stream().map(part -> of(part, plan)).toArray(EventCheck[]::new);
    }

    private static EventCheck and(EventCheck[] parts) {
        return reading -> {
            Truth result = Truth.TRUE;
            for (EventCheck part : parts) {
                Truth truth = part.on(reading);
                if (truth == Truth.FALSE) {
                    return Truth.FALSE;
                }
                result = truth.compareTo(result) < 0 ? truth : result;
            }
            return result;
        };
    }

    private static EventCheck or(EventCheck[] parts) {
        return reading -> {
            Truth result = Truth.FALSE;
            for (EventCheck part : parts) {
                Truth truth = part.on(reading);
                if (truth == Truth.TRUE) {
                    return Truth.TRUE;
                }
                result = truth.compareTo(result) > 0 ? truth : result;
            }
            return result;
        };
    }

    private static EventCheck test(FieldRef field, ValueCheck check, Reading.Plan plan) {
        int slot = plan.slot(field);
        return reading -> {
            Slice value = reading.value(slot);
            if (value == null) {
                return Truth.FALSE;
            }
            if (value == EventReader.LATE) {
                return Truth.UNKNOWN;
            }
            if (value == EventReader.MANY) {
                FieldValue all = FieldAccess.value(field, reading.event);
                return Truth.of(all != null && check.passes(all));
            }
            return Truth.of(check.folds() ? check.passesFolded(reading.folded(slot, value)) : check.passes(value));
        };
    }
}
