package org.hopline.engine.detect;

import java.util.List;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.FieldValue;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.Slice;

/** A predicate over events made ready for one log family. */
@FunctionalInterface
interface EventCheck {

    Truth on(Event event);

    static EventCheck of(Predicate predicate, LogFamily family) {
        return switch (predicate) {
            case Predicate.True() -> event -> Truth.TRUE;
            case Predicate.And(var parts) -> and(all(parts, family));
            case Predicate.Or(var parts) -> or(all(parts, family));
            case Predicate.Not(Predicate part) -> {
                EventCheck inner = of(part, family);
                yield event -> inner.on(event).not();
            }
            case Predicate.Test(FieldRef field, var test) -> test(field, ValueCheck.of(test), family);
            case Predicate.ColumnTest column -> throw new IllegalArgumentException(
                    "a test of column " + column.column() + " where there are only events");
        };
    }

    private static EventCheck[] all(List<Predicate> parts, LogFamily family) {
        return parts.stream().map(part -> of(part, family)).toArray(EventCheck[]::new);
    }

    private static EventCheck and(EventCheck[] parts) {
        return event -> {
            Truth result = Truth.TRUE;
            for (EventCheck part : parts) {
                Truth truth = part.on(event);
                if (truth == Truth.FALSE) {
                    return Truth.FALSE;
                }
                result = truth.compareTo(result) < 0 ? truth : result;
            }
            return result;
        };
    }

    private static EventCheck or(EventCheck[] parts) {
        return event -> {
            Truth result = Truth.FALSE;
            for (EventCheck part : parts) {
                Truth truth = part.on(event);
                if (truth == Truth.TRUE) {
                    return Truth.TRUE;
                }
                result = truth.compareTo(result) > 0 ? truth : result;
            }
            return result;
        };
    }

    private static EventCheck test(FieldRef field, ValueCheck check, LogFamily family) {
        EventReader reader = EventReader.of(field, family);
        return event -> {
            Slice value = reader.read(event);
            if (value == null) {
                return Truth.FALSE;
            }
            if (value == EventReader.LATE) {
                return Truth.UNKNOWN;
            }
            if (value == EventReader.MANY) {
                FieldValue all = FieldAccess.value(field, event);
                return Truth.of(all != null && check.passes(all));
            }
            return Truth.of(check.passes(value));
        };
    }
}
