package org.hopline.engine.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one detection remembers between its windows; changed in place.
 *
 * @param items that a window to come may still look at
 * @param leftOut end of window → how many picked events found no room; when a window closes its count goes
 * @param emitted id → time of the first event, of findings that a later, overlapping window could make again
 */
record WindowState(List<WindowItem> items, SortedMap<Long, Long> leftOut, SortedMap<String, Long> emitted) {

    static WindowState empty() {
        return new WindowState(new ArrayList<>(), new TreeMap<>(), new TreeMap<>());
    }

    void leaveOut(long windowEnd) {
        leftOut.merge(windowEnd, 1L, Long::sum);
    }

    /** Forgets what lies before the start of the next window. */
    void forgetBefore(long start) {
        items.removeIf(item -> item.time() < start);
        emitted.values().removeIf(first -> first < start);
    }

    /** The items of one window. */
    List<WindowItem> between(long start, long end) {
        return items.stream().filter(item -> item.time() >= start && item.time() < end).toList();
    }

    /** Whether nothing is left to remember. */
    boolean isEmpty() {
        return items.isEmpty() && leftOut.isEmpty() && emitted.isEmpty();
    }

}
