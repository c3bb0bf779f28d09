package org.hopline.engine.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.SessionId;
import org.hopline.engine.event.UserId;
import org.jspecify.annotations.Nullable;

/**
 * The open sessions of one host, to be found by whatever a log line happens to carry: pid, client address and port,
 * audit or logind session id, terminal, user. Where a key is used again (pid wrap, port reuse), the newer session has it.
 */
final class OpenSessions {

    private final LinkedHashMap<SessionId, OpenSession> byId = new LinkedHashMap<>();
    private final Map<Long, OpenSession> byPid = new HashMap<>();
    private final Map<Endpoint, OpenSession> byClient = new HashMap<>();
    private final Map<String, OpenSession> byAudit = new HashMap<>();
    private final Map<String, OpenSession> byLogind = new HashMap<>();
    private final Map<String, OpenSession> byTty = new HashMap<>();
    private final Map<UserId, List<OpenSession>> byUser = new HashMap<>();
    /** Sessions whose end was seen, in order of the time until which more is waited for. */
    private final ArrayDeque<Ending> ending = new ArrayDeque<>();

    private record Ending(OpenSession session, long until) {}

    int size() {
        return byId.size();
    }

    @Nullable
    OpenSession byId(SessionId id) {
        return byId.get(id);
    }

    @Nullable
    OpenSession byPid(long pid) {
        return pid < 0 ? null : byPid.get(pid);
    }

    @Nullable
    OpenSession byClient(Endpoint client) {
        return client.hasPort() ? byClient.get(client) : null;
    }

    @Nullable
    OpenSession byAudit(@Nullable String session) {
        return session == null ? null : byAudit.get(session);
    }

    @Nullable
    OpenSession byLogind(String session) {
        return byLogind.get(session);
    }

    @Nullable
    OpenSession byTty(@Nullable String tty) {
        return tty == null ? null : byTty.get(tty);
    }

    /** The open sessions of an account, oldest first. */
    List<OpenSession> of(UserId user) {
        return byUser.getOrDefault(user, List.of());
    }

    /** All, oldest first. */
    java.util.Collection<OpenSession> all() {
        return byId.values();
    }

    @Nullable
    OpenSession oldest() {
        return byId.isEmpty() ? null : byId.firstEntry().getValue();
    }

    void add(OpenSession session) {
        byId.put(session.id, session);
        byUser.computeIfAbsent(session.user, user -> new ArrayList<>(1)).add(session);
        if (session.client.hasPort()) {
            byClient.put(session.client, session);
        }
        link(session);
    }

    /** Brings the indexes up to what is known of the session now. */
    void link(OpenSession session) {
        linkPid(session, session.monitorPid);
        linkPid(session, session.childPid);
        for (Long pid : session.otherPids) {
            byPid.put(pid, session);
        }
        if (session.auditSession != null) {
            byAudit.put(session.auditSession, session);
        }
        if (session.logindSession != null) {
            byLogind.put(session.logindSession, session);
        }
        if (session.tty != null) {
            byTty.put(session.tty, session);
        }
    }

    private void linkPid(OpenSession session, long pid) {
        if (pid >= 0) {
            byPid.put(pid, session);
        }
    }

    void child(OpenSession session, long pid) {
        if (pid >= 0 && pid != session.monitorPid && session.childPid != pid) {
            session.childPid = pid;
            byPid.put(pid, session);
        }
    }

    /** A process of the session's own speaks under this pid. */
    void speaks(OpenSession session, long pid) {
        if (pid >= 0) {
            session.otherPids.add(pid);
            byPid.put(pid, session);
        }
    }

    void tty(OpenSession session, @Nullable String tty) {
        if (tty != null && !tty.equals(session.tty)) {
            session.tty = tty;
            byTty.put(tty, session);
        }
    }

    void audit(OpenSession session, @Nullable String audit) {
        if (audit != null && session.auditSession == null) {
            session.auditSession = audit;
            byAudit.put(audit, session);
        }
    }

    /** The first sign of an end was seen; the session is let go at {@code until}. */
    void ending(OpenSession session, long until) {
        ending.add(new Ending(session, until));
    }

    /** Lets go of the sessions whose wait ended before {@code time}, in order. */
    void letGo(long time, Consumer<OpenSession> each) {
        while (!ending.isEmpty() && ending.peekFirst().until() < time) {
            OpenSession session = ending.pollFirst().session();
            if (byId.get(session.id) == session) {
                remove(session);
                each.accept(session);
            }
        }
    }

    /** When {@link #letGo} has something to do next; the largest long while there is nothing. */
    long due() {
        return ending.isEmpty() ? Long.MAX_VALUE : ending.peekFirst().until() + 1;
    }

    void remove(OpenSession session) {
        byId.remove(session.id, session);
        byClient.remove(session.client, session);
        if (session.monitorPid >= 0) {
            byPid.remove(session.monitorPid, session);
        }
        if (session.childPid >= 0) {
            byPid.remove(session.childPid, session);
        }
        for (Long pid : session.otherPids) {
            byPid.remove(pid, session);
        }
        if (session.auditSession != null) {
            byAudit.remove(session.auditSession, session);
        }
        if (session.logindSession != null) {
            byLogind.remove(session.logindSession, session);
        }
        if (session.tty != null) {
            byTty.remove(session.tty, session);
        }
        List<OpenSession> same = byUser.get(session.user);
        if (same != null) {
            same.remove(session);
            if (same.isEmpty()) {
                byUser.remove(session.user);
            }
        }
    }

    /** All of it, for a state's bytes: sessions in order, and until when those that ended are kept, by position. */
    record Saved(List<OpenSession.Saved> sessions, List<Integer> ending, List<Long> until) {
        OpenSessions restored() {
            OpenSessions open = new OpenSessions();
            List<OpenSession> restored = sessions.stream().map(OpenSession.Saved::restored).toList();
            restored.forEach(open::add);
            for (int i = 0; i < ending.size(); i++) {
                open.ending(restored.get(ending.get(i)), until.get(i));
            }
            return open;
        }
    }

    Saved saved() {
        List<OpenSession.Saved> sessions = new ArrayList<>();
        Map<SessionId, Integer> positions = new HashMap<>();
        for (OpenSession each : byId.values()) {
            positions.put(each.id, sessions.size());
            sessions.add(each.saved());
        }
        List<Integer> places = new ArrayList<>();
        List<Long> until = new ArrayList<>();
        for (Iterator<Ending> each = ending.iterator(); each.hasNext();) {
            Ending next = each.next();
            Integer place = positions.get(next.session().id);
            if (place != null) {
                places.add(place);
                until.add(next.until());
            }
        }
        return new Saved(sessions, places, until);
    }
}
