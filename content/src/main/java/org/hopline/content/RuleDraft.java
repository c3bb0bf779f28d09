package org.hopline.content;

import java.util.List;
import org.hopline.engine.detect.Annotations;
import org.hopline.engine.detect.DetectionType;
import org.hopline.engine.detect.FindingTemplate;
import org.hopline.spl.Places;
import org.jspecify.annotations.Nullable;

/**
 * A rule as its file states it, whatever the file's language, before its search is compiled.
 *
 * @param language for the reader
 * @param typeWord as the file states it
 * @param type null for a word that is none of Splunk's detection types
 * @param annotations as stated, nothing derived yet
 * @param searchPlaces where the search's characters stand in the file
 * @param places where parts stand that are checked against the search's columns
 * @param problems found so far
 */
record RuleDraft(String language, String id, String version, String title, String description, String typeWord,
        @Nullable DetectionType type, String status, double score, @Nullable String originalLevel,
        Annotations annotations, List<String> references, String falsePositives, List<String> stories,
        List<String> dataNeeded, String date, String author, String securityDomain, String assetType, String search,
        Places searchPlaces, FindingTemplate template, TemplatePlaces places, String howToImplement,
        List<String> tests, List<String> ignored, List<RuleProblem> problems) {

    /** Lines and columns of the message and of the risk objects, from 1; 0 unknown. */
    record TemplatePlaces(int messageLine, int messageColumn, int objectsLine, int objectsColumn) {}
}
