package org.hopline.engine.detect;

import java.util.List;

/**
 * What a row becomes.
 *
 * @param message with {@code $column$} tokens
 * @param riskObjects columns whose values carry risk
 * @param threatObjects columns whose values name the threat
 * @param notes sentences that every finding of this detection says, such as that its file names no risk objects
 */
public record FindingTemplate(String message, List<RiskColumn> riskObjects, List<ThreatColumn> threatObjects,
        List<String> notes) {

    /** Keeps its own copies. */
    public FindingTemplate {
        riskObjects = List.copyOf(riskObjects);
        threatObjects = List.copyOf(threatObjects);
        notes = List.copyOf(notes);
    }

    /** A column whose value is a risk object of this type ({@code user}, {@code system}, {@code other}). */
    public record RiskColumn(String column, String type, double score) {}

    /** A column whose value is a threat object of this type ({@code process_name} …). */
    public record ThreatColumn(String column, String type) {}
}
