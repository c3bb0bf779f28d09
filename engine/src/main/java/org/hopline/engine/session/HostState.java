package org.hopline.engine.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hopline.engine.event.Address;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.UserId;
import org.hopline.engine.flow.ByteReader;
import org.hopline.engine.flow.ByteWriter;
import org.hopline.engine.flow.Codec;
import org.hopline.engine.flow.RecordCodec;
import org.hopline.engine.flow.StateKey;
import org.jspecify.annotations.Nullable;

/** All that is remembered of one host. */
final class HostState {

    /** Where a runner keeps it. */
    static final StateKey<HostState> KEY = new StateKey<>("host", 1, new StateCodec(),
            Duration.ofNanos(Limits.SILENT_SESSION).plusDays(1));

    /** Logs are remembered to show channels up to so many; of sessions in further ones the kind may stay unknown. */
    private static final int MOST_LOGS = 1024;

    /** User managers are remembered for so many accounts. */
    private static final int MOST_MANAGERS = 1024;

    final CopyFold fold;
    final OpenSessions sessions;
    final Connections connections;
    final AttemptBook attempts;
    final SshdProcesses processes;
    /** Addresses the host's log said are its own. */
    final TreeSet<Address> own = new TreeSet<>();
    /** When {@code systemd --user} last began for an account: the next session logind announces is the manager's. */
    final LinkedHashMap<UserId, Long> managers = new LinkedHashMap<>();
    /** The logs that {@code Starting session} lines were seen in: there sshd logs at VERBOSE or finer, and nothing cut them. */
    final TreeSet<SourceId> showChannels = new TreeSet<>();
    @Nullable
    String bootId;
    /** Before this time nothing is due. */
    long due = Long.MAX_VALUE;
    /** Before this time no open session can have been silent for too long. */
    long silenceDue = Long.MAX_VALUE;
    /** The next timer that was asked for. */
    long timer = Long.MIN_VALUE;

    HostState() {
        this(new CopyFold(), new OpenSessions(), new Connections(), new AttemptBook(), new SshdProcesses());
    }

    private HostState(CopyFold fold, OpenSessions sessions, Connections connections, AttemptBook attempts,
            SshdProcesses processes) {
        this.fold = fold;
        this.sessions = sessions;
        this.connections = connections;
        this.attempts = attempts;
        this.processes = processes;
    }

    /** These log entries tell of a channel. */
    void showChannels(List<Evidence> entries) {
        for (Evidence each : entries) {
            if (showChannels.size() < MOST_LOGS) {
                showChannels.add(each.source());
            }
        }
    }

    void managerBegan(UserId user, long time) {
        if (managers.size() >= MOST_MANAGERS) {
            managers.pollFirstEntry();
        }
        managers.put(user, time);
    }

    /** One user manager, for the state's bytes. */
    record Manager(UserId user, long began) {}

    /** All of it, for the state's bytes. */
    record Saved(CopyFold.Saved fold, OpenSessions.Saved sessions, Connections.Saved connections,
            AttemptBook.Saved attempts, SshdProcesses.Saved processes, List<Address> own, List<Manager> managers,
            List<SourceId> showChannels, @Nullable String bootId, long due,
            long silenceDue, long timer) {

        HostState restored() {
            HostState state = new HostState(fold.restored(), sessions.restored(), connections.restored(),
                    attempts.restored(), processes.restored());
            state.own.addAll(own);
            managers.forEach(each -> state.managers.put(each.user(), each.began()));
            state.showChannels.addAll(showChannels);
            state.bootId = bootId;
            state.due = due;
            state.silenceDue = silenceDue;
            state.timer = timer;
            return state;
        }
    }

    Saved saved() {
        List<Manager> known = new ArrayList<>();
        for (Map.Entry<UserId, Long> each : managers.entrySet()) {
            known.add(new Manager(each.getKey(), each.getValue()));
        }
        return new Saved(fold.saved(), sessions.saved(), connections.saved(), attempts.saved(), processes.saved(),
                List.copyOf(own), known, List.copyOf(showChannels), bootId, due,
                silenceDue, timer);
    }

    private static final class StateCodec implements Codec<HostState> {
        private static final RecordCodec<Saved> RECORD = RecordCodec.of(Saved.class);

        @Override
        public void write(HostState value, ByteWriter to) {
            RECORD.write(value.saved(), to);
        }

        @Override
        public HostState read(ByteReader from) {
            return RECORD.read(from).restored();
        }
    }
}
