package org.hopline.engine.session;

import java.util.List;
import org.hopline.engine.event.Address;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.Happening;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.event.SessionId;
import org.hopline.engine.event.UserId;
import org.hopline.engine.flow.Output;
import org.hopline.engine.session.Session.SessionEnd;
import org.jspecify.annotations.Nullable;

/** One call of a host's station: its state, and what the rules may do to it and say about it. */
final class HostRun {

    final HostState state;
    final HostId host;
    private final Output<HostOutput> out;
    private long now = Long.MIN_VALUE;

    HostRun(HostState state, HostId host, Output<HostOutput> out) {
        this.state = state;
        this.host = host;
        this.out = out;
    }

    /** Takes one happening, in order. */
    void happening(long order, PickedEvent event) {
        advance(order);
        now = Math.max(now, order);
        OpenSession session = Rules.apply(event, this);
        if (session != null && session.lastWord < event.time()) {
            session.lastWord = event.time();
        }
        if (!event.picks().isEmpty()) {
            out.emit(new HostOutput.Happened(new Happening(event.id(), event.time(), event.quality(), host,
                    event.kind(), event.evidence(), event.picks(), session == null ? null : session.id)),
                    event.time());
        }
    }

    /** Does all that is due before {@code time}. */
    void advance(long time) {
        if (time < state.due) {
            return;
        }
        now = time;
        state.sessions.letGo(time, this::closed);
        state.connections.advance(time, this::gaveUp);
        state.attempts.advance(host, time, this::failed);
        giveUpSilent(time);
        overflow("connections without a logon", state.connections.takeOverflown());
        overflow("early reports of failed attempts", state.attempts.takeOverflown());
        state.due = Math.min(Math.min(state.sessions.due(), state.silenceDue),
                Math.min(state.connections.due(), state.attempts.due()));
    }

    private void giveUpSilent(long time) {
        if (time < state.silenceDue) {
            return;
        }
        long oldest = Long.MAX_VALUE - Limits.SILENT_SESSION - 1;
        for (OpenSession each : List.copyOf(state.sessions.all())) {
            if (time - each.lastWord > Limits.SILENT_SESSION) {
                closeNow(each);
            } else {
                oldest = Math.min(oldest, each.lastWord);
            }
        }
        state.silenceDue = oldest + Limits.SILENT_SESSION + 1;
    }

    private void overflow(String what, long count) {
        if (count > 0) {
            out.emit(new HostOutput.Overflow(host, what, count), now);
        }
    }

    /** Something will be due at this time. */
    void dueAt(long time) {
        state.due = Math.min(state.due, time);
    }

    /** Files a session and says that it opened. */
    void opened(OpenSession session) {
        if (state.sessions.size() >= Limits.MOST_OPEN_SESSIONS) {
            OpenSession oldest = state.sessions.oldest();
            if (oldest != null) {
                closeNow(oldest);
                overflow("open sessions", 1);
            }
        }
        state.sessions.add(session);
        state.silenceDue = Math.min(state.silenceDue, session.opened + Limits.SILENT_SESSION + 1);
        dueAt(state.silenceDue);
        out.emit(new HostOutput.Opened(session.toSession(state.showChannels)), session.opened);
    }

    /** A sign that a session ended. */
    void ended(OpenSession session, int rank, PickedEvent event, SessionEnd how) {
        boolean first = !session.hasEnded();
        session.ended(rank, event.time(), how);
        session.show(event.evidence());
        if (first) {
            state.sessions.ending(session, event.time() + Limits.LINGER);
            dueAt(event.time() + Limits.LINGER);
        }
    }

    /** Closes an open session at once, its end seen or not. */
    void closeNow(OpenSession session) {
        state.sessions.remove(session);
        out.emit(new HostOutput.Closed(session.toSession(state.showChannels)),
                session.hasEnded() ? session.closed : now);
    }

    private void closed(OpenSession session) {
        out.emit(new HostOutput.Closed(session.toSession(state.showChannels)), session.closed);
        overflow("further log entries of sessions", session.droppedEvidence);
    }

    /** A connection ended, or will never log in; what was not counted as a failure yet is one. */
    void gaveUp(Connections.Connection connection) {
        if (!connection.counted) {
            attempt(connection.client.address(), connection.user, connection.invalidUser, null, connection.since,
                    connection.evidence);
        }
    }

    /** A failed attempt. */
    void attempt(Address client, @Nullable UserId user, boolean invalid, @Nullable String method, long time,
            List<Evidence> evidence) {
        state.attempts.failed(host, client, user, invalid, method, time, evidence, this::failed);
        dueAt(state.attempts.due());
    }

    /** A failed attempt that audit wrote. */
    void attemptInAudit(Address client, @Nullable UserId user, long time, List<Evidence> evidence) {
        state.attempts.failedInAudit(host, client, user, time, evidence, this::failed);
        dueAt(state.attempts.due());
    }

    private void failed(Attempts attempts) {
        out.emit(new HostOutput.Failed(attempts), Math.min(now, attempts.last() + Limits.ATTEMPT_GAP));
    }

    /** The host said that an address is its own. */
    void ownAddress(@Nullable Endpoint server, PickedEvent event) {
        if (server != null && !server.address().isLoopback() && state.own.size() < Limits.MOST_OWN_ADDRESSES
                && !server.address().text().equals("0.0.0.0") && !server.address().text().equals("::")
                && state.own.add(server.address())) {
            out.emit(new HostOutput.OwnAddress(host, server.address(), event.evidence().getFirst()), event.time());
        }
    }

    /** The host connected out, or began to. */
    void connected(PickedEvent event, long pid, @Nullable String image, @Nullable String commandLine,
            @Nullable UserId user, @Nullable Endpoint source, @Nullable Endpoint target, @Nullable String auditSession,
            @Nullable OpenSession session) {
        SessionId in = session == null ? null : session.id;
        out.emit(new HostOutput.Connected(new OutgoingConnection(host, event.time(), pid, image, commandLine, user,
                source, target, auditSession, in, event.evidence().getFirst())), event.time());
    }
}
