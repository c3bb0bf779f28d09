package org.hopline.engine.parse.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the log has said so far of the processes of one node: by pid, the program each runs. Bounded: the one not
 * mentioned for longest is forgotten.
 */
final class ProcessTable {

    private static final int MOST = 65_536;

    /**
     * A process.
     *
     * @param image its executable
     * @param commandLine null where only its image is known
     * @param session audit session, -1 unset
     */
    record Running(String image, @Nullable String commandLine, long session) {}

    private final Map<Long, Running> processes = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Running> eldest) {
            return size() > MOST;
        }
    };
    /** Pids that {@code clone} returned, and by whom. Inside a container they are of another namespace. */
    private final Map<Long, Long> forked = new LinkedHashMap<>(256, 0.75f, false) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            return size() > MOST;
        }
    };

    /** A process began to run a program. */
    void started(long pid, String image, @Nullable String commandLine, long session) {
        processes.put(pid, new Running(image, commandLine, session));
        forked.remove(pid);
    }

    /** A process made another, which runs the same program until it starts one of its own. */
    void forked(long parent, long child) {
        forked.put(child, parent);
    }

    /** A process ended: its number may be given to another. */
    void ended(long pid) {
        processes.remove(pid);
        forked.remove(pid);
    }

    /** A record names the program that a process runs. */
    void seen(long pid, long parent, String image, long session) {
        Running known = processes.get(pid);
        Long forkedBy = forked.isEmpty() ? null : forked.get(pid);
        if (forkedBy != null && forkedBy == parent) {
            forked.remove(pid);
            Running original = processes.get(parent);
            if (original != null && original.image().equals(image)) {
                processes.put(pid, new Running(image, original.commandLine(), session));
                return;
            }
        }
        if (known == null || !known.image().equals(image)) {
            processes.put(pid, new Running(image, null, session));
        }
    }

    /**
     * The parent of a process, or null where the log has not said. A parent in another audit session than its child is
     * none: that pid was given anew (sessions are inherited, and set once, from unset).
     */
    @Nullable
    Running parent(long parentPid, long childSession) {
        Running known = processes.get(parentPid);
        return known == null || known.session() >= 0 && known.session() != childSession ? null : known;
    }
}
