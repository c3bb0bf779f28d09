package org.hopline.engine.detect;

import org.hopline.engine.event.Happening;
import org.hopline.engine.flow.Output;
import org.hopline.engine.flow.Station;
import org.hopline.engine.flow.StationContext;

/**
 * Runs the pipeline of a detection when a window closes, and makes findings of its rows. Keyed by
 * {@link Detection#key()}: a happening goes to the key of each of its picks, once per key.
 *
 * <p>Findings are emitted with their own time, which for {@link Window.Scheduled} lies up to span + offset + period
 * before the timer that closes the window, and for {@link Window.Whole} anywhere. {@link Window.Whole} closes on a
 * timer at {@link Long#MAX_VALUE}.
 */
public final class WindowStation implements Station<Happening, WindowOutput> {

    /** Most picked events of one window, unless said otherwise. */
    public static final int DEFAULT_BOUND = 100_000;

    private final DetectionSet detections;
    private final int bound;

    /** A station for these detections that keeps at most {@code bound} picked events per window. */
    public WindowStation(DetectionSet detections, int bound) {
        this.detections = detections;
        this.bound = bound;
    }

    @Override
    public void process(Happening input, StationContext context, Output<WindowOutput> out) {
        if (detections.detection(context.key()) == null || bound == 0) {
            return;
        }
    }

    @Override
    public void onTimer(long eventTime, StationContext context, Output<WindowOutput> out) {}
}
