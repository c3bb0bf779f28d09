package org.hopline.engine.session;

import java.util.Map;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.flow.Output;
import org.hopline.engine.flow.Station;
import org.hopline.engine.flow.StationContext;

/**
 * Everything that happens on one host: joins copies, makes sessions, groups failed attempts, says which session a
 * happening belongs to. Keyed by host; takes settled events in {@link PickedEvent#ORDER_WITHIN_HOST}.
 *
 * <p>At the end of bounded input the runner fires all timers: sessions still open are then emitted as
 * {@link HostOutput.Closed} with {@link Session.SessionEnd#OPEN}, groups of attempts as they stand.
 */
public final class HostStation implements Station<PickedEvent, HostOutput> {

    /**
     * How far behind the station's event time its output may lie, in nanoseconds: copies are waited for, and the last
     * words about a session's end.
     */
    public static final long DELAY = 10_000_000_000L;

    @Override
    public void process(PickedEvent input, StationContext context, Output<HostOutput> out) {
        HostState state = context.get(HostState.KEY);
        if (state == null) {
            state = new HostState();
            context.put(HostState.KEY, state);
        }
        HostRun run = new HostRun(state, new HostId(context.key()), out);
        state.fold.add(input);
        state.fold.release(input.time(), run::happening);
        long wanted = input.time() + Limits.COPY_WINDOW;
        if (state.timer <= input.time() || state.timer > wanted) {
            state.timer = wanted;
            context.setTimer(wanted);
        }
    }

    @Override
    public void onTimer(long eventTime, StationContext context, Output<HostOutput> out) {
        HostState state = context.get(HostState.KEY);
        if (state == null) {
            return;
        }
        HostId host = new HostId(context.key());
        HostRun run = new HostRun(state, host, out);
        state.fold.release(eventTime + 1, run::happening);
        run.advance(eventTime + 1 - Limits.COPY_WINDOW);
        for (Map.Entry<SourceId, Long> each : state.fold.takeDuplicates().entrySet()) {
            out.emit(new HostOutput.Duplicates(each.getKey(), each.getValue()), eventTime);
        }
        if (state.timer > eventTime) {
            return;
        }
        long next = state.fold.isEmpty()
                ? state.due == Long.MAX_VALUE
                        ? Long.MAX_VALUE
                        : state.due + Limits.COPY_WINDOW
                : eventTime + Limits.COPY_WINDOW;
        state.timer = next == Long.MAX_VALUE ? Long.MIN_VALUE : Math.max(next, eventTime + 1);
        if (next != Long.MAX_VALUE) {
            context.setTimer(state.timer);
        }
        context.put(HostState.KEY, state);
    }
}
