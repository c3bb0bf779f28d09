package org.hopline.engine.detect;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.FieldValue;
import org.hopline.engine.event.HostId;
import org.hopline.engine.flow.RecordCodec;

/**
 * What is left to check of a predicate when host or time of the event are not settled yet: it travels with the row in a
 * column of its own, and is decided when the happening reaches its window.
 */
final class Residual {

    /** No field of any language has this name. */
    static final String COLUMN = "\u0000residual";

    private static final RecordCodec<Predicate> CODEC = RecordCodec.of(Predicate.class);

    private Residual() {}

    /** The predicate with everything decided that the event decides. */
    static FieldValue of(Predicate predicate, Event event) {
        return FieldValue.of(Base64.getEncoder().encodeToString(CODEC.toBytes(reduce(predicate, event))));
    }

    /** Whether what was left holds, now that host and time are known. */
    static boolean holds(FieldValue residual, HostId host, long time) {
        return decide(CODEC.fromBytes(Base64.getDecoder().decode(residual.print())), host, time);
    }

    private static Predicate reduce(Predicate predicate, Event event) {
        return switch (predicate) {
            case Predicate.True all -> all;
            case Predicate.And(var parts) -> new Predicate.And(reduce(parts, event));
            case Predicate.Or(var parts) -> new Predicate.Or(reduce(parts, event));
            case Predicate.Not(Predicate part) -> new Predicate.Not(reduce(part, event));
            case Predicate.Test test -> FieldAccess.isLate(test.field(), event)
                    ? test
                    : EventCheck.evaluate(test, event) == Truth.TRUE
                            ? new Predicate.True()
                            : new Predicate.Or(List.of());
            case Predicate.ColumnTest test -> test;
        };
    }

    private static List<Predicate> reduce(List<Predicate> parts, Event event) {
        List<Predicate> reduced = new ArrayList<>();
        for (Predicate part : parts) {
            reduced.add(reduce(part, event));
        }
        return reduced;
    }

    private static boolean decide(Predicate predicate, HostId host, long time) {
        return switch (predicate) {
            case Predicate.True all -> true;
            case Predicate.And(var parts) -> parts.stream().allMatch(part -> decide(part, host, time));
            case Predicate.Or(var parts) -> parts.stream().anyMatch(part -> decide(part, host, time));
            case Predicate.Not(Predicate part) -> !decide(part, host, time);
            case Predicate.Test(FieldRef field, var test) -> {
                FieldValue value = FieldAccess.late(field, host, time);
                yield value != null && ValueCheck.of(test).passes(value);
            }
            case Predicate.ColumnTest test -> false;
        };
    }
}
