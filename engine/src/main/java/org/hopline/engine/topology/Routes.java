package org.hopline.engine.topology;

import java.util.SortedSet;
import java.util.TreeSet;
import org.hopline.engine.detect.WindowOutput;
import org.hopline.engine.event.Happening;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.Pick;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.session.HopCandidate;
import org.hopline.engine.session.HostOutput;
import org.jspecify.annotations.Nullable;

/**
 * Where the output of each station goes, and under which key. The joins' keys are in
 * {@link org.hopline.engine.session.JoinRouting}.
 *
 * <pre>
 * source ── PickedEvent ──▶ host (host)
 * host ──── HostOutput ───▶ join by source host, join by port, windows (detection), fleet
 * joins ─── HopCandidate ─▶ fleet
 * windows ─ Finding ──────▶ fleet
 * </pre>
 */
public final class Routes {

    /** The fleet station's only key until there are tenants. */
    public static final String FLEET_KEY = "fleet";

    private Routes() {}

    /** Key of the host station; the event must be settled. */
    public static String hostKey(PickedEvent event) {
        HostId host = event.host();
        if (host == null) {
            throw new IllegalArgumentException("an event whose host is not settled");
        }
        return host.name();
    }

    /** Keys of the window station that a happening goes to, each once. */
    public static SortedSet<String> windowKeys(Happening happening) {
        SortedSet<String> keys = new TreeSet<>();
        for (Pick pick : happening.picks()) {
            keys.add(pick.detection());
        }
        return keys;
    }

    /** What the fleet hears of a host station's output; null: nothing. */
    public static @Nullable FleetInput toFleet(HostOutput output) {
        return switch (output) {
            case HostOutput.Opened(var session) -> new FleetInput.Opened(session);
            case HostOutput.Closed(var session) -> new FleetInput.Closed(session);
            case HostOutput.Failed ignored -> null;
            case HostOutput.Connected ignored -> null;
            case HostOutput.Happened ignored -> null;
            case HostOutput.OwnAddress ignored -> null;
            case HostOutput.Overflow ignored -> null;
            case HostOutput.Duplicates ignored -> null;
        };
    }

    /** What the fleet hears of a join. */
    public static FleetInput toFleet(HopCandidate candidate) {
        return new FleetInput.Joined(candidate);
    }

    /** What the fleet hears of a window; null: nothing. */
    public static @Nullable FleetInput toFleet(WindowOutput output) {
        return switch (output) {
            case WindowOutput.Found(var finding) -> new FleetInput.Detected(finding);
            case WindowOutput.Overflowed ignored -> null;
        };
    }
}
