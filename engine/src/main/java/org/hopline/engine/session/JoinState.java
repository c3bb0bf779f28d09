package org.hopline.engine.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import org.hopline.engine.event.Credential;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.SessionId;
import org.hopline.engine.event.UserId;
import org.hopline.engine.flow.RecordCodec;
import org.hopline.engine.flow.StateKey;
import org.jspecify.annotations.Nullable;

/**
 * What a join remembers of one source host. Changes in place.
 *
 * @param parents sessions of the host, oldest first
 * @param outgoing its connections, oldest first
 * @param waiting children that are not decided yet, oldest first
 * @param tidiedAt event time at which sessions that are over were last let go
 * @param forgotten how many sessions and connections were let go because there were too many
 */
record JoinState(LinkedHashMap<SessionId, Parent> parents, ArrayDeque<OutgoingConnection> outgoing,
        ArrayDeque<JoinInput.Child> waiting, long tidiedAt, long forgotten) {

    /** Where a runner keeps it. */
    static final StateKey<JoinState> KEY = new StateKey<>("join", 1, RecordCodec.of(JoinState.class),
            Duration.ofNanos(Limits.SILENT_SESSION).plusDays(2));

    static final int MOST_PARENTS = 20_000;
    static final int MOST_OUTGOING = 20_000;
    static final int MOST_WAITING = 100_000;

    /**
     * A session of the source host.
     *
     * @param closed whether no more will be heard of it
     * @param end when it ended; null while open, or where no log shows it
     * @param evidence the log entries that showed its opening
     */
    record Parent(SessionId id, UserId user, long opened, @Nullable Credential credential, boolean closed,
            @Nullable Long end, List<Evidence> evidence) {}

    static JoinState empty() {
        return new JoinState(new LinkedHashMap<>(), new ArrayDeque<>(), new ArrayDeque<>(), Long.MIN_VALUE, 0);
    }

    JoinState forget(long more) {
        return new JoinState(parents, outgoing, waiting, tidiedAt, forgotten + more);
    }

    JoinState tidied(long time) {
        return new JoinState(parents, outgoing, waiting, time, forgotten);
    }
}
