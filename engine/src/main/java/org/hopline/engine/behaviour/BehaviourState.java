package org.hopline.engine.behaviour;

import java.time.Duration;
import org.hopline.engine.flow.ByteReader;
import org.hopline.engine.flow.ByteWriter;
import org.hopline.engine.flow.Codec;
import org.hopline.engine.flow.StateKey;

/** All that the behaviours remember, as one state of the fleet station's key. It changes in place. */
public final class BehaviourState {

    /** The state in a station's context; renewed by every logon. */
    public static final StateKey<BehaviourState> KEY = new StateKey<>("behaviours", 1, new Codec<>() {
        @Override
        public void write(BehaviourState value, ByteWriter to) {
            throw new UnsupportedOperationException("not yet written");
        }

        @Override
        public BehaviourState read(ByteReader from) {
            throw new UnsupportedOperationException("not yet written");
        }
    }, Duration.ofDays(400));

    private BehaviourState() {}

    /** A beginning, with what is known from before. */
    public static BehaviourState of(Baseline baseline) {
        return new BehaviourState();
    }

    /** What was learned so far, the baseline it began with included. */
    public Baseline baseline() {
        return Baseline.NONE;
    }
}
