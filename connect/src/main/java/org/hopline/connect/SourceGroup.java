package org.hopline.connect;

import java.util.List;

/**
 * Logs that one thread reads one after another, in this order. Groups are independent of each other.
 *
 * <p>A plain file is a group of its own, with its rotated parts. The members of a compressed tar are one group, since
 * they can only be reached one after another: opening them in this order unpacks the tar once, any other order is
 * correct but unpacks it again.
 *
 * @param name the path of the container, or of the log
 * @param logs at least one
 */
public record SourceGroup(String name, List<RotatedLog> logs) {

    /** Keeps its own copy. */
    public SourceGroup {
        logs = List.copyOf(logs);
    }
}
