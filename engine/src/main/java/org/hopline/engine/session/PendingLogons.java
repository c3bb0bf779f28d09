package org.hopline.engine.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.hopline.engine.event.Credential;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.event.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Logons that audit alone has told of so far. They wait {@link Limits#COPY_WINDOW} for sshd's own lines, of which they
 * are copies; without any they become sessions of their own.
 */
final class PendingLogons {

    private static final int MOST_PROCESSES = 1024;
    private static final int MOST_LOGONS = 4096;

    /** One logon; {@code pid} is in the kernel's pid namespace. */
    record Logon(long time, TimeQuality quality, long pid, UserId user, Endpoint client, @Nullable Endpoint server,
            @Nullable String auditSession, @Nullable String tty, @Nullable Credential credential,
            List<Evidence> evidence) {}

    /** What audit saw of a process of sshd before the logon: the key used, the connection's ends. */
    record Seen(long pid, @Nullable Credential credential, @Nullable Endpoint client, @Nullable Endpoint server,
            List<Evidence> evidence) {}

    private final ArrayDeque<Logon> waiting = new ArrayDeque<>();
    private final LinkedHashMap<Long, Seen> seen = new LinkedHashMap<>();

    /** Waits; the oldest goes first when there are too many, handed to {@code tooMany}. */
    void add(Logon logon, Consumer<Logon> tooMany) {
        if (waiting.size() >= MOST_LOGONS) {
            tooMany.accept(waiting.pollFirst());
        }
        waiting.add(logon);
    }

    /** Remembers what audit saw of a process, beside what it saw before. */
    void see(Seen more) {
        Seen before = seen.remove(more.pid());
        if (seen.size() >= MOST_PROCESSES) {
            seen.pollFirstEntry();
        }
        seen.put(more.pid(), before == null
                ? more
                : new Seen(more.pid(),
                        more.credential() != null ? more.credential() : before.credential(),
                        more.client() != null ? more.client() : before.client(),
                        more.server() != null ? more.server() : before.server(),
                        more.credential() != null ? more.evidence() : before.evidence()));
    }

    @Nullable
    Seen takeSeen(long pid) {
        return seen.remove(pid);
    }

    /** Whether a logon of this audit session waits. */
    @Nullable
    Logon ofSession(@Nullable String auditSession) {
        if (auditSession != null) {
            for (Logon each : waiting) {
                if (auditSession.equals(each.auditSession())) {
                    return each;
                }
            }
        }
        return null;
    }

    /** Replaces a waiting logon by one that knows more. */
    void replace(Logon old, Logon by) {
        List<Logon> all = new ArrayList<>(waiting);
        waiting.clear();
        for (Logon each : all) {
            waiting.add(each == old ? by : each);
        }
    }

    /** The oldest waiting logon of this user from this client near this time, taken out. */
    @Nullable
    Logon take(UserId user, Endpoint client, long time) {
        for (Iterator<Logon> each = waiting.iterator(); each.hasNext();) {
            Logon logon = each.next();
            if (logon.user().equals(user) && logon.client().address().equals(client.address())
                    && (!logon.client().hasPort() || logon.client().port() == client.port())
                    && Math.abs(logon.time() - time) <= Limits.COPY_WINDOW) {
                each.remove();
                return logon;
            }
        }
        return null;
    }

    /** Hands out, in order, the logons that no line at {@code time} or later can be a copy of. */
    void advance(long time, Consumer<Logon> each) {
        while (!waiting.isEmpty() && time - waiting.peekFirst().time() > Limits.COPY_WINDOW) {
            each.accept(waiting.pollFirst());
        }
    }

    /** When {@link #advance} has something to do next; the largest long while there is nothing. */
    long due() {
        return waiting.isEmpty() ? Long.MAX_VALUE : waiting.peekFirst().time() + Limits.COPY_WINDOW + 1;
    }

    /** All of it, for a state's bytes. */
    record Saved(List<Logon> waiting, List<Seen> seen) {
        PendingLogons restored() {
            PendingLogons logons = new PendingLogons();
            logons.waiting.addAll(waiting);
            seen.forEach(each -> logons.seen.put(each.pid(), each));
            return logons;
        }
    }

    Saved saved() {
        return new Saved(List.copyOf(waiting), List.copyOf(seen.values()));
    }
}
