package org.hopline.spl;

import org.hopline.engine.detect.FieldRef;
import org.hopline.engine.detect.Predicate;

/** Whether a condition can hold for no event, because it needs a field that never is. */
final class Never {

    private Never() {}

    static boolean is(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Test(FieldRef.Never never, var test) -> true;
            case Predicate.Test test -> false;
            case Predicate.And(var parts) -> parts.stream().anyMatch(Never::is);
            case Predicate.Or(var parts) -> parts.stream().allMatch(Never::is);
            case Predicate.Not not -> false;
            case Predicate.True all -> false;
            case Predicate.ColumnTest test -> false;
        };
    }
}
