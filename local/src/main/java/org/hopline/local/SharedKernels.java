package org.hopline.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hopline.engine.event.Address;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.UserId;
import org.hopline.engine.session.Session;

/**
 * Finds a host whose audit log seems to tell the logons of other hosts again: containers share one kernel, and its audit
 * log names the machine, not the container. Nothing is joined on that suspicion; it is only said.
 */
final class SharedKernels {

    /** Fewer equal logons are chance. */
    private static final int LEAST = 3;
    private static final long SECOND = 1_000_000_000L;

    private SharedKernels() {}

    /** What audit and sshd both tell of a logon. */
    private record Logon(UserId user, Address client, long second) {
        static Logon of(Session session) {
            return new Logon(session.user(), session.client().address(), Math.floorDiv(session.opened(), SECOND));
        }
    }

    /** One sentence per host of which at least half of the logons are told of other hosts, too. */
    static List<String> notes(List<Session> sessions) {
        SortedMap<HostId, List<Logon>> kernels = portless(sessions);
        Set<Logon> wanted = new HashSet<>();
        kernels.values().forEach(wanted::addAll);
        Map<Logon, Set<HostId>> elsewhere = new HashMap<>();
        if (!wanted.isEmpty()) {
            for (Session session : sessions) {
                Logon logon = Logon.of(session);
                if (session.client().hasPort() && wanted.contains(logon)) {
                    elsewhere.computeIfAbsent(logon, key -> new TreeSet<>()).add(session.host());
                }
            }
        }
        List<String> notes = new ArrayList<>();
        kernels.forEach((host, logons) -> {
            Set<HostId> others = new TreeSet<>();
            long equal = 0;
            for (Logon logon : logons) {
                Set<HostId> at = elsewhere.getOrDefault(logon, Set.of());
                others.addAll(at);
                equal += at.isEmpty() ? 0 : 1;
            }
            if (equal >= LEAST && 2 * equal >= logons.size()) {
                notes.add(equal + " of " + logons.size() + " logons of " + host
                        + " have the same account, client and second as logons of "
                        + Notes.named(others.stream().map(HostId::name).toList())
                        + ": one kernel under several hosts? Both are counted");
            }
        });
        return notes;
    }

    /** The logons of hosts that only logs without client ports tell of, as audit's. */
    private static SortedMap<HostId, List<Logon>> portless(List<Session> sessions) {
        SortedMap<HostId, List<Logon>> logons = new TreeMap<>();
        for (Session session : sessions) {
            if (!session.client().hasPort()) {
                logons.computeIfAbsent(session.host(), host -> new ArrayList<>()).add(Logon.of(session));
            }
        }
        if (!logons.isEmpty()) {
            for (Session session : sessions) {
                if (session.client().hasPort()) {
                    logons.remove(session.host());
                }
            }
        }
        return logons;
    }
}
