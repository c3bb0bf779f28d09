package org.hopline.engine.detect;

import java.util.Comparator;
import java.util.List;
import org.hopline.engine.event.EventId;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.Row;

/**
 * One happening that an input of a detection picked.
 *
 * @param input which input, from 0
 * @param event identity of the happening
 * @param time nanoseconds since the epoch
 * @param zoneAssumed whether that time assumes UTC
 * @param host where it happened
 * @param row what the input took, host and time filled in
 * @param evidence of all copies
 */
record WindowItem(int input, EventId event, long time, boolean zoneAssumed, HostId host, Row row,
        List<Evidence> evidence) {

    static final Comparator<WindowItem> ORDER = Comparator.comparingLong(WindowItem::time)
            .thenComparing(WindowItem::host).thenComparing(WindowItem::event).thenComparingInt(WindowItem::input);
}
