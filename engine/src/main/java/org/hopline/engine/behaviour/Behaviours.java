package org.hopline.engine.behaviour;

import java.util.List;
import java.util.function.Consumer;
import org.hopline.engine.detect.DetectionInfo;
import org.hopline.engine.detect.Finding;
import org.hopline.engine.session.Hop;

/**
 * The behaviours, driven by the fleet station: {@link #onLogon} for every hop (roots included) in time order, then
 * {@link #nextTimer} tells when to call {@link #onTimer}. It holds no state of its own.
 */
public final class Behaviours {

    /** Both behaviours, as detections that are listed, explained and suppressed like any other. */
    public static List<DetectionInfo> detections() {
        return List.of();
    }

    /**
     * Takes one accepted logon, in order of {@code hop.child().opened()}.
     *
     * @param found takes findings whose episode this logon's time ended
     * @return how usual the logon was, as known before it
     */
    public Familiarity onLogon(Hop hop, BehaviourState state, Consumer<Finding> found) {
        return new Familiarity(0, 0, 0, 0, true);
    }

    /** All input at or before {@code eventTime} was given: ends the episodes that are over by then. */
    public void onTimer(long eventTime, BehaviourState state, Consumer<Finding> found) {}

    /** The earliest time at which {@link #onTimer} has something to do, or {@link Long#MAX_VALUE}. */
    public long nextTimer(BehaviourState state) {
        return Long.MAX_VALUE;
    }
}
