package org.hopline.engine.wire;

import java.util.List;
import org.hopline.engine.event.SourceLedger;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of a whole run: what {@code hopline.ledger/1} says.
 *
 * @param version of Hopline
 * @param command as typed
 * @param content packs of detections and maps that were loaded
 * @param sources in order of path
 */
public record RunLedger(String version, String command, List<Pack> content, List<Source> sources,
        Detections detections) {

    /** Keeps its own copies. */
    public RunLedger {
        content = List.copyOf(content);
        sources = List.copyOf(sources);
    }

    /** A pack of content. */
    public record Pack(String name, String version, String sha256) {}

    /** A source and its modification time, nanoseconds since the epoch; null where it has none. */
    public record Source(SourceLedger ledger, @Nullable Long modified) {}

    /** What became of the detections. {@code applicable}: some source of the run could feed it. */
    public record Detections(long loaded, long applicable, long fired, long suppressed, List<Inactive> inactive) {
        /** Keeps its own copy. */
        public Detections {
            inactive = List.copyOf(inactive);
        }
    }

    /** A detection that could not fire, and why. */
    public record Inactive(String id, String reason) {}
}
