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
    private final SortedMap<HostId, List<OutgoingConnection>> outgoing = new TreeMap<>();
    private final IdentityFacts facts;

    Fit(Collection<Stay> stays, List<OutgoingConnection> connections, IdentityFacts facts) {
        this.facts = facts;
        for (Stay each : stays) {
            byHost.computeIfAbsent(each.host(), any -> new ArrayList<>()).add(each);
            for (String name : names(each.credential())) {
                byCredential.computeIfAbsent(name, any -> new ArrayList<>()).add(each);
            }
        }
        byHost.values().forEach(list -> list.sort(Stay.ORDER));
        byCredential.values().forEach(list -> list.sort(Stay.ORDER));
        for (OutgoingConnection each : connections) {
            outgoing.computeIfAbsent(each.host(), any -> new ArrayList<>()).add(each);
        }
        outgoing.values().forEach(list -> list.sort(Comparator.comparingLong(OutgoingConnection::time)));
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
            outgoing.forEach((host, connections) -> {
                if (!host.equals(child.host()) && leads(connections, child)) {
                    hosts.add(host);
                }
            });
            hosts.forEach(host -> agreeing.merge(host, 1, Integer::sum));
        }
        SortedMap<HostId, Agreement> agreements = new TreeMap<>();
        agreeing.forEach((host, count) -> agreements.put(host, agreement(host, children, count)));
        return agreements;
    }

    private Agreement agreement(HostId host, List<Stay> children, int agreeing) {
        List<Stay> own = byHost.getOrDefault(host, List.of());
        int judged = 0;
        int contained = 0;
        for (Stay child : children) {
            if (!own.isEmpty() && child.opened() >= own.getFirst().opened()
                    && child.opened() <= own.getLast().opened() + 24L * 3600 * Limits.SECOND) {
                judged++;
                boolean inside = false;
                for (Stay each : before(own, child)) {
                    inside |= each.holds(child);
                }
                contained += inside ? 1 : 0;
            }
        }
        return new Agreement(judged, contained, agreeing);
    }

    /** Those that opened at or before a logon, the last ones. */
    private static List<Stay> before(List<Stay> stays, Stay child) {
        int low = 0;
        int high = stays.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (stays.get(middle).opened() <= child.opened()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return stays.subList(Math.max(0, low - MOST_LOOKED_AT), low);
    }

    /** Whether some connection of a host leads to a logon: right target, right time, inside a session. */
    private boolean leads(List<OutgoingConnection> connections, Stay child) {
        int looked = 0;
        for (int i = lastBefore(connections, child.opened() + Limits.SKEW); i >= 0 && looked < MOST_LOOKED_AT; i--) {
            OutgoingConnection each = connections.get(i);
            if (each.time() < child.opened() - JoinStation.LOGIN_TIME) {
                return false;
            }
            looked++;
            Endpoint target = each.target();
            if (each.session() != null && target != null
                    && (child.server() != null && child.server().address().equals(target.address())
                            || Targets.means(target.address(), child.host(), facts))) {
                return true;
            }
        }
        return false;
    }

    private static int lastBefore(List<OutgoingConnection> connections, long time) {
        int low = 0;
        int high = connections.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (connections.get(middle).time() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
