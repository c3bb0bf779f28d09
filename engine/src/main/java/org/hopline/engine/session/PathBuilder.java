package org.hopline.engine.session;

import java.util.List;
import org.hopline.engine.event.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * The fleet's lines of hops: keeps one hop per session and follows parent pointers to the root. The result does not
 * depend on the order of calls.
 */
public final class PathBuilder {

    /** Most hops of a line; what lies nearer to the root is cut off and counted. */
    public static final int MOST_HOPS = 64;

    /** How long a closed session is kept, in nanoseconds: 24 h. */
    public static final long KEPT_AFTER_CLOSE = 24L * 3600 * 1_000_000_000L;

    /** An opened session, or the same one closed; the closed form wins. */
    public void session(Session session, boolean closed) {}

    /** A possible origin of a session. */
    public void candidate(HopCandidate candidate) {}

    /** The line from the root to this session as far as known now; null for a session not known (any more). */
    public @Nullable Path lineTo(SessionId session) {
        return null;
    }

    /** Lets go of sessions closed for longer than {@link #KEPT_AFTER_CLOSE}; the lines that end in them, finished. */
    public List<Path> advance(long eventTime) {
        return List.of();
    }

    /** All lines left, maximal from root to leaf, in {@link Path#ORDER}; nothing is kept. */
    public List<Path> finish() {
        return List.of();
    }

    /** How many hops were cut off lines that were too long, or would have closed a circle. */
    public long cut() {
        return 0;
    }
}
