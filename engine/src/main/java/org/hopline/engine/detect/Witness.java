package org.hopline.engine.detect;

import java.util.Set;
import java.util.TreeSet;
import org.hopline.engine.detect.Predicate.ValueTest;
import org.jspecify.annotations.Nullable;

/**
 * A field that must be one of some texts for a predicate to hold, so that an index over the field's values finds the
 * predicates worth evaluating.
 *
 * @param field resolved for one family
 * @param texts ASCII letters in lower case
 */
record Witness(FieldRef field, Set<String> texts) {

    /** The first witness of a predicate, or null where it has none of this form. */
    static @Nullable Witness of(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Test(FieldRef field, ValueTest.Equal(String text, boolean ignoreCase)) -> one(field,
                    Set.of(text));
            case Predicate.Test(FieldRef field, ValueTest.OneOf(var texts, boolean ignoreCase)) -> one(field, texts);
            case Predicate.Test other -> null;
            case Predicate.And(var parts) -> {
                for (Predicate part : parts) {
                    Witness witness = of(part);
                    if (witness != null) {
                        yield witness;
                    }
                }
                yield null;
            }
            case Predicate.Or(var parts) -> {
                Witness joined = null;
                for (Predicate part : parts) {
                    Witness witness = of(part);
                    if (witness == null || (joined != null && !joined.field.equals(witness.field))) {
                        yield null;
                    }
                    joined = joined == null ? witness : joined.with(witness.texts);
                }
                yield joined;
            }
            case Predicate.Not not -> null;
            case Predicate.True all -> null;
            case Predicate.ColumnTest column -> null;
        };
    }

    private static @Nullable Witness one(FieldRef field, Set<String> texts) {
        Set<String> folded = new TreeSet<>();
        for (String text : texts) {
            if (!ValueCheck.isAscii(text)) {
                return null;
            }
            folded.add(ValueCheck.foldAscii(text));
        }
        return new Witness(field, folded);
    }

    private Witness with(Set<String> more) {
        Set<String> all = new TreeSet<>(texts);
        all.addAll(more);
        return new Witness(field, all);
    }
}
