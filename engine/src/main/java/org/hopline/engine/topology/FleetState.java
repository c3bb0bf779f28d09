package org.hopline.engine.topology;

import java.time.Duration;
import java.util.Comparator;
import java.util.TreeSet;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.SessionId;
import org.hopline.engine.flow.ByteReader;
import org.hopline.engine.flow.ByteWriter;
import org.hopline.engine.flow.Codec;
import org.hopline.engine.flow.RecordCodec;
import org.hopline.engine.flow.StateKey;
import org.hopline.engine.session.PathBuilder;

/**
 * What the fleet station remembers besides the behaviours. Changes in place.
 *
 * @param paths sessions and their origins
 * @param undecided sessions whose origin is not decided yet, in order of opening
 * @param releasedAt event time at which finished sessions were last let go
 */
record FleetState(PathBuilder paths, TreeSet<Undecided> undecided, long releasedAt) {

    static final StateKey<FleetState> KEY = new StateKey<>("fleet", 1, new StateCodec(), Duration.ofDays(400));

    private record Saved(PathBuilder.Saved paths, TreeSet<Undecided> undecided, long releasedAt) {}

    private static final class StateCodec implements Codec<FleetState> {
        private static final RecordCodec<Saved> SAVED = RecordCodec.of(Saved.class);

        @Override
        public void write(FleetState value, ByteWriter to) {
            SAVED.write(new Saved(value.paths.saved(), value.undecided, value.releasedAt), to);
        }

        @Override
        public FleetState read(ByteReader from) {
            Saved saved = SAVED.read(from);
            return new FleetState(saved.paths().restored(), saved.undecided(), saved.releasedAt());
        }
    }

    /** A session whose origin is not decided yet; ordered by opening, host, id. */
    record Undecided(long opened, HostId host, SessionId session) implements Comparable<Undecided> {

        private static final Comparator<Undecided> ORDER = Comparator.comparingLong(Undecided::opened)
                .thenComparing(Undecided::host).thenComparing(Undecided::session);

        @Override
        public int compareTo(Undecided other) {
            return ORDER.compare(this, other);
        }
    }

    FleetState released(long eventTime) {
        return new FleetState(paths, undecided, eventTime);
    }
}
