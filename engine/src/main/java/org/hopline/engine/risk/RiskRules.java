package org.hopline.engine.risk;

import java.util.ArrayList;
import java.util.List;
import org.hopline.engine.detect.DetectionType;
import org.hopline.engine.detect.Finding;

/** What a row of a detection becomes, by Splunk's type of the detection (DESIGN §4). */
public final class RiskRules {

    private RiskRules() {}

    /** Where a finding is shown. */
    public enum Shown {
        /** Among the findings: TTP, Correlation. */
        FINDING,
        /** Only as risk ({@code --show risk}), and inside incidents: Anomaly. */
        RISK_ONLY,
        /** Only when asked for ({@code --show hunting}): Hunting. */
        ON_REQUEST
    }

    /**
     * A finding and what it adds.
     *
     * @param finding with a note where it adds no risk although its type would
     * @param events one per risk object, in {@link RiskEvent#ORDER}
     */
    public record Outcome(Finding finding, Shown shown, List<RiskEvent> events) {
        /** Keeps its own copy. */
        public Outcome {
            events = List.copyOf(events);
        }
    }

    /** The note of a finding whose detection names no risk objects. */
    public static final String NO_RISK_OBJECTS = "adds no risk: the detection names no risk objects";

    /** Where findings of this type are shown. */
    public static Shown shown(DetectionType type) {
        return switch (type) {
            case TTP, CORRELATION -> Shown.FINDING;
            case ANOMALY -> Shown.RISK_ONLY;
            case HUNTING -> Shown.ON_REQUEST;
        };
    }

    /** Applies the rules. */
    public static Outcome apply(Finding finding) {
        DetectionType type = finding.detection().type();
        boolean addsRisk = switch (type) {
            case TTP, ANOMALY -> true;
            // A hunting search is read by a person; a correlation is risk already counted.
            case HUNTING, CORRELATION -> false;
        };
        if (!addsRisk) {
            return new Outcome(finding, shown(type), List.of());
        }
        if (finding.risk().isEmpty()) {
            return new Outcome(withNote(finding, NO_RISK_OBJECTS), shown(type), List.of());
        }
        List<RiskEvent> events = finding.risk().stream().distinct()
                .map(object -> new RiskEvent(finding.id(), finding.time(), object.type(), object.value(),
                        object.score(), finding.message()))
                .sorted(RiskEvent.ORDER).toList();
        return new Outcome(finding, shown(type), events);
    }

    private static Finding withNote(Finding finding, String note) {
        if (finding.notes().contains(note)) {
            return finding;
        }
        List<String> notes = new ArrayList<>(finding.notes());
        notes.add(note);
        return new Finding(finding.id(), finding.time(), finding.first(), finding.last(), finding.detection(),
                finding.score(), finding.message(), finding.risk(), finding.threats(), finding.entities(),
                finding.fields(), finding.reasons(), notes, finding.evidence());
    }
}
