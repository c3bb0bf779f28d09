package org.hopline.engine.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeMap;
import org.hopline.engine.event.Address;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.event.UserId;

/** What the lab's logs tell, and when its steps really happened. */
final class LabLogs {

    /** When a step began and ended, nanoseconds since the epoch. */
    record Step(long from, long to) {
        boolean holds(long time) {
            return time >= from && time <= to;
        }
    }

    static final Address ATTACKER = Address.of("10.99.0.66");

    final TreeMap<String, Step> steps = new TreeMap<>();
    /** The three hosts' auth.log. */
    final Stitched text = Stitched.of(Lab.read("jump01/auth.log", "app02/auth.log", "db03/auth.log"));
    /** The kernel's audit log under all three, enriched. */
    final Stitched audit;
    final List<PickedEvent> auditEvents;

    LabLogs() {
        auditEvents = Lab.read("audit/audit.enriched.log");
        audit = Stitched.of(auditEvents);
        try {
            for (String line : Files.readAllLines(Lab.folder().resolve("ground_truth.tsv"))) {
                String[] cells = line.split("\t");
                steps.put(cells[2], new Step(nanos(cells[0]), nanos(cells[1])));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static long nanos(String epoch) {
        return new java.math.BigDecimal(epoch).movePointRight(9).longValueExact();
    }

    /** Sessions accepted on a host during a step. */
    List<Session> sessions(String step, String host) {
        return text.on(host).stream().filter(session -> steps.get(step).holds(session.opened())).toList();
    }

    Session session(String step, String host) {
        List<Session> found = sessions(step, host);
        if (found.size() != 1) {
            throw new AssertionError(step + ": " + found.size() + " sessions on " + host);
        }
        return found.getFirst();
    }

    /** Failures on an account of a host, all groups together; null: on none. */
    long failures(String host, String user) {
        return text.attempts.stream().filter(each -> each.host().name().equals(host)
                && java.util.Objects.equals(each.user(), user == null ? null : new UserId(user)))
                .mapToLong(Attempts::count).sum();
    }

    Attempts attempts(String host, String user) {
        return text.attempts.stream().filter(each -> each.host().name().equals(host)
                && new UserId(user).equals(each.user())).findFirst().orElseThrow();
    }

    /** The line that ends in this session, as {@code source > host (user) > …}. */
    String line(Session session) {
        return text.paths.stream().filter(path -> path.id().equals(session.id())).map(Stitched::line).findFirst()
                .orElseThrow();
    }

    Hop hop(Session session) {
        return text.paths.stream().flatMap(path -> path.hops().stream())
                .filter(hop -> hop.child().id().equals(session.id())).findFirst().orElseThrow();
    }

    /** Whether some log entry of the three hosts' sessions and attempts holds this text. */
    boolean textHolds(String part) {
        return text.sessions.stream().flatMap(session -> session.evidence().stream())
                .anyMatch(entry -> entry.raw().text().contains(part))
                || text.attempts.stream().flatMap(attempts -> attempts.evidence().stream())
                        .anyMatch(entry -> entry.raw().text().contains(part));
    }

    /** Whether audit saw a command line with this text start in an audit session. */
    boolean auditRan(String auditSession, String part) {
        return auditEvents.stream().anyMatch(event -> event.kind() instanceof Kind.ProcessStarted started
                && auditSession.equals(started.auditSession()) && started.commandLine() != null
                && started.commandLine().contains(part));
    }

    /** Whether audit saw a program connect to an address inside an audit session. */
    boolean auditConnected(String auditSession, String program, String target) {
        return audit.connections.stream().anyMatch(each -> auditSession.equals(each.auditSession())
                && each.image() != null && each.image().endsWith(program)
                && Say.endpoint(target).equals(each.target()));
    }
}
