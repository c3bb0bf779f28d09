package org.hopline.connect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether evidence still says what a report says it said. */
public final class Verify {

    private Verify() {}

    /**
     * A source as a report lists it.
     *
     * @param path the source's id, {@code !member} parts included
     * @param sha256 of the decompressed bytes; null where the report has none
     * @param size decompressed bytes
     */
    public record ReportedSource(String path, @Nullable String sha256, long size) {}

    /**
     * A line that a report cites.
     *
     * @param source the id of its source
     * @param offset of its first byte in the decompressed source
     * @param line from 1; 0 in binary sources
     * @param raw its text as reported, malformed bytes as U+FFFD
     */
    public record CitedLine(String source, long offset, long line, String raw) {}

    /**
     * One thing checked.
     *
     * @param what the source's id, with {@code :line} for a cited line
     * @param holds whether it is as reported
     * @param sentence what was compared with what
     */
    public record Verdict(String what, boolean holds, String sentence) {}

    /**
     * Reads the sources again and compares.
     *
     * <p>A reported source is looked for by its path, then by its hash (evidence may have moved), then by the longest
     * common end of its path.
     *
     * @param found where to look
     * @return one verdict per reported source, in the report's order, each followed by those of its cited lines
     */
    public static List<Verdict> check(List<ReportedSource> sources, List<CitedLine> lines, Inventory found) {
        throw new UnsupportedOperationException("not built yet");
    }
}
