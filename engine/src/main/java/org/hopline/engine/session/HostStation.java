package org.hopline.engine.session;

import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.flow.Output;
import org.hopline.engine.flow.Station;
import org.hopline.engine.flow.StationContext;

/**
 * Everything that happens on one host: joins copies, makes sessions, groups failed attempts, says which session a
 * happening belongs to. Keyed by host; takes settled events in {@link PickedEvent#ORDER_WITHIN_HOST}.
 */
public final class HostStation implements Station<PickedEvent, HostOutput> {

    /**
     * How far behind the station's event time its output may lie, in nanoseconds: copies are waited for, and the last
     * words about a session's end.
     */
    public static final long DELAY = 10_000_000_000L;

    @Override
    public void process(PickedEvent input, StationContext context, Output<HostOutput> out) {}

    @Override
    public void onTimer(long eventTime, StationContext context, Output<HostOutput> out) {}
}
