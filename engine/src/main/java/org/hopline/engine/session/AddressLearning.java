package org.hopline.engine.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hopline.engine.event.Address;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.SessionId;
import org.hopline.engine.identity.HostBinding;
import org.hopline.engine.identity.IdentityFacts;

/**
 * Learns which address is which host from everything the host stations of a bounded scan made: what hosts state of
 * themselves, and what follows from how sessions fit into each other. The order of {@link #add} does not matter.
 *
 * <p>Inference, for a client address that no log states to be a host's: a host may be it when sessions from the address
 * were accepted elsewhere while the host had a session open that was opened by the same key or certificate, or inside
 * which a command or connection led to the target. It is contradicted by logons or attempts from the address on the host
 * itself, and weakened by sessions from the address at times when the host, whose logs cover them, had none open.
 */
public final class AddressLearning {

    /** Below this an inference is not worth saying. */
    static final double LEAST = 0.40;
    /** No inference is surer. */
    static final double MOST = 0.95;
    /** How far a first agreeing session leaves doubt; each further one multiplies it. */
    static final double DOUBT = 0.30;
    /** What remains for a host that states another address of its own. */
    static final double HAS_ANOTHER = 0.50;
    /** So many sessions of an address, and so many addresses, are looked at. */
    private static final int MOST_SESSIONS = 1000;
    private static final int MOST_ADDRESSES = 100_000;

    private final IdentityFacts asserted;
    private final SortedMap<Address, SortedMap<HostId, String>> stated = new TreeMap<>();
    private final Map<SessionId, Fit.Stay> stays = new LinkedHashMap<>();
    private final SortedMap<Address, SortedSet<HostId>> seenOn = new TreeMap<>();
    private final List<OutgoingConnection> outgoing = new ArrayList<>();

    /** Starts from what the user asserted. */
    public AddressLearning(IdentityFacts asserted) {
        this.asserted = asserted;
    }

    /** Takes one output of a host station. */
    public void add(HostOutput output) {
        switch (output) {
            case HostOutput.Opened(Session session) -> {
                stays.putIfAbsent(session.id(), Fit.Stay.of(session, false));
                from(session.client().address(), session.host());
                if (session.server() != null) {
                    state(session.server().address(), session.host(), "a logon's line names the address as the host's");
                }
            }
            case HostOutput.Closed(Session session) -> {
                stays.put(session.id(), Fit.Stay.of(session, true));
                from(session.client().address(), session.host());
            }
            case HostOutput.Failed(Attempts attempts) -> from(attempts.client(), attempts.host());
            case HostOutput.Connected(OutgoingConnection connection) -> {
                outgoing.add(connection);
                if (connection.source() != null) {
                    state(connection.source().address(), connection.host(), "the host connected out from the address");
                }
            }
            case HostOutput.OwnAddress(HostId host, Address address, var evidence) ->
                state(address, host, "the host's own log states that it accepted a connection on the address");
            case HostOutput.Happened happened -> {
                // says nothing of addresses
            }
            case HostOutput.Overflow overflow -> {
                // says nothing of addresses
            }
            case HostOutput.Duplicates duplicates -> {
                // says nothing of addresses
            }
        }
    }

    private void from(Address client, HostId host) {
        if (seenOn.size() < MOST_ADDRESSES || seenOn.containsKey(client)) {
            seenOn.computeIfAbsent(client, any -> new TreeSet<>()).add(host);
        }
    }

    private void state(Address address, HostId host, String reason) {
        if (!address.isLoopback()) {
            stated.computeIfAbsent(address, any -> new TreeMap<>()).merge(host, reason,
                    (a, b) -> a.compareTo(b) <= 0 ? a : b);
        }
    }

    /** What was learned, asserted bindings left out, in address order. */
    public List<HostBinding> learn() {
        SortedMap<Address, HostBinding> learned = new TreeMap<>();
        Set<HostId> placed = new TreeSet<>();
        asserted.bindings().forEach(each -> placed.add(each.host()));
        stated.forEach((address, hosts) -> {
            placed.addAll(hosts.keySet());
            if (asserted.host(address) == null) {
                learned.put(address, stated(address, hosts));
            }
        });
        SortedSet<HostId> hosts = new TreeSet<>();
        stays.values().forEach(each -> hosts.add(each.host()));
        named(hosts, learned);
        List<HostBinding> known = new ArrayList<>(learned.values());
        known.addAll(asserted.bindings());
        infer(hosts, placed, IdentityFacts.of(known), learned);
        return List.copyOf(learned.values());
    }

