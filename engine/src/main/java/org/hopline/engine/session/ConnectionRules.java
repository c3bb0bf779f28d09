package org.hopline.engine.session;

import java.util.List;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.event.SessionId;
import org.hopline.engine.session.Session.SessionEnd;
import org.jspecify.annotations.Nullable;

/** How connections to sshd begin, log in or fail, and end. */
final class ConnectionRules {

    private ConnectionRules() {}

    static @Nullable OpenSession opened(Kind.ConnectionOpened opened, PickedEvent event, HostRun run) {
        run.ownAddress(opened.server(), event);
        Connections.Connection stale = run.state.connections.take(opened.client());
        if (stale != null) {
            run.gaveUp(stale);
        }
        Connections.Connection connection = run.state.connections.of(opened.client(), event.time(), event.evidence());
        if (connection != null) {
            connection.server = opened.server();
            connection.verbose = true;
            run.dueAt(run.state.connections.due());
        }
        return null;
    }

    static @Nullable OpenSession dropped(Kind.ConnectionDropped dropped, PickedEvent event, HostRun run) {
        run.ownAddress(dropped.server(), event);
        if (dropped.client() != null) {
            run.attempt(dropped.client().address(), null, false, null, event.time(), event.evidence());
        }
        return null;
    }

    static @Nullable OpenSession authentication(Kind.Authentication authentication, PickedEvent event, HostRun run) {
        return switch (authentication.verdict()) {
            case ACCEPTED -> accepted(authentication, event, run);
            case FAILED -> {
                failed(authentication, event, run);
                yield null;
            }
            case PARTIAL, POSTPONED -> null;
        };
    }

    private static OpenSession accepted(Kind.Authentication accepted, PickedEvent event, HostRun run) {
        OpenSessions sessions = run.state.sessions;
        SessionId id = SessionIds.of(run.host, accepted.client(), accepted.user(), event.time(), null);
        OpenSession same = sessions.byId(id);
        OpenSession before = sessions.byClient(accepted.client());
        if (same == null && before != null && before.user.equals(accepted.user())
                && event.time() - before.opened <= Limits.COPY_WINDOW) {
            // the same client port cannot log in twice so soon: a copy that was worded too differently to fold
            same = before;
        }
        if (same != null) {
            same.show(event.evidence());
            return same;
        }
        OpenSession audited = audited(accepted, event, run);
        if (audited != null) {
            return adopted(audited, accepted, event, run);
        }
        endUnseen(before, run);
        OpenSession wrapped = Rules.isText(event) ? sessions.byPid(event.pid()) : null;
        endUnseen(wrapped, run);
        OpenSession session = new OpenSession(id, run.host, accepted.user(), accepted.client(), event.time(),
                event.quality());
        tell(session, accepted, event, run);
        run.opened(session);
        return session;
    }

    /** What sshd's own lines say of a session at its beginning. */
    private static void tell(OpenSession session, Kind.Authentication accepted, PickedEvent event, HostRun run) {
        session.textual = true;
        session.method = accepted.method();
        session.credential = accepted.credential();
        session.monitorPid = event.pid();
        Connections.Connection connection = run.state.connections.take(accepted.client());
        if (connection != null) {
            session.server = connection.server;
            session.verbose = connection.verbose;
            if (connection.verbose) {
                session.show(connection.evidence);
            }
        }
        session.show(event.evidence());
    }

    /** The session that audit told of first; its clock is coarser, so it may be a moment early. */
    private static @Nullable OpenSession audited(Kind.Authentication accepted, PickedEvent event, HostRun run) {
        for (OpenSession each : run.state.sessions.of(accepted.user())) {
            if (!each.textual && each.client.address().equals(accepted.client().address())
                    && (!each.client.hasPort() || each.client.equals(accepted.client()))
                    && Math.abs(event.time() - each.opened) <= Limits.COPY_WINDOW) {
                return each;
            }
        }
        return null;
    }

    private static OpenSession adopted(OpenSession audited, Kind.Authentication accepted, PickedEvent event,
            HostRun run) {
        run.state.sessions.remove(audited);
        audited.client = accepted.client();
        tell(audited, accepted, event, run);
        run.state.sessions.add(audited);
        return audited;
    }

