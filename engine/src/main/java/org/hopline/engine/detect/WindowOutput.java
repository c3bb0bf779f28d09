package org.hopline.engine.detect;

/** What the window station emits. */
public sealed interface WindowOutput {

    /** A detection held. */
    record Found(Finding finding) implements WindowOutput {}

    /**
     * More events were picked for one window than its bound allows; the surplus, latest first, was left out.
     *
     * @param detection key of the detection
     * @param windowEnd end of the window, nanoseconds since the epoch; {@link Long#MAX_VALUE} for all input
     * @param leftOut how many picked events took no part
     */
    record Overflowed(String detection, long windowEnd, long leftOut) implements WindowOutput {}
}
