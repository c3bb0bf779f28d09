package org.hopline.engine.detect;

import java.time.Duration;

/** When the rows of a detection are computed: a closed set. */
public sealed interface Window {

    /** Every matching event by itself. */
    record Each() implements Window {}

    /**
     * A search's own schedule, aligned to the UTC epoch: every {@code period} it looks at the {@code span} that ends
     * {@code offset} before.
     */
    record Scheduled(Duration period, Duration span, Duration offset) implements Window {}

    /** The last {@code span}; alerts once when the condition becomes true, not again until it has been false. */
    record Sliding(Duration span) implements Window {}

    /** All input at once. */
    record Whole() implements Window {}
}
