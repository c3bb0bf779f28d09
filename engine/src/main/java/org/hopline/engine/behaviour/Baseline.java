package org.hopline.engine.behaviour;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.UserId;

/**
 * What accounts usually do: taken from the earlier part of the logs, saved and loaded ({@code hopline.baseline/1}).
 *
 * @param accounts by account name
 */
public record Baseline(SortedMap<UserId, Account> accounts) {

    /** Nothing known yet. */
    public static final Baseline NONE = new Baseline(new TreeMap<>());

    /** Keeps its own copy. */
    public Baseline {
        accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
    }

    /**
     * One account's habits.
     *
     * @param first time of its first logon, nanoseconds since the epoch
     * @param last time of its last logon
     * @param lastNewHost time at which it last met a host new to it
     * @param logons how many
     * @param activeDays UTC days with a logon
     * @param restlessDays UTC days after the first on which it met a host new to it
     * @param hosts where it logged on → how often and when last
     * @param sources client addresses it came from → how often and when last
     * @param spread distinct destinations within 10 minutes, at each logon → at how many logons
     */
    public record Account(long first, long last, long lastNewHost, long logons, long activeDays, long restlessDays,
            SortedMap<HostId, Seen> hosts, SortedMap<String, Seen> sources, SortedMap<Integer, Long> spread) {
        /** Keeps its own copies. */
        public Account {
            hosts = Collections.unmodifiableSortedMap(new TreeMap<>(hosts));
            sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
            spread = Collections.unmodifiableSortedMap(new TreeMap<>(spread));
        }
    }

    /** How often and when last, nanoseconds since the epoch. */
    public record Seen(long count, long last) {}

    /** Time of the last logon it was made of, or {@link Long#MIN_VALUE} when empty. */
    public long upTo() {
        return accounts.values().stream().mapToLong(Account::last).max().orElse(Long.MIN_VALUE);
    }
}
