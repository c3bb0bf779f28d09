package org.hopline.engine.session;

import java.util.List;
import java.util.Objects;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.event.UserId;
import org.hopline.engine.session.Session.PrivilegeUse;
import org.jspecify.annotations.Nullable;

/**
 * sudo and su. Their lines carry no pid of sshd: the terminal tells the session, else the account, if it has an open
 * one: the only one, or the most recent of those it may be. Without one the change belongs to no session.
 */
final class PrivilegeRules {

    private PrivilegeRules() {}

    static @Nullable OpenSession changed(Kind.PrivilegeChange change, PickedEvent event, HostRun run) {
        OpenSession session = session(change, run);
        if (session == null) {
            return null;
        }
        session.privilege(new PrivilegeUse(event.time(), change.from(), change.to(), change.command(),
                change.outcome(), event.evidence().getFirst()));
        session.show(event.evidence());
        String command = change.command();
        if (command != null && change.outcome() != Outcome.FAILURE) {
            SshCommand ssh = SshCommand.read(command);
            if (ssh != null) {
                int end = command.indexOf(' ');
                run.connected(event, -1, end < 0 ? command : command.substring(0, end), command, change.to(), null,
                        ssh.target(), session.auditSession, session);
            }
        }
        return session;
    }

    private static @Nullable OpenSession session(Kind.PrivilegeChange change, HostRun run) {
        String tty = terminal(change.tty());
        OpenSession there = run.state.sessions.byTty(tty);
        UserId from = change.from();
        if (there != null && (from == null || acts(there, from))) {
            return there;
        }
        if (from == null) {
            return null;
        }
        OpenSession own = mostRecent(run.state.sessions.of(from), tty);
        return own != null ? own : actingAs(from, run);
    }

    /** Whether an account speaks in this session: its own, or one it changed to. */
    private static boolean acts(OpenSession session, UserId as) {
        if (session.user.equals(as)) {
            return true;
        }
        for (PrivilegeUse each : session.privileges) {
            if (as.equals(each.to()) && each.outcome() != Outcome.FAILURE) {
                return true;
            }
        }
        return false;
    }

    /** The most recent open session that may have this terminal (or none, where none is named). */
    private static @Nullable OpenSession mostRecent(List<OpenSession> sessions, @Nullable String tty) {
        for (int i = sessions.size() - 1; i >= 0; i--) {
            OpenSession each = sessions.get(i);
            boolean fits = each.tty == null || tty != null && each.tty.equals(tty);
            if (fits && !each.hasEnded()) {
                return each;
            }
        }
        return null;
    }

    /** su inside sudo: the most recent session that changed to the account which changes again. */
    private static @Nullable OpenSession actingAs(UserId account, HostRun run) {
        OpenSession found = null;
        long since = Long.MIN_VALUE;
        for (OpenSession each : run.state.sessions.all()) {
            for (int i = each.privileges.size() - 1; i >= 0 && !each.hasEnded(); i--) {
                PrivilegeUse use = each.privileges.get(i);
                if (Objects.equals(use.to(), account) && use.outcome() != Outcome.FAILURE && use.time() > since) {
                    found = each;
                    since = use.time();
                }
            }
        }
        return found;
    }

    /** One spelling of a terminal's name: {@code pts/0}; null for what is no terminal. */
    static @Nullable String terminal(@Nullable String logged) {
        if (logged == null) {
            return null;
        }
        String name = logged.startsWith("/dev/") ? logged.substring(5) : logged;
        if (name.startsWith("pts") && name.length() > 3 && name.charAt(3) != '/') {
            name = "pts/" + name.substring(3);
        }
        return name.startsWith("pts/") || name.startsWith("tty") ? name : null;
    }
}
