package org.hopline.engine.session;

import org.hopline.engine.event.Credential;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.event.SessionId;
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
            run.state.processes.see(new SshdProcesses.Seen(logon.pid(), credential, port ? logon.client() : null,
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
        return alone(logon, event, user, client, tty, run);
    }

    /** A session that only audit tells of, so far. */
    private static OpenSession alone(Kind.AuditLogon logon, PickedEvent event, UserId user, Endpoint client,
            @Nullable String tty, HostRun run) {
        Endpoint from = client;
        SshdProcesses.Seen seen = run.state.processes.take(logon.pid());
        if (seen != null && seen.client() != null && !client.hasPort()
                && seen.client().address().equals(client.address())) {
            from = seen.client();
        }
        SessionId id = SessionIds.of(run.host, from, user, event.time(), logon.auditSession());
        OpenSession same = run.state.sessions.byId(id);
        if (same != null) {
            same.show(event.evidence());
            return same;
        }
        OpenSession session = new OpenSession(id, run.host, user, from, event.time(), event.quality());
        session.server = logon.server();
        session.credential = logon.credential();
        session.monitorPid = logon.pid();
        session.auditSession = logon.auditSession();
        session.tty = tty;
        if (seen != null) {
            session.server = session.server == null ? seen.server() : session.server;
            session.credential = session.credential == null ? seen.credential() : session.credential;
            session.show(seen.evidence());
        }
        session.method = session.credential == null ? null : "publickey";
        session.show(event.evidence());
        run.opened(session);
        return session;
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
