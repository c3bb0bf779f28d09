package org.hopline.engine.wire;

import java.util.List;
import org.hopline.engine.event.SourceId;
import org.jspecify.annotations.Nullable;

/**
 * What a written report claims about its sources: for {@code hopline verify}.
 *
 * @param sources of its ledger
 * @param cited log entries, in order of source and offset, each once
 */
public record Report(List<ReportSource> sources, List<CitedLine> cited) {

    /** Keeps its own copies. */
    public Report {
        sources = List.copyOf(sources);
        cited = List.copyOf(cited);
    }

    /** A source as the ledger states it; {@code sha256} null where hashing was off. */
    public record ReportSource(SourceId source, @Nullable String sha256, long size) {}

    /**
     * A log entry that the report cites.
     *
     * @param raw the first bytes of the entry, at most {@link org.hopline.engine.event.Evidence#MOST_RAW}
     */
    public record CitedLine(SourceId source, long line, long offset, byte[] raw) {}
}
