package org.hopline.engine.session;

import java.util.List;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.session.Session.SessionEnd;
import org.jspecify.annotations.Nullable;

/** What PAM and logind say of a session, and the host's start. */
final class LoginRules {

    /** A user manager's session follows its PAM session at once. */
    private static final long MANAGER_WINDOW = Limits.SECOND;

    private LoginRules() {}

    static @Nullable OpenSession pam(Kind.PamSession pam, PickedEvent event, HostRun run) {
        if (pam.service().equals("systemd-user")) {
            if (pam.opened()) {
                run.state.managerBegan(pam.user(), event.time());
            }
            return null;
        }
        if (!Rules.isSshd(pam.service())) {
            return null;
        }
        OpenSession session = Rules.speaker(event, run);
        if (session == null || !session.user.equals(pam.user())) {
            return null;
        }
        if (pam.opened()) {
            run.state.managers.remove(pam.user());
            session.show(event.evidence());
        } else if (event.pid() == session.monitorPid) {
            run.ended(session, OpenSession.END_BY_PAM, event, SessionEnd.ENDED);
        }
        return session;
    }

    static @Nullable OpenSession logind(Kind.LogindSession logind, PickedEvent event, HostRun run) {
        OpenSession known = run.state.sessions.byLogind(logind.session());
        return switch (logind.state()) {
            case NEW -> known != null ? known : announced(logind, event, run);
            case LOGGED_OUT, REMOVED -> {
                if (known != null) {
                    run.ended(known, OpenSession.END_BY_LOGIND, event, SessionEnd.ENDED);
                }
                yield known;
            }
        };
    }

    private static @Nullable OpenSession announced(Kind.LogindSession logind, PickedEvent event, HostRun run) {
        if (logind.user() == null || logind.sessionClass() != null && !logind.sessionClass().startsWith("user")) {
            return null;
        }
        OpenSession session = logind.leader() >= 0 ? byLeader(logind, run) : byTime(logind, event, run);
        if (session != null) {
            session.logindSession = logind.session();
            if (session.auditSession == null && isNumber(logind.session())) {
                // logind takes the kernel's audit session id where there is one, and names its own cN
                session.auditSession = logind.session();
            }
            session.show(event.evidence());
            run.state.sessions.link(session);
        }
        return session;
    }

    private static @Nullable OpenSession byLeader(Kind.LogindSession logind, HostRun run) {
        OpenSession session = run.state.sessions.byPid(logind.leader());
        return session != null && session.monitorPid == logind.leader() && session.user.equals(logind.user())
                && session.logindSession == null ? session : null;
    }

    /** Text names the account alone: the longest waiting session of the account that was just opened. */
    private static @Nullable OpenSession byTime(Kind.LogindSession logind, PickedEvent event, HostRun run) {
        Long manager = run.state.managers.remove(java.util.Objects.requireNonNull(logind.user()));
        if (manager != null && event.time() - manager <= MANAGER_WINDOW) {
            return null;
        }
        for (OpenSession each : run.state.sessions.of(logind.user())) {
            if (each.logindSession == null && each.textual && !each.hasEnded()
                    && event.time() - each.opened <= Limits.LOGIND_WINDOW
                    && (each.auditSession == null || !isNumber(logind.session())
                            || each.auditSession.equals(logind.session()))) {
                return each;
            }
        }
        return null;
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    static @Nullable OpenSession booted(Kind.HostBooted booted, PickedEvent event, HostRun run) {
        if (booted.bootId() != null && booted.bootId().equals(run.state.bootId)) {
            return null;
        }
        run.state.bootId = booted.bootId();
        for (OpenSession each : List.copyOf(run.state.sessions.all())) {
            if (!each.hasEnded()) {
                each.ended(OpenSession.END_BY_REBOOT, event.time(), SessionEnd.REBOOT);
                each.show(event.evidence());
            }
            run.closeNow(each);
        }
        run.state.connections.takeAll().forEach(run::gaveUp);
        return null;
    }
}
