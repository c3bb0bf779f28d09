package org.hopline.engine.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hopline.engine.event.Credential;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.SessionId;
import org.hopline.engine.identity.HostBinding;
import org.hopline.engine.identity.IdentityFacts;
import org.hopline.engine.session.Confidence.Part;
import org.jspecify.annotations.Nullable;

/** Which session of the source host a child was most likely opened from; the model is the package's. */
final class Origins {

    private static final long SHORTLY = 10 * Limits.SECOND;

    /** One possible parent. */
    private static final class Candidate {
        final SessionId id;
        final Confidence confidence = new Confidence();
        final Set<Evidence> evidence = new LinkedHashSet<>();
        final List<OutgoingConnection> led = new ArrayList<>(0);
        boolean audited;

        Candidate(SessionId id) {
            this.id = id;
        }
    }

    private Origins() {}

    static HopCandidate of(JoinInput.Child input, JoinState state, IdentityFacts facts) {
        Session child = input.session();
        HostBinding source = java.util.Objects.requireNonNull(input.source());
        List<OutgoingConnection> leading = leading(child, state, facts);
        for (OutgoingConnection each : leading) {
            if (child.client().equals(each.source()) && child.client().hasPort() && each.session() != null) {
                return new HopCandidate(child.id(), each.session(), each.host(), Hop.Basis.EXACT_PORT, 1,
                        List.of("the source host recorded the connection from this very address and port"),
                        with(child.evidence(), each.evidence()));
            }
        }
        Map<SessionId, Candidate> candidates = containing(child, state);
        lead(candidates, leading, child);
        if (candidates.isEmpty()) {
            return new HopCandidate(child.id(), null, source.host(), Hop.Basis.ROOT, source.confidence(),
                    List.of("no session was open on the source host at that time", source.reason()),
                    child.evidence());
        }
        Candidate best = best(candidates.values());
        use(best, child, state);
        return candidate(child, source, best, candidates.values(), state.forgotten());
    }

    private static Candidate best(Collection<Candidate> candidates) {
        Candidate best = candidates.iterator().next();
        for (Candidate each : candidates) {
            int byOdds = Double.compare(each.confidence.odds(), best.confidence.odds());
            if (byOdds > 0 || byOdds == 0 && each.id.compareTo(best.id) < 0) {
                best = each;
            }
        }
        return best;
    }

    private static HopCandidate candidate(Session child, HostBinding source, Candidate best,
            Collection<Candidate> candidates, long forgotten) {
        double all = 0;
        for (Candidate each : candidates) {
            all += each.confidence.odds();
        }
        List<String> reasons = new ArrayList<>(best.confidence.sentences());
        if (candidates.size() > 1) {
            reasons.add((candidates.size() - 1) + (candidates.size() == 2 ? " other session" : " other sessions")
                    + " of the source host may be meant as well");
        }
        reasons.add(source.reason());
        if (forgotten > 0) {
            reasons.add(forgotten + " sessions or connections of the source host were forgotten, there were too many");
        }
        boolean inferred = source.basis() == HostBinding.Basis.INFERRED;
        Hop.Basis basis = best.audited ? Hop.Basis.AUDIT_SESSION : inferred ? Hop.Basis.INFERRED : Hop.Basis.CONTAINED;
        double share = best.confidence.odds() / all;
        best.evidence.addAll(child.evidence());
        return new HopCandidate(child.id(), best.id, source.host(), basis,
                best.confidence.strength() * share * source.confidence(), reasons, List.copyOf(best.evidence));
    }

    /**
     * Lets connections speak for their sessions. Those of a session that was open go first: a process may outlive its
     * session, but then nothing else explains the child.
     */
    private static void lead(Map<SessionId, Candidate> candidates, List<OutgoingConnection> leading, Session child) {
        boolean fromOpen = false;
        for (OutgoingConnection each : leading) {
            Candidate open = each.session() == null ? null : candidates.get(each.session());
            if (open != null) {
                led(open, each, child);
                fromOpen |= !open.led.isEmpty();
            }
        }
        if (fromOpen) {
            return;
        }
        for (OutgoingConnection each : leading) {
            if (each.session() != null && !each.session().equals(child.id())) {
                Candidate outlived = candidates.getOrDefault(each.session(), new Candidate(each.session()));
                led(outlived, each, child);
                if (!outlived.led.isEmpty()) {
                    candidates.put(outlived.id, outlived);
                }
            }
        }
    }

