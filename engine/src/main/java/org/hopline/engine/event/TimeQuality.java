package org.hopline.engine.event;

/** How sure an event's time is, best first; the order decides which copy of a happening names its time. */
public enum TimeQuality {
    /** The log states date, time and zone, or counts from the epoch. */
    EXACT,
    /** The zone was given by the user or the asset file; the log states the rest. */
    ZONE_GIVEN,
    /** The zone was inferred by aligning identical records of another source. */
    ZONE_INFERRED,
    /** The zone is known, the year was inferred. */
    YEAR_INFERRED,
    /** No zone is known: UTC is assumed. */
    ZONE_ASSUMED,
    /** Neither zone nor year stand in the log: UTC is assumed, the year inferred. */
    ZONE_ASSUMED_YEAR_INFERRED,
    /** The record has no time of its own; it stands at the time of the record before it. */
    ABSENT;

    /** Whether UTC was assumed, which output and ledger must say. */
    public boolean zoneAssumed() {
        return this == ZONE_ASSUMED || this == ZONE_ASSUMED_YEAR_INFERRED;
    }
}
