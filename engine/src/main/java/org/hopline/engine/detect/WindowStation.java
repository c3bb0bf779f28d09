package org.hopline.engine.detect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hopline.engine.event.FieldValue;
import org.hopline.engine.event.Happening;
import org.hopline.engine.event.Pick;
import org.hopline.engine.event.Row;
import org.hopline.engine.flow.Output;
import org.hopline.engine.flow.RecordCodec;
import org.hopline.engine.flow.StateKey;
import org.hopline.engine.flow.Station;
import org.hopline.engine.flow.StationContext;
import org.jspecify.annotations.Nullable;

/**
 * Runs the pipeline of a detection when a window closes, and makes findings of its rows. Keyed by
 * {@link Detection#key()}: a happening goes to the key of each of its picks, once per key.
 *
 * <p>Findings are emitted with their own time, which for {@link Window.Scheduled} lies up to its span before the timer
 * that closes the window, and for {@link Window.Whole} anywhere. {@link Window.Whole} closes on a timer at
 * {@link Long#MAX_VALUE}. {@link Window.Sliding} is not run yet and refused when the station is made.
 */
public final class WindowStation implements Station<Happening, WindowOutput> {

    /** Most picked events of one window, unless said otherwise. */
    public static final int DEFAULT_BOUND = 20_000;

    /** Longer than any window; {@link Window.Whole} must keep its items to the end of the input. */
    private static final Duration FOR_GOOD = Duration.ofDays(36_500);

    private static final StateKey<WindowState> STATE = new StateKey<>("window", 1, RecordCodec.of(WindowState.class),
            FOR_GOOD);

    private final DetectionSet detections;
    private final int bound;

