package org.hopline.engine.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hopline.engine.event.Address;
import org.hopline.engine.event.Credential;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.SessionId;
import org.hopline.engine.identity.HostBinding;
import org.hopline.engine.identity.IdentityFacts;
import org.jspecify.annotations.Nullable;

/** How logons from one address fit into the sessions of the hosts that may have it. */
final class Fit {

    /** How many sessions of one key, or of one host, are looked at per logon. */
    private static final int MOST_LOOKED_AT = 512;

    /** What inference needs of a session. */
    record Stay(SessionId id, HostId host, Address client, @Nullable Endpoint server, long opened, long until,
            @Nullable Credential credential) {

        static final Comparator<Stay> ORDER = Comparator.comparingLong(Stay::opened).thenComparing(Stay::id);

        static Stay of(Session session, boolean closed) {
            long until = session.closed() != null
                    ? session.closed()
                    : closed ? session.opened() + 24L * 3600 * Limits.SECOND : Long.MAX_VALUE;
            return new Stay(session.id(), session.host(), session.client().address(), session.server(),
                    session.opened(), until, session.credential());
        }

        boolean holds(Stay child) {
            return opened <= child.opened && until >= child.opened - Limits.SKEW && !host.equals(child.host);
        }
    }

    /**
     * How a host's sessions agree with an address's logons.
     *
     * @param judged logons at times that the host's logs cover
     * @param contained of these, how many fall into a session of the host
     * @param agreeing of these, how many by the same key, or after a command that leads to the target
     */
    record Agreement(int judged, int contained, int agreeing) {
        double coverage() {
            return judged == 0 ? 0 : (double) contained / judged;
        }
    }

    private final Map<String, List<Stay>> byCredential = new HashMap<>();
    private final SortedMap<HostId, List<Stay>> byHost = new TreeMap<>();
    /** Of each host's stays, in order: until when the longest of those so far lasts. */
    private final Map<HostId, long[]> longest = new HashMap<>();
    /** Connections inside sessions, by the host they lead to. */
    private final Map<HostId, List<OutgoingConnection>> leading = new HashMap<>();

    Fit(Collection<Stay> stays, List<OutgoingConnection> connections, IdentityFacts facts) {
        for (Stay each : stays) {
            byHost.computeIfAbsent(each.host(), any -> new ArrayList<>()).add(each);
            for (String name : names(each.credential())) {
                byCredential.computeIfAbsent(name, any -> new ArrayList<>()).add(each);
            }
        }
        byHost.forEach((host, list) -> {
            list.sort(Stay.ORDER);
            longest.put(host, longest(list));
        });
        byCredential.values().forEach(list -> list.sort(Stay.ORDER));
        Map<String, List<HostId>> names = new HashMap<>();
        for (HostId host : byHost.keySet()) {
            names.computeIfAbsent(firstLabel(host.name()), any -> new ArrayList<>(1)).add(host);
        }
        for (OutgoingConnection each : connections) {
            HostId target = each.session() == null || each.target() == null
                    ? null
                    : target(each.target().address(), facts, names);
            if (target != null && !target.equals(each.host())) {
                leading.computeIfAbsent(target, any -> new ArrayList<>()).add(each);
            }
        }
        leading.values().forEach(list -> list.sort(Comparator.comparingLong(OutgoingConnection::time)
                .thenComparing(OutgoingConnection::host)));
    }

    private static long[] longest(List<Stay> stays) {
        long[] until = new long[stays.size()];
        long most = Long.MIN_VALUE;
        for (int i = 0; i < until.length; i++) {
            most = Math.max(most, stays.get(i).until());
            until[i] = most;
        }
        return until;
    }

    private static @Nullable HostId target(Address address, IdentityFacts facts, Map<String, List<HostId>> names) {
        HostBinding binding = facts.host(address);
        if (binding != null) {
            return binding.host();
        }
        for (HostId each : names.getOrDefault(firstLabel(address.text()), List.of())) {
            if (Targets.isNameOf(address, each)) {
                return each;
            }
        }
        return null;
    }

    private static String firstLabel(String name) {
        int dot = name.indexOf('.');
        return (dot < 0 ? name : name.substring(0, dot)).toLowerCase(java.util.Locale.ROOT);
    }

    private static List<String> names(@Nullable Credential credential) {
        List<String> names = new ArrayList<>(2);
        if (credential != null && credential.fingerprint() != null) {
            names.add("key " + credential.fingerprint().text());
        }
        if (credential != null && credential.certificate() != null) {
            names.add("certificate " + credential.certificate().caFingerprint().text() + ' '
                    + credential.certificate().keyId());
        }
        return names;
    }

    /** The hosts that agree with at least one of these logons. */
    SortedMap<HostId, Agreement> agreements(List<Stay> children) {
        SortedMap<HostId, Integer> agreeing = new TreeMap<>();
        for (Stay child : children) {
            SortedSet<HostId> hosts = new TreeSet<>();
            for (String name : names(child.credential())) {
                for (Stay each : before(byCredential.getOrDefault(name, List.of()), child)) {
                    if (each.holds(child)) {
                        hosts.add(each.host());
                    }
                }
            }
            led(child, hosts);
            hosts.forEach(host -> agreeing.merge(host, 1, Integer::sum));
        }
        SortedMap<HostId, Agreement> agreements = new TreeMap<>();
        agreeing.forEach((host, count) -> agreements.put(host, agreement(host, children, count)));
        return agreements;
    }

    private Agreement agreement(HostId host, List<Stay> children, int agreeing) {
        List<Stay> own = byHost.getOrDefault(host, List.of());
        long[] until = longest.getOrDefault(host, new long[0]);
        int judged = 0;
        int contained = 0;
        for (Stay child : children) {
            if (!own.isEmpty() && child.opened() >= own.getFirst().opened()
                    && child.opened() <= own.getLast().opened() + 24L * 3600 * Limits.SECOND) {
                judged++;
                int before = countBefore(own, child.opened());
                contained += before > 0 && until[before - 1] >= child.opened() - Limits.SKEW ? 1 : 0;
            }
        }
        return new Agreement(judged, contained, agreeing);
    }

    /** Those that opened at or before a logon, the last ones. */
    private static List<Stay> before(List<Stay> stays, Stay child) {
        int count = countBefore(stays, child.opened());
        return stays.subList(Math.max(0, count - MOST_LOOKED_AT), count);
    }

    /** How many opened at or before a time. */
    private static int countBefore(List<Stay> stays, long time) {
        int low = 0;
        int high = stays.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (stays.get(middle).opened() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The hosts from which some connection leads to a logon: right target, right time, inside a session. */
    private void led(Stay child, SortedSet<HostId> hosts) {
        List<OutgoingConnection> connections = leading.getOrDefault(child.host(), List.of());
        int low = 0;
        int high = connections.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (connections.get(middle).time() <= child.opened() + Limits.SKEW) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (int i = low - 1; i >= 0 && i >= low - MOST_LOOKED_AT
                && connections.get(i).time() >= child.opened() - JoinStation.LOGIN_TIME; i--) {
            hosts.add(connections.get(i).host());
        }
    }
}
