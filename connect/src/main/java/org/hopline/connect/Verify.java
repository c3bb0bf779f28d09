package org.hopline.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        Whereabouts whereabouts = new Whereabouts(found);
        Map<String, List<CitedLine>> cited = new TreeMap<>();
        for (CitedLine line : lines) {
            cited.computeIfAbsent(line.source(), any -> new ArrayList<>()).add(line);
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (ReportedSource reported : sources) {
            List<CitedLine> own = cited.getOrDefault(reported.path(), List.of());
            cited.remove(reported.path());
            verdicts.addAll(check(reported, own, whereabouts.of(reported)));
        }
        cited.forEach((source, orphans) -> orphans.forEach(line -> verdicts.add(new Verdict(name(line), false,
                "The report cites this line and does not list its source."))));
        return verdicts;
    }

    private static List<Verdict> check(ReportedSource reported, List<CitedLine> lines, @Nullable Source source) {
        List<Verdict> verdicts = new ArrayList<>();
        if (source == null) {
            verdicts.add(new Verdict(reported.path(), false, "Nothing was found by this path, nor by its hash."));
            lines.forEach(line -> verdicts.add(new Verdict(name(line), false, "Its source was not found.")));
            return verdicts;
        }
        Recall recall = new Recall(lines);
        String sha256;
        long size;
        Trouble trouble;
        try (SourceInput input = source.open()) {
            byte[] buffer = new byte[128 * 1024];
            for (int got = input.read(buffer); got >= 0; got = input.read(buffer)) {
                recall.take(buffer, got);
            }
            sha256 = input.sha256();
            size = input.size();
            trouble = input.trouble();
        }
        String where = source.id().path().equals(reported.path()) ? "" : " (found as " + source.id().path() + ")";
        String said = trouble == null ? "" : " " + trouble.sentence();
        verdicts.add(new Verdict(reported.path(), same(reported, size, sha256),
                compared(reported, size, sha256) + where + said));
        for (CitedLine line : lines) {
            String difference = recall.difference(line);
            verdicts.add(new Verdict(name(line), difference == null,
                    difference == null ? "It says the same, byte for byte, at the same place." : difference));
        }
        return verdicts;
    }

    private static boolean same(ReportedSource reported, long size, @Nullable String sha256) {
        return reported.size() == size
                && (reported.sha256() == null || sha256 == null || reported.sha256().equals(sha256));
    }

    private static String compared(ReportedSource reported, long size, @Nullable String sha256) {
        if (reported.size() != size) {
            return "It had " + Words.number(reported.size()) + " bytes and now has " + Words.number(size) + ".";
        }
        if (reported.sha256() == null || sha256 == null) {
            return "Its size is the same; without a hash its content is not known to be.";
        }
        return reported.sha256().equals(sha256)
                ? "Its size and its SHA-256 are the same."
                : "Its size is the same and its SHA-256 is not: " + sha256 + " instead of " + reported.sha256() + ".";
    }

    private static String name(CitedLine line) {
        return line.source() + ":" + (line.line() > 0 ? line.line() : "@" + line.offset());
    }
}
