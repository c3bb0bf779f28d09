package org.hopline.engine.detect;

/** The bounds of the windows of a schedule, in nanoseconds since the epoch; a window is from start (in) to end (out). */
final class WindowTimes {

    private final long period;
    private final long span;
    private final long offset;

    WindowTimes(Window.Scheduled schedule) {
        this.period = schedule.period().toNanos();
        this.span = schedule.span().toNanos();
        this.offset = schedule.offset().toNanos();
        if (period <= 0 || span <= 0) {
            throw new IllegalArgumentException("a schedule of period " + schedule.period() + " and span "
                    + schedule.span());
        }
    }

    /** End of the first window that ends after a time. */
    long firstEndAfter(long time) {
        return (Math.floorDiv(time + offset, period) + 1) * period - offset;
    }

    long start(long end) {
        return end - span;
    }

    long next(long end) {
        return end + period;
    }
}
