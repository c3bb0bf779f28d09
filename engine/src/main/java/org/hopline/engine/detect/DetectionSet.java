package org.hopline.engine.detect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hopline.engine.detect.Scope.KindName;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.FieldValue;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.Pick;
import org.hopline.engine.event.Row;
import org.hopline.engine.event.View;
import org.jspecify.annotations.Nullable;

/**
 * All loaded detections, compiled for matching: what the source station asks of every event. Immutable and safe to
 * share between threads.
 *
 * <p>An event goes to the bucket of its family, view and kind; there an index over the fields that inputs cannot hold
 * without names the few candidates, which are evaluated in full.
 */
public final class DetectionSet {

    /** No detections. */
    public static final DetectionSet NONE = of(List.of());

    private record Place(Detection detection, int input) {}

    private final SortedMap<String, Detection> byKey = new TreeMap<>();
    private final List<Place> places = new ArrayList<>();
    private final Map<LogFamily, Map<KindName, MatchBucket>> recordBuckets = new EnumMap<>(LogFamily.class);
    private final Map<LogFamily, Map<KindName, MatchBucket>> assembledBuckets = new EnumMap<>(LogFamily.class);

    private DetectionSet(List<Detection> detections) {
        for (Detection detection : detections) {
            if (byKey.put(detection.key(), detection) != null) {
                throw new IllegalArgumentException("detection " + detection.key() + " is given twice");
            }
        }
        for (Detection detection : byKey.values()) {
            for (int i = 0; i < detection.inputs().size(); i++) {
                places.add(new Place(detection, i));
            }
        }
        for (LogFamily family : LogFamily.values()) {
            recordBuckets.put(family, buckets(family, View.RECORD));
            assembledBuckets.put(family, buckets(family, View.ASSEMBLED));
        }
    }

    private Map<KindName, MatchBucket> buckets(LogFamily family, View view) {
        Map<KindName, MatchBucket> byKind = new EnumMap<>(KindName.class);
        for (KindName kind : KindName.values()) {
            MatchBucket.Builder builder = new MatchBucket.Builder(family);
            boolean any = false;
            for (int order = 0; order < places.size(); order++) {
                Place place = places.get(order);
                Input input = place.detection.inputs().get(place.input);
                if (covers(input.scope(), family, view, kind)) {
                    builder.add(order, input.predicate());
                    any = true;
                }
            }
            if (any) {
                byKind.put(kind, builder.build());
            }
        }
        return byKind;
    }

    /**
     * Whether a scope is about such events. In every family but Linux audit one record says it alone, so a scope of
     * assembled events takes the record events of the others.
     */
    static boolean covers(Scope scope, LogFamily family, View view, KindName kind) {
        boolean viewFits = scope.view() == view
                || (scope.view() == View.ASSEMBLED && view == View.RECORD && family != LogFamily.AUDIT);
        return viewFits && (scope.families().isEmpty() || scope.families().contains(family))
                && (scope.kinds().isEmpty() || scope.kinds().contains(kind));
    }

    /** Compiles; fails with {@link IllegalArgumentException} when two have the same {@link Detection#key()}. */
    public static DetectionSet of(List<Detection> detections) {
        return new DetectionSet(detections);
    }

    /** The detections, in order of their keys. */
    public List<Detection> detections() {
        return List.copyOf(byKey.values());
    }

    /** The detection of this key, or null. */
    public @Nullable Detection detection(String key) {
        return byKey.get(key);
    }

    /**
     * What this event is to the detections: one pick per input whose scope covers it and whose predicate holds, in
     * order of detection key and input; empty for nearly all events. A row holds no {@code _time}, and no host the log
     * does not name: {@link WindowStation} fills in what is settled later.
     */
    public List<Pick> match(Event event) {
        var byKind = event.view() == View.RECORD
                ? recordBuckets.get(event.family())
                : assembledBuckets.get(event.family());
        if (byKind == null || byKind.isEmpty()) {
            return List.of();
        }
        MatchBucket bucket = byKind.get(KindNames.of(event.kind()));
        List<MatchBucket.Match> found = bucket == null ? List.of() : bucket.match(event);
        if (found.isEmpty()) {
            return List.of();
        }
        List<Pick> picks = new ArrayList<>(found.size());
        for (MatchBucket.Match match : found) {
            Place place = places.get(match.order());
            Input input = place.detection.inputs().get(place.input);
            picks.add(new Pick(place.detection.key(), place.input, row(input, event, match.surely())));
        }
        return picks;
    }

    private static Row row(Input input, Event event, boolean surely) {
        Map<String, FieldValue> values = new LinkedHashMap<>();
        input.columns().forEach((column, ref) -> {
            FieldValue value = FieldAccess.value(ref, event);
            if (value != null) {
                values.put(column, value);
            }
        });
        if (!surely) {
            values.put(Residual.COLUMN, Residual.of(input.predicate(), event));
        }
        return new Row(values);
    }
}
