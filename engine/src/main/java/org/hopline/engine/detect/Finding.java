package org.hopline.engine.detect;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.Row;

/**
 * A detection that held.
 *
 * @param id hash of detection id and version, group-by values, identities of the events its row was made of
 * @param time of its row's last event, nanoseconds since the epoch
 * @param first time of its row's first event
 * @param last time of its row's last event
 * @param detection what held
 * @param score 0 to 100
 * @param message the template with its tokens filled in
 * @param risk objects that carry its risk, in template order
 * @param threats objects that name its threat, in template order
 * @param entities who and what it is about
 * @param fields the row
 * @param reasons what adds up to the score; the points sum to it
 * @param notes sentences the reader must know (learning, no risk objects named, zone assumed)
 * @param evidence log entries, in canonical order
 */
public record Finding(String id, long time, long first, long last, DetectionInfo detection, double score,
        String message, List<RiskObject> risk, List<ThreatObject> threats, Entities entities, Row fields,
        List<Reason> reasons, List<String> notes, List<Evidence> evidence) {

    /** Time, detection id, finding id. */
    public static final Comparator<Finding> ORDER = Comparator.comparingLong(Finding::time)
            .thenComparing(finding -> finding.detection().id()).thenComparing(Finding::id);

    /** Keeps its own copies. */
    public Finding {
        risk = List.copyOf(risk);
        threats = List.copyOf(threats);
        reasons = List.copyOf(reasons);
        notes = List.copyOf(notes);
        evidence = evidence.stream().sorted().toList();
    }

    /** A user or system and what this finding adds to its risk. */
    public record RiskObject(String type, String value, double score) {}

    /** What the threat looked like. */
    public record ThreatObject(String type, String value) {}

    /** A part of the score and why. */
    public record Reason(double points, String text) {}

    /** Who and what a finding is about, each in order and once. */
    public record Entities(SortedSet<String> hosts, SortedSet<String> users, SortedSet<String> addresses,
            SortedSet<String> keys) {
        /** Keeps its own copies. */
        public Entities {
            hosts = new TreeSet<>(hosts);
            users = new TreeSet<>(users);
            addresses = new TreeSet<>(addresses);
            keys = new TreeSet<>(keys);
        }
    }

    /** The level of its score. */
    public Level level() {
        return Level.of(score);
    }
}