    /** A connection leads to one session: the last one before the child, and the last command line, are used up. */
    private static void use(Candidate best, Session child, JoinState state) {
        OutgoingConnection connection = null;
        OutgoingConnection command = null;
        for (OutgoingConnection each : best.led) {
            boolean before = each.time() <= child.opened();
            if (each.commandLine() == null && (before || connection == null)) {
                connection = each;
            } else if (each.commandLine() != null && (before || command == null)) {
                command = each;
            }
        }
        if (connection != null) {
            state.outgoing().remove(connection);
        }
        if (command != null) {
            state.outgoing().remove(command);
        }
    }

    /**
     * Connections of the source host that may have led to the child, oldest first. One after the child's acceptance is
     * thought of only where clocks must differ, because there is none before.
     */
    private static List<OutgoingConnection> leading(Session child, JoinState state, IdentityFacts facts) {
        List<OutgoingConnection> before = new ArrayList<>();
        List<OutgoingConnection> after = new ArrayList<>();
        for (OutgoingConnection each : state.outgoing()) {
            if (each.time() <= child.opened() + Limits.SKEW
                    && each.time() >= child.opened() - JoinStation.LOGIN_TIME
                    && (child.client().equals(each.source()) || Targets.means(each.target(), child, facts))) {
                (each.time() <= child.opened() ? before : after).add(each);
            }
        }
        return before.isEmpty() ? after : before;
    }

    /** Sessions that were open; those that fit only by clock skew count where none fits without it. */
    private static Map<SessionId, Candidate> containing(Session child, JoinState state) {
        Map<SessionId, Candidate> fitting = new LinkedHashMap<>();
        Map<SessionId, Candidate> bySkew = new LinkedHashMap<>();
        for (JoinState.Parent parent : state.parents().values()) {
            Part containment = containment(parent, child);
            if (containment != null) {
                (containment == Part.CONTAINED_BY_SKEW ? bySkew : fitting).put(parent.id(),
                        contained(parent, child, containment));
            }
        }
        return fitting.isEmpty() ? bySkew : fitting;
    }

    private static @Nullable Part containment(JoinState.Parent parent, Session child) {
        if (parent.id().equals(child.id()) || parent.opened() > child.opened() + Limits.SKEW) {
            return null;
        }
        Long end = parent.end();
        if (parent.closed() && end == null) {
            return parent.opened() <= child.opened() ? Part.END_UNSEEN : null;
        }
        if (end != null && end < child.opened() - Limits.SKEW) {
            return null;
        }
        boolean strictly = parent.opened() <= child.opened() && (end == null || end >= child.opened());
        return strictly ? Part.CONTAINED : Part.CONTAINED_BY_SKEW;
    }

    private static Candidate contained(JoinState.Parent parent, Session child, Part containment) {
        Candidate candidate = new Candidate(parent.id());
        candidate.confidence.add(containment);
        Part credential = sameCredential(parent.credential(), child.credential());
        if (credential != null) {
            candidate.confidence.add(credential);
        }
        if (parent.user().equals(child.user())) {
            candidate.confidence.add(Part.SAME_USER);
        }
        if (child.opened() - parent.opened() <= SHORTLY) {
            candidate.confidence.add(Part.JUST_OPENED);
        }
        candidate.evidence.addAll(parent.evidence());
        return candidate;
    }

    /** Whether two credentials are one: the key, or the person a certificate names. */
    static @Nullable Part sameCredential(@Nullable Credential one, @Nullable Credential other) {
        if (one == null || other == null) {
            return null;
        }
        Credential.Certificate a = one.certificate();
        Credential.Certificate b = other.certificate();
        if (a != null && b != null && a.keyId().equals(b.keyId()) && a.caFingerprint().equals(b.caFingerprint())) {
            return Part.SAME_CERTIFICATE;
        }
        return one.fingerprint() != null && one.fingerprint().equals(other.fingerprint()) ? Part.SAME_KEY : null;
    }

    private static void led(Candidate candidate, OutgoingConnection connection, Session child) {
        String line = connection.commandLine();
        SshCommand command = line == null ? null : SshCommand.read(line);
        if (command != null && command.user() != null && !command.user().equals(child.user())) {
            return;
        }
        if (line == null) {
            candidate.audited = true;
            candidate.confidence.add(
                    child.opened() - connection.time() <= SHORTLY ? Part.AUDITED_CONNECTION : Part.EARLIER_CONNECTION);
        } else {
            candidate.audited |= connection.pid() >= 0;
            candidate.confidence.add(Part.COMMAND_NAMES_TARGET);
            if (command != null && command.user() != null) {
                candidate.confidence.add(Part.COMMAND_NAMES_USER);
            }
        }
        candidate.led.add(connection);
        candidate.evidence.add(connection.evidence());
    }

    private static List<Evidence> with(List<Evidence> entries, Evidence more) {
        List<Evidence> all = new ArrayList<>(entries);
        all.add(more);
        return all;
    }
}
