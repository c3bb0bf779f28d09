package org.hopline.engine.session;

import java.util.ArrayList;
import java.util.List;
import org.hopline.engine.event.Credential;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.event.UserId;
import org.hopline.engine.session.Session.SessionEnd;
import org.jspecify.annotations.Nullable;

/**
 * Logons as Linux audit writes them: copies of sshd's own sessions where those are logged, joined by user, address and
 * time, or by the audit session id once it is known; sessions of their own elsewhere.
 */
final class AuditRules {

    private AuditRules() {}

    static @Nullable OpenSession logon(Kind.AuditLogon logon, PickedEvent event, HostRun run) {
        OpenSession known = run.state.sessions.byAudit(logon.auditSession());
        return switch (logon.step()) {
            case KEY_EXCHANGE, AUTHENTICATION -> {
                seen(logon, event, run);
                yield known;
            }
            case SESSION_ASSIGNED, CREDENTIALS -> known;
            case LOGIN -> {
                if (logon.outcome() == Outcome.FAILURE && logon.client() != null && isSshd(logon)) {
                    run.attemptInAudit(logon.client().address(), account(logon.user()), event.time(),
                            event.evidence());
                }
                yield begun(logon, event, run, known);
            }
            case START -> begun(logon, event, run, known);
            case END -> {
                if (known != null && isSshd(logon)) {
                    run.ended(known, OpenSession.END_BY_AUDIT, event, SessionEnd.ENDED);
                }
                yield known;
            }
        };
    }

    private static void seen(Kind.AuditLogon logon, PickedEvent event, HostRun run) {
        boolean port = logon.client() != null && logon.client().hasPort();
        Credential credential = logon.step() == Kind.AuditStep.AUTHENTICATION ? logon.credential() : null;
        if (logon.outcome() != Outcome.FAILURE && isSshd(logon) && (port || credential != null)) {
            run.state.logons.see(new PendingLogons.Seen(logon.pid(), credential, port ? logon.client() : null,
                    logon.server(), event.evidence()));
        }
    }

    private static boolean isSshd(Kind.AuditLogon logon) {
        return Rules.isSshd(logon.program());
    }

    /** sshd writes {@code (invalid user)} and {@code (unknown)} for accounts that do not exist. */
    private static @Nullable UserId account(@Nullable UserId logged) {
        return logged != null && logged.name().startsWith("(") ? null : logged;
    }

    private static @Nullable OpenSession begun(Kind.AuditLogon logon, PickedEvent event, HostRun run,
            @Nullable OpenSession known) {
        if (logon.outcome() != Outcome.SUCCESS || !isSshd(logon)) {
            return known;
        }
        String tty = PrivilegeRules.terminal(logon.terminal());
        if (known != null) {
            run.state.sessions.tty(known, tty);
            known.show(event.evidence());
            return known;
        }
        UserId user = account(logon.user());
        Endpoint client = logon.client();
        PendingLogons.Logon waiting = run.state.logons.ofSession(logon.auditSession());
        if (waiting != null) {
            run.state.logons.replace(waiting, more(waiting, tty, event.evidence()));
            return null;
        }
        if (user == null || client == null) {
            return null;
        }
        OpenSession told = told(logon, user, client, event, run);
        if (told != null) {
            run.state.sessions.audit(told, logon.auditSession());
            run.state.sessions.tty(told, tty);
            if (told.server == null) {
                told.server = logon.server();
            }
            told.show(event.evidence());
            return told;
        }
        run.state.logons.add(logon(logon, event, user, client, tty, run.state.logons.takeSeen(logon.pid())),
                run::openedByAudit);
        run.dueAt(run.state.logons.due());
        return null;
    }

    private static PendingLogons.Logon logon(Kind.AuditLogon logon, PickedEvent event, UserId user, Endpoint client,
            @Nullable String tty, PendingLogons.@Nullable Seen seen) {
        Endpoint server = logon.server();
        Endpoint from = client;
        Credential credential = logon.credential();
        List<Evidence> evidence = new ArrayList<>(event.evidence());
        if (seen != null) {
            server = server == null ? seen.server() : server;
            boolean same = seen.client() != null && seen.client().address().equals(client.address());
            from = same && !client.hasPort() ? java.util.Objects.requireNonNull(seen.client()) : client;
            credential = credential == null ? seen.credential() : credential;
            evidence.addAll(0, seen.evidence());
        }
        return new PendingLogons.Logon(event.time(), event.quality(), logon.pid(), user, from, server,
                logon.auditSession(), tty, credential, evidence);
    }

    private static PendingLogons.Logon more(PendingLogons.Logon logon, @Nullable String tty, List<Evidence> entries) {
        List<Evidence> evidence = new ArrayList<>(logon.evidence());
        evidence.addAll(entries);
        return new PendingLogons.Logon(logon.time(), logon.quality(), logon.pid(), logon.user(), logon.client(),
                logon.server(), logon.auditSession(), logon.tty() != null ? logon.tty() : tty, logon.credential(),
                evidence);
    }

    /** The session sshd's own lines told of, of which this is a copy: by user, address and time, oldest first. */
    private static @Nullable OpenSession told(Kind.AuditLogon logon, UserId user, Endpoint client, PickedEvent event,
            HostRun run) {
        OpenSession found = null;
        for (OpenSession each : run.state.sessions.of(user)) {
            boolean fits = each.textual && each.auditSession == null
                    && each.client.address().equals(client.address())
                    && (!client.hasPort() || client.port() == each.client.port());
            if (fits && each.monitorPid == logon.pid() && event.time() - each.opened <= Limits.UNAUTHENTICATED) {
                // one pid namespace: the pid leaves no doubt, however slow PAM was
                return each;
            }
            if (fits && found == null && Math.abs(event.time() - each.opened) <= Limits.COPY_WINDOW) {
                found = each;
            }
        }
        return found;
    }
}
