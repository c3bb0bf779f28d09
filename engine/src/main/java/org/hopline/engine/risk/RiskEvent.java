package org.hopline.engine.risk;

import java.util.Comparator;

/**
 * What a finding adds to one risk object.
 *
 * @param findingId the finding
 * @param time the finding's, nanoseconds since the epoch
 * @param objectType {@code user}, {@code system}, {@code other}
 * @param object its value
 * @param score what is added, 0 to 100
 * @param message the finding's
 */
public record RiskEvent(String findingId, long time, String objectType, String object, double score, String message) {

    /** Time, finding, object. */
    public static final Comparator<RiskEvent> ORDER = Comparator.comparingLong(RiskEvent::time)
            .thenComparing(RiskEvent::findingId).thenComparing(RiskEvent::objectType)
            .thenComparing(RiskEvent::object);
}