    /**
     * A station for these detections that keeps at most {@code bound} picked events per window. Fails with
     * {@link IllegalArgumentException} on a bound below 1 and on windows that it does not run.
     */
    public WindowStation(DetectionSet detections, int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("a bound of " + bound);
        }
        for (Detection detection : detections.detections()) {
            if (detection.window() instanceof Window.Sliding) {
                throw new IllegalArgumentException(
                        "detection " + detection.key() + " has a sliding window, which is not run yet");
            }
        }
        this.detections = detections;
        this.bound = bound;
    }

    @Override
    public void process(Happening input, StationContext context, Output<WindowOutput> out) {
        Detection detection = detections.detection(context.key());
        if (detection == null) {
            return;
        }
        List<WindowItem> items = items(detection, input);
        if (items.isEmpty()) {
            return;
        }
        switch (detection.window()) {
            case Window.Each() -> {
                for (WindowItem item : items) {
                    evaluate(detection, List.of(item), List.of(), null, out);
                }
            }
            case Window.Scheduled scheduled -> {
                WindowTimes times = new WindowTimes(scheduled);
                long end = times.firstEndAfter(input.time());
                if (times.start(end) <= input.time()) {
                    keep(items, end, context);
                }
            }
            case Window.Whole() -> keep(items, Long.MAX_VALUE, context);
            case Window.Sliding sliding -> throw new IllegalStateException("refused when the station was made");
        }
    }

    private void keep(List<WindowItem> items, long windowEnd, StationContext context) {
        WindowState known = context.get(STATE);
        WindowState state = known == null ? WindowState.empty() : known;
        for (WindowItem item : items) {
            if (state.items().size() < bound) {
                state.items().add(item);
            } else {
                state.leaveOut(windowEnd);
            }
        }
        context.put(STATE, state);
        context.setTimer(windowEnd);
    }

    @Override
    public void onTimer(long eventTime, StationContext context, Output<WindowOutput> out) {
        Detection detection = detections.detection(context.key());
        WindowState state = context.get(STATE);
        if (detection == null || state == null) {
            return;
        }
        switch (detection.window()) {
            case Window.Scheduled scheduled -> {
                WindowTimes times = new WindowTimes(scheduled);
                close(detection, times.start(eventTime), eventTime, state, out);
                state.forgetBefore(times.start(times.next(eventTime)));
                if (state.isEmpty()) {
                    context.remove(STATE);
                } else {
                    context.put(STATE, state);
                    context.setTimer(times.next(eventTime));
                }
            }
            case Window.Whole() -> {
                close(detection, Long.MIN_VALUE, eventTime, state, out);
                context.remove(STATE);
            }
            case Window.Each() -> context.remove(STATE);
            case Window.Sliding sliding -> throw new IllegalStateException("refused when the station was made");
        }
    }

    private void close(Detection detection, long start, long end, WindowState state, Output<WindowOutput> out) {
        Long leftOut = state.leftOut().remove(end);
        List<String> notes = new ArrayList<>();
        if (leftOut != null) {
            out.emit(new WindowOutput.Overflowed(detection.key(), end, leftOut), end);
            notes.add("Its window picked " + leftOut + " events more than the bound of " + bound
                    + "; the latest took no part.");
        }
        List<WindowItem> items = state.between(start, end);
        if (!items.isEmpty()) {
            evaluate(detection, items, notes, state, out);
        }
    }

    private static void evaluate(Detection detection, List<WindowItem> items, List<String> notes,
            @Nullable WindowState state, Output<WindowOutput> out) {
        List<Finding> findings = new ArrayList<>();
        for (EvalRow row : RowEvaluation.run(detection.stages(), items)) {
            if (!row.members().isEmpty()) {
                findings.add(FindingMaker.make(detection, row, notes));
            }
        }
        findings.sort(Finding.ORDER);
        for (Finding finding : findings) {
            if (state == null || state.emitted().putIfAbsent(finding.id(), finding.first()) == null) {
                out.emit(new WindowOutput.Found(finding), finding.time());
            }
        }
    }

    /** One item per input: copies of one happening are one. Of several copies' rows the fullest counts. */
    private static List<WindowItem> items(Detection detection, Happening happening) {
        Map<Integer, Row> rows = new TreeMap<>();
        for (Pick pick : happening.picks()) {
            if (pick.detection().equals(detection.key()) && pick.input() < detection.inputs().size()) {
                Row row = settle(detection.inputs().get(pick.input()), pick.row(), happening);
                if (row != null) {
                    rows.merge(pick.input(), row, WindowStation::fuller);
                }
            }
        }
        List<WindowItem> items = new ArrayList<>();
        rows.forEach((input, row) -> items.add(new WindowItem(input, happening.id(), happening.time(),
                happening.quality().zoneAssumed(), happening.host(), row, happening.evidence())));
        return items;
    }

    private static Row fuller(Row a, Row b) {
        Comparator<Row> order = Comparator.<Row>comparingInt(row -> row.values().size())
                .thenComparing(WindowStation::bareNumbers, Comparator.reverseOrder())
                .thenComparing(row -> row.values().toString(), Comparator.reverseOrder());
        return order.compare(a, b) >= 0 ? a : b;
    }

    /** A copy that names an account says more than one that numbers it. */
    private static int bareNumbers(Row row) {
        return (int) row.values().values().stream().map(FieldValue::print)
                .filter(text -> !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')).count();
    }

    /** The row with what host and time decide; null when the predicate turns out not to hold. */
    private static @Nullable Row settle(Input input, Row row, Happening happening) {
        FieldValue residual = row.get(Residual.COLUMN);
        if (residual != null && !Residual.holds(residual, happening.host(), happening.time())) {
            return null;
        }
        Map<String, FieldValue> values = new LinkedHashMap<>();
        input.columns().forEach((column, ref) -> {
            FieldValue value = row.get(column);
            if (value == null) {
                value = FieldAccess.late(ref, happening.host(), happening.time());
            }
            if (value != null) {
                values.put(column, value);
            }
        });
        return new Row(values);
    }
}