    /** A port or a pid that is used again shows that its session is over; when it ended, nobody saw. */
    private static void endUnseen(@Nullable OpenSession session, HostRun run) {
        if (session != null && !session.hasEnded() && run.state.sessions.byId(session.id) == session) {
            run.closeNow(session);
        }
    }

    private static void failed(Kind.Authentication failed, PickedEvent event, HostRun run) {
        Connections.Connection connection = connection(failed.client(), event, run);
        if (connection != null) {
            connection.user = failed.user();
            connection.invalidUser |= failed.invalidUser();
        }
        // every client asks "none" first, to learn what it may try
        if (!failed.method().equals("none")) {
            if (connection != null) {
                connection.counted = true;
            }
            run.attempt(failed.client().address(), failed.user(), failed.invalidUser(), failed.method(), event.time(),
                    event.evidence());
        }
    }

    static @Nullable OpenSession invalidUser(Kind.InvalidUser invalid, PickedEvent event, HostRun run) {
        Connections.Connection connection = connection(invalid.client(), event, run);
        if (connection != null) {
            connection.user = invalid.user();
            connection.invalidUser = true;
        }
        return null;
    }

    static @Nullable OpenSession refused(Kind.LoginRefused refused, PickedEvent event, HostRun run) {
        Endpoint client = refused.client();
        if (client != null) {
            Connections.Connection connection = connection(client, event, run);
            if (connection != null && refused.user() != null) {
                connection.user = refused.user();
                connection.invalidUser |= refused.invalidUser();
            }
        }
        return null;
    }

    private static Connections.@Nullable Connection connection(Endpoint client, PickedEvent event, HostRun run) {
        Connections.Connection connection = run.state.connections.of(client, event.time(), event.evidence());
        run.dueAt(run.state.connections.due());
        return connection;
    }

    static @Nullable OpenSession closed(Kind.ConnectionClosed closed, PickedEvent event, HostRun run) {
        OpenSession session = closed.phase() == Kind.Phase.PREAUTH ? null : find(closed, event, run);
        if (session != null) {
            run.state.sessions.child(session, Rules.isText(event) ? event.pid() : -1);
            run.ended(session, OpenSession.END_BY_SSHD, event, end(closed));
            return session;
        }
        Endpoint client = closed.client();
        if (client == null || closed.phase() == Kind.Phase.AUTHENTICATED) {
            return null;
        }
        if (closed.reason() == Kind.CloseReason.BY_CLIENT && !closed.detail().isEmpty()) {
            // "Received disconnect" only announces the end; the line of the end itself names the account
            return null;
        }
        Connections.Connection connection = client.hasPort()
                ? run.state.connections.take(client)
                : run.state.connections.takeIdle(client.address());
        if (connection == null) {
            connection = new Connections.Connection(client, event.time());
            connection.evidence = event.evidence();
            connection.counted = run.state.connections.endedJustNow(client, event.time());
        }
        if (connection.user == null && closed.user() != null) {
            connection.user = closed.user();
            connection.invalidUser = closed.invalidUser();
        }
        run.state.connections.remember(client, event.time());
        if (!connection.counted) {
            run.attempt(client.address(), connection.user, connection.invalidUser, null, event.time(),
                    List.of(event.evidence().getFirst()));
        }
        return null;
    }

    private static @Nullable OpenSession find(Kind.ConnectionClosed closed, PickedEvent event, HostRun run) {
        Endpoint client = closed.client();
        if (client == null) {
            return Rules.speaker(event, run);
        }
        if (client.hasPort()) {
            return run.state.sessions.byClient(client);
        }
        // before 7.x the line has no port: the pid must do
        OpenSession session = Rules.speaker(event, run);
        return session != null && session.client.address().equals(client.address()) ? session : null;
    }

    private static SessionEnd end(Kind.ConnectionClosed closed) {
        return switch (closed.reason()) {
            case DISCONNECTED -> SessionEnd.DISCONNECTED;
            case BY_CLIENT -> closed.detail().isEmpty() ? SessionEnd.CLOSED : SessionEnd.DISCONNECTED;
            case RESET -> SessionEnd.RESET;
            case TIMEOUT, LOGIN_GRACE_TIME -> SessionEnd.TIMEOUT;
            case BY_SERVER -> SessionEnd.TERMINATED;
            case PROTOCOL_ERROR, OTHER -> SessionEnd.CLOSED;
        };
    }
}
