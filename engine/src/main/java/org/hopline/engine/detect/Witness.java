package org.hopline.engine.detect;

import java.util.Set;
import java.util.TreeSet;
import org.hopline.engine.detect.Predicate.ValueTest;
import org.jspecify.annotations.Nullable;

/**
 * What must be true of a field for a predicate to hold: that it is one of some texts, or contains one of them. An index
 * over the field's values then finds the predicates worth evaluating.
 *
 * @param field the field
 * @param texts not empty, ASCII letters in lower case
 * @param whole whether the value is one of the texts, rather than contains one
 */
record Witness(FieldRef field, Set<String> texts, boolean whole) {

    /** Shorter texts stand in too many values to tell anything. */
    private static final int LEAST_LENGTH = 3;
    /** Longer texts tell hardly more than their beginning. */
    private static final int MOST_LENGTH = 24;

    /** The best witness of a predicate, or null where it has none of this form. */
    static @Nullable Witness of(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Test(FieldRef field, ValueTest test) -> of(field, test);
            case Predicate.And(var parts) -> {
                Witness best = null;
                for (Predicate part : parts) {
                    Witness witness = of(part);
                    if (witness != null && (best == null || witness.worth() > best.worth())) {
                        best = witness;
                    }
                }
                yield best;
            }
            case Predicate.Or(var parts) -> {
                Witness joined = null;
                for (Predicate part : parts) {
                    Witness witness = of(part);
                    Witness both = witness == null ? null : joined == null ? witness : joined.or(witness);
                    if (both == null) {
                        yield null;
                    }
                    joined = both;
                }
                yield joined;
            }
            case Predicate.Not not -> null;
            case Predicate.True all -> null;
            case Predicate.ColumnTest column -> null;
        };
    }

    private static @Nullable Witness of(FieldRef field, ValueTest test) {
        return switch (test) {
            case ValueTest.Equal(String text, boolean ignoreCase) -> made(field, Set.of(text), true);
            case ValueTest.OneOf(var texts, boolean ignoreCase) -> made(field, texts, true);
            case ValueTest.Wildcard(String pattern, boolean ignoreCase) -> {
                String longest = "";
                for (String part : pattern.split("\\*", -1)) {
                    longest = part.length() > longest.length() ? part : longest;
                }
                longest = longest.substring(0, Math.min(longest.length(), MOST_LENGTH));
                yield longest.length() < LEAST_LENGTH ? null : made(field, Set.of(longest), false);
            }
            case ValueTest.Compare compare -> null;
            case ValueTest.Exists exists -> null;
        };
    }

    private static @Nullable Witness made(FieldRef field, Set<String> texts, boolean whole) {
        Set<String> folded = new TreeSet<>();
        for (String text : texts) {
            if (!ValueCheck.isAscii(text)) {
                return null;
            }
            folded.add(ValueCheck.foldAscii(text));
        }
        return folded.isEmpty() ? null : new Witness(field, folded, whole);
    }

    private @Nullable Witness or(Witness other) {
        if (!field.equals(other.field)) {
            return null;
        }
        Set<String> all = new TreeSet<>(texts);
        all.addAll(other.texts);
        boolean stillWhole = whole && other.whole;
        if (!stillWhole) {
            Set<String> beginnings = new TreeSet<>();
            all.forEach(text -> beginnings.add(text.substring(0, Math.min(text.length(), MOST_LENGTH))));
            all = beginnings;
        }
        return !stillWhole && shortest(all) < LEAST_LENGTH ? null : new Witness(field, all, stillWhole);
    }

    /** A whole value tells more than a part, a longer part more than a shorter, few texts more than many. */
    private double worth() {
        return (whole ? 1000 : shortest(texts)) - texts.size() / 100.0;
    }

    private static int shortest(Set<String> texts) {
        return texts.stream().mapToInt(String::length).min().orElse(0);
    }
}