    private static HostBinding stated(Address address, SortedMap<HostId, String> hosts) {
        String reason = java.util.Objects.requireNonNull(hosts.get(hosts.firstKey()));
        return hosts.size() == 1
                ? new HostBinding(address, hosts.firstKey(), HostBinding.Basis.STATED, 1, reason)
                : new HostBinding(address, hosts.firstKey(), HostBinding.Basis.STATED, 1.0 / hosts.size(),
                        reason + "; " + hosts.size() + " hosts state it");
    }

    /** Servers with UseDNS log names: one that is a host's own name needs no inference. */
    private void named(SortedSet<HostId> hosts, SortedMap<Address, HostBinding> learned) {
        for (Address address : seenOn.keySet()) {
            if (asserted.host(address) == null && !learned.containsKey(address)) {
                List<HostId> same = hosts.stream().filter(host -> Targets.isNameOf(address, host)).toList();
                if (same.size() == 1) {
                    learned.put(address, new HostBinding(address, same.getFirst(), HostBinding.Basis.STATED, 1,
                            "the address is logged as the host's name"));
                }
            }
        }
    }

    private void infer(SortedSet<HostId> hosts, Set<HostId> placed, IdentityFacts facts,
            SortedMap<Address, HostBinding> learned) {
        SortedMap<Address, List<Fit.Stay>> unknown = new TreeMap<>();
        for (Fit.Stay each : stays.values()) {
            Address client = each.client();
            if (!client.isLoopback() && facts.host(client) == null) {
                unknown.computeIfAbsent(client, any -> new ArrayList<>()).add(each);
            }
        }
        if (unknown.isEmpty() || hosts.size() < 2) {
            return;
        }
        Fit fit = new Fit(stays.values(), outgoing, facts);
        unknown.forEach((address, children) -> {
            children.sort(Fit.Stay.ORDER);
            List<Fit.Stay> looked = children.subList(0, Math.min(children.size(), MOST_SESSIONS));
            SortedMap<HostId, Double> scores = new TreeMap<>();
            SortedMap<HostId, Fit.Agreement> agreements = new TreeMap<>();
            for (Map.Entry<HostId, Fit.Agreement> each : fit.agreements(looked).entrySet()) {
                HostId host = each.getKey();
                if (!seenOn.getOrDefault(address, new TreeSet<>()).contains(host)) {
                    Fit.Agreement agreement = each.getValue();
                    double score = Math.min(MOST, 1 - Math.pow(DOUBT, agreement.agreeing())) * agreement.coverage()
                            * (placed.contains(host) ? HAS_ANOTHER : 1);
                    scores.put(host, score);
                    agreements.put(host, agreement);
                }
            }
            HostBinding best = best(address, scores, agreements);
            if (best != null) {
                learned.put(address, best);
            }
        });
    }

    private static @org.jspecify.annotations.Nullable HostBinding best(Address address,
            SortedMap<HostId, Double> scores, SortedMap<HostId, Fit.Agreement> agreements) {
        double all = 0;
        HostId best = null;
        double most = 0;
        for (Map.Entry<HostId, Double> each : scores.entrySet()) {
            all += each.getValue();
            if (each.getValue() > most) {
                most = each.getValue();
                best = each.getKey();
            }
        }
        if (best == null || most * (most / all) < LEAST) {
            return null;
        }
        Fit.Agreement agreement = java.util.Objects.requireNonNull(agreements.get(best));
        return new HostBinding(address, best, HostBinding.Basis.INFERRED, most * (most / all),
                agreement.contained() + " of " + agreement.judged()
                        + " logons from the address fall into sessions of the host, " + agreement.agreeing()
                        + " of them by the same key or after a command that leads to the target");
    }
}
