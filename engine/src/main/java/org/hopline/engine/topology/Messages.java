package org.hopline.engine.topology;

import org.hopline.engine.detect.WindowOutput;
import org.hopline.engine.event.Happening;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.flow.RecordCodec;
import org.hopline.engine.session.HopCandidate;
import org.hopline.engine.session.HostOutput;
import org.hopline.engine.session.JoinInput;

/** How messages between stations are written, wherever they are written. */
public final class Messages {

    /** From the source to the host station. */
    public static final RecordCodec<PickedEvent> PICKED = RecordCodec.unframed(PickedEvent.class);
    /** From the host station. */
    public static final RecordCodec<HostOutput> HOST_OUTPUT = RecordCodec.unframed(HostOutput.class);
    /** To the joins. */
    public static final RecordCodec<JoinInput> JOIN_INPUT = RecordCodec.unframed(JoinInput.class);
    /** From the joins. */
    public static final RecordCodec<HopCandidate> HOP_CANDIDATE = RecordCodec.unframed(HopCandidate.class);
    /** To the windows. */
    public static final RecordCodec<Happening> HAPPENING = RecordCodec.unframed(Happening.class);
    /** From the windows. */
    public static final RecordCodec<WindowOutput> WINDOW_OUTPUT = RecordCodec.unframed(WindowOutput.class);
    /** To the fleet. */
    public static final RecordCodec<FleetInput> FLEET_INPUT = RecordCodec.unframed(FleetInput.class);
    /** From the fleet. */
    public static final RecordCodec<FleetOutput> FLEET_OUTPUT = RecordCodec.unframed(FleetOutput.class);

    private Messages() {}
}
