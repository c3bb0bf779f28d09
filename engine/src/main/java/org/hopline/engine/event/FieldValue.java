package org.hopline.engine.event;

import java.util.List;

/** A value in a {@link Row}: what searches compute with. Null is an entry's absence. */
public sealed interface FieldValue {

    /** Text, decoded. */
    record Text(String text) implements FieldValue {}

    /** A number; SPL and Sigma compute in doubles, and print integers without a point. */
    record Number(double number) implements FieldValue {}

    /** Several values in order (SPL multivalue, audit keys). */
    record Many(List<String> values) implements FieldValue {
        /** Keeps its own copy. */
        public Many {
            values = List.copyOf(values);
        }
    }

    /** A text value. */
    static FieldValue of(String text) {
        return new Text(text);
    }

    /** A numeric value. */
    static FieldValue of(double number) {
        return new Number(number);
    }

    /** The value as Splunk prints it; several values joined by newline. */
    default String print() {
        return switch (this) {
            case Text(String text) -> text;
            case Number(double number) -> number == Math.rint(number) && Math.abs(number) < 1e15
                    ? Long.toString((long) number)
                    : Double.isFinite(number)
                            ? new java.math.BigDecimal(Double.toString(number)).toPlainString()
                            : Double.toString(number);
            case Many(List<String> values) -> String.join("\n", values);
        };
    }
}
