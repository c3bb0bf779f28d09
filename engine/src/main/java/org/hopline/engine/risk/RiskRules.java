package org.hopline.engine.risk;

import java.util.ArrayList;
import java.util.List;
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
     * @param events one per risk object
     */
    public record Outcome(Finding finding, Shown shown, List<RiskEvent> events) {
        /** Keeps its own copy. */
        public Outcome {
            events = List.copyOf(events);
        }
    }

    /** The note of a finding whose detection names no risk objects. */
    public static final String NO_RISK_OBJECTS = "adds no risk: the detection names no risk objects";

    /** Applies the rules. */
    public static Outcome apply(Finding finding) {
        return new Outcome(finding, Shown.FINDING, new ArrayList<>());
    }
}
