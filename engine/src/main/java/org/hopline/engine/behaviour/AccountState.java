package org.hopline.engine.behaviour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hopline.engine.event.HostId;
import org.jspecify.annotations.Nullable;

/** One account: its history, the last 10 minutes, and what is not yet said of it. */
final class AccountState {

    static final long WINDOW = Duration.ofMinutes(10).toNanos();
    static final long QUIET = Duration.ofHours(4).toNanos();
    static final long HOLD = Duration.ofDays(30).toNanos();
    static final int MOST_HELD = 16;
    private static final int MOST_IN_WINDOW = 4096;

    /** Everything, as a value: for checkpoints. */
    record Saved(long givenUpTo, History.Saved history, List<Logon> window, @Nullable Episode newHosts,
            @Nullable Episode manySystems, @Nullable Episode heldNewHosts, List<Episode> heldBursts) {}

    /** Time of the last logon of the baseline that was given; {@link Long#MIN_VALUE} for an account not in it. */
    final long givenUpTo;
    final History history;
    /** The latest logon on each host of the window, oldest first. */
    private final LinkedHashMap<HostId, Logon> window = new LinkedHashMap<>();
    @Nullable
    Episode newHosts;
    @Nullable
    Episode manySystems;
    @Nullable
    Episode heldNewHosts;
    final List<Episode> heldBursts;

    AccountState(long givenUpTo, History history) {
        this.givenUpTo = givenUpTo;
        this.history = history;
        this.heldBursts = new ArrayList<>();
    }

    AccountState(Saved saved) {
        this(saved.givenUpTo(), History.of(saved.history()));
        saved.window().forEach(logon -> window.put(logon.host(), logon));
        newHosts = saved.newHosts();
        manySystems = saved.manySystems();
        heldNewHosts = saved.heldNewHosts();
        heldBursts.addAll(saved.heldBursts());
    }

    Saved saved() {
        return new Saved(givenUpTo, history.saved(), List.copyOf(window.values()), newHosts, manySystems, heldNewHosts,
                List.copyOf(heldBursts));
    }

    /** Forgets what is older than the window; how many distinct hosts are left. */
    int distinctBefore(long now) {
        Iterator<Map.Entry<HostId, Logon>> oldest = window.entrySet().iterator();
        while (oldest.hasNext() && oldest.next().getValue().time() <= now - WINDOW) {
            oldest.remove();
        }
        return window.size();
    }

    /** Takes a logon into the window; how many distinct hosts it holds now. */
    int distinctWith(Logon logon) {
        window.remove(logon.host());
        window.put(logon.host(), logon);
        if (window.size() > MOST_IN_WINDOW) {
            window.pollFirstEntry();
        }
        return window.size();
    }

    Iterable<Logon> window() {
        return window.values();
    }

    /** The earliest time at which something is to be said or dropped; {@link Long#MAX_VALUE} for never. */
    long deadline() {
        long earliest = Long.MAX_VALUE;
        if (newHosts != null) {
            earliest = Math.min(earliest, newHosts.lastNew() + QUIET);
        }
        if (manySystems != null) {
            earliest = Math.min(earliest, manySystems.lastNew() + QUIET);
        }
        if (heldNewHosts != null) {
            earliest = Math.min(earliest, heldNewHosts.lastNew() + HOLD);
        }
        for (Episode held : heldBursts) {
            earliest = Math.min(earliest, held.lastNew() + HOLD);
        }
        return earliest;
    }
}
