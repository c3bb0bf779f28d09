package org.hopline.engine.behaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.SessionId;

/**
 * What a behaviour has gathered of one account and not yet said. Changes in place.
 *
 * @param opening what was known when it opened
 * @param logons the first logon of each host, in time order, a bounded number
 * @param hosts of all those logons and of those beyond the bound
 * @param lastNewAndPeak what changes: time of the last new host, and the most distinct destinations of any logon
 * @param ownSpread distinct destinations at each logon of the episode → at how many: left out when it is judged later
 */
record Episode(Opening opening, List<Logon> logons, SortedSet<HostId> hosts, long[] lastNewAndPeak,
        SortedMap<Integer, Long> ownSpread) {

    static final int MOST_LISTED = 256;

    /**
     * What was known of the account when an episode opened.
     *
     * @param by the session whose logon opened it
     * @param bar 0 for new hosts
     */
    record Opening(long time, SessionId by, boolean learning, long logons, long days, int hosts, long activeDays,
            long restlessDays,
            int percentile, int bar) {}

    static Episode open(Opening opening) {
        return new Episode(opening, new ArrayList<>(), new TreeSet<>(), new long[]{opening.time(), 0},
                new TreeMap<>());
    }

    /** Adds a logon whose host is not in it yet. */
    void add(Logon logon) {
        if (hosts.add(logon.host())) {
            lastNewAndPeak[0] = logon.time();
            if (logons.size() < MOST_LISTED) {
                logons.add(logon);
            }
        }
    }

    void count(int distinct) {
        lastNewAndPeak[1] = Math.max(lastNewAndPeak[1], distinct);
        ownSpread.merge(distinct, 1L, Long::sum);
    }

    long lastNew() {
        return lastNewAndPeak[0];
    }

    long peak() {
        return lastNewAndPeak[1];
    }
}
