package org.hopline.engine.detect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a detection says of itself, whatever language it is written in.
 *
 * @param id as its file states it, usually a UUID
 * @param version as its file states it
 * @param title one line
 * @param description prose; may be empty
 * @param kind its language
 * @param type Splunk's analytic type
 * @param status as the file states it, such as {@code production}
 * @param score 0 to 100
 * @param originalLevel the file's own level or impact × confidence, as text; null where it has none
 * @param falsePositives known false positives, prose
 * @param responseSteps what to do next, in order
 * @param stories analytic stories it belongs to
 * @param dataNeeded data sources it is written for
 * @param place where it was loaded from: pack or file, for the reader
 */
public record DetectionInfo(String id, String version, String title, String description, DetectionKind kind,
        DetectionType type, String status, double score, @Nullable String originalLevel, Annotations annotations,
        List<String> references, String falsePositives, List<String> responseSteps, List<String> stories,
        List<String> dataNeeded, String place) {

    /** Keeps its own copies. */
    public DetectionInfo {
        references = List.copyOf(references);
        responseSteps = List.copyOf(responseSteps);
        stories = List.copyOf(stories);
        dataNeeded = List.copyOf(dataNeeded);
    }

    /** The level of its score. */
    public Level level() {
        return Level.of(score);
    }
}
