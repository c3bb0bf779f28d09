package org.hopline.engine.session;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hopline.engine.event.Address;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Failed attempts of one client address on one account of one host, grouped while they follow each other.
 *
 * @param host the host that refused
 * @param client where they came from
 * @param user the account tried; null for connections that tried none
 * @param invalidUser whether the host knows no such account
 * @param count number of failures
 * @param first time of the first, nanoseconds since the epoch
 * @param last time of the last
 * @param methods what was tried
 * @param evidence the first and last log entries, a bounded number
 */
public record Attempts(HostId host, Address client, @Nullable UserId user, boolean invalidUser, long count, long first,
        long last, SortedSet<String> methods, List<Evidence> evidence) {

    /** First, host, client, user: the canonical order. */
    public static final Comparator<Attempts> ORDER = Comparator.comparingLong(Attempts::first)
            .thenComparing(Attempts::host).thenComparing(Attempts::client)
            .thenComparing(Attempts::user, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** Keeps its own copies. */
    public Attempts {
        methods = new TreeSet<>(methods);
        evidence = evidence.stream().sorted().toList();
    }
}
