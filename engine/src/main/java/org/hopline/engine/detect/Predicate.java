package org.hopline.engine.detect;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A condition over one event (its field references resolved) or over one row (references by column name). */
public sealed interface Predicate {

    /** Holds always. */
    record True() implements Predicate {}

    /** All hold; true when empty. */
    record And(List<Predicate> parts) implements Predicate {
        /** Keeps its own copy. */
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** At least one holds; false when empty. */
    record Or(List<Predicate> parts) implements Predicate {
        /** Keeps its own copy. */
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** Does not hold. An absent field makes a test false, so its negation true. */
    record Not(Predicate part) implements Predicate {}

    /** A test of one field; with several values, one that passes is enough. */
    record Test(FieldRef field, ValueTest test) implements Predicate {}

    /** A test of one column of a row; only after the first stage. */
    record ColumnTest(String column, ValueTest test) implements Predicate {}

    /** The closed set of tests on a value. */
    sealed interface ValueTest {

        /** The whole value equals the text. */
        record Equal(String text, boolean ignoreCase) implements ValueTest {}

        /** The whole value matches the pattern; {@code *} is any text, there is no {@code ?} in SPL. */
        record Wildcard(String pattern, boolean ignoreCase) implements ValueTest {}

        /** The value is one of the texts. */
        record OneOf(SortedSet<String> texts, boolean ignoreCase) implements ValueTest {
            /** Keeps its own copy. */
            public OneOf {
                texts = new TreeSet<>(texts);
            }
        }

        /** A comparison as numbers where both are numbers, else as text. */
        record Compare(Operator operator, String text) implements ValueTest {}

        /** The value is there. */
        record Exists() implements ValueTest {}

        /** The operators of {@link Compare}. */
        enum Operator {
            LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL
        }
    }
}
