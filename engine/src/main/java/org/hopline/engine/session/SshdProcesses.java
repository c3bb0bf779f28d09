package org.hopline.engine.session;

import java.util.LinkedHashMap;
import java.util.List;
import org.hopline.engine.event.Credential;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Evidence;
import org.jspecify.annotations.Nullable;

/** What audit saw of processes of sshd before their logon: the key used, the connection's ends. Bounded, oldest out. */
final class SshdProcesses {

    private static final int MOST = 1024;

    /** One process; {@code pid} is in the kernel's pid namespace. */
    record Seen(long pid, @Nullable Credential credential, @Nullable Endpoint client, @Nullable Endpoint server,
            List<Evidence> evidence) {}

    private final LinkedHashMap<Long, Seen> seen = new LinkedHashMap<>();

    /** Remembers what audit saw of a process, beside what it saw before. */
    void see(Seen more) {
        Seen before = seen.remove(more.pid());
        if (seen.size() >= MOST) {
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
    Seen take(long pid) {
        return seen.remove(pid);
    }

    /** All of it, for a state's bytes. */
    record Saved(List<Seen> seen) {
        SshdProcesses restored() {
            SshdProcesses processes = new SshdProcesses();
            seen.forEach(each -> processes.seen.put(each.pid(), each));
            return processes;
        }
    }

    Saved saved() {
        return new Saved(List.copyOf(seen.values()));
    }
}
