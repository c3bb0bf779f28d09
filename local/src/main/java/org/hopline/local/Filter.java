package org.hopline.local;

import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which part of what was found the user wants to see. Time bounds which happenings are judged; hosts and users choose
 * among results after the joins, since a path needs its other hosts.
 *
 * @param since first event time that counts, nanoseconds since the epoch; null: no bound
 * @param until first event time that no longer counts; null: no bound
 * @param hosts names of hosts, as settled; empty: all
 * @param users account names; empty: all
 */
public record Filter(@Nullable Long since, @Nullable Long until, SortedSet<String> hosts, SortedSet<String> users) {

    /** Everything. */
    public static final Filter NONE = new Filter(null, null, new TreeSet<>(), new TreeSet<>());

    /** Keeps its own copies. */
    public Filter {
        hosts = new TreeSet<>(hosts);
        users = new TreeSet<>(users);
    }

    /** Whether an event at this time counts. */
    public boolean covers(long time) {
        return (since == null || time >= since) && (until == null || time < until);
    }
}
