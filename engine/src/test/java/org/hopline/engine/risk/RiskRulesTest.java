package org.hopline.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.hopline.engine.detect.Annotations;
import org.hopline.engine.detect.DetectionInfo;
import org.hopline.engine.detect.DetectionKind;
import org.hopline.engine.detect.DetectionType;
import org.hopline.engine.detect.Finding;
import org.hopline.engine.event.Row;
import org.junit.jupiter.api.Test;

class RiskRulesTest {

    private static final List<Finding.RiskObject> OBJECTS = List.of(new Finding.RiskObject("user", "ubuntu", 56),
            new Finding.RiskObject("system", "ar-linux", 56));

    private static Finding finding(DetectionType type, List<Finding.RiskObject> objects) {
        DetectionInfo info = new DetectionInfo("d", "1", "t", "", DetectionKind.SPL, type, "production", 56, null,
                Annotations.NONE, List.of(), "", List.of(), List.of(), List.of(), "file");
        return new Finding("f", 1, 1, 1, info, 56, "m", objects, List.of(),
                new Finding.Entities(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>()), Row.EMPTY,
                List.of(), List.of(), List.of());
    }

    @Test
    void aTtpIsShownAndAddsOneRiskEventPerObjectWhileItsScoreStays() {
        RiskRules.Outcome outcome = RiskRules.apply(finding(DetectionType.TTP, OBJECTS));

        assertThat(outcome.shown()).isEqualTo(RiskRules.Shown.FINDING);
        assertThat(outcome.finding().score()).isEqualTo(56);
        assertThat(outcome.finding().notes()).isEmpty();
        assertThat(outcome.events()).containsExactly(new RiskEvent("f", 1, "system", "ar-linux", 56, "m"),
                new RiskEvent("f", 1, "user", "ubuntu", 56, "m"));
    }

    @Test
    void anAnomalyAddsRiskOnly() {
        RiskRules.Outcome outcome = RiskRules.apply(finding(DetectionType.ANOMALY, OBJECTS));

        assertThat(outcome.shown()).isEqualTo(RiskRules.Shown.RISK_ONLY);
        assertThat(outcome.events()).hasSize(2);
    }

    @Test
    void huntingAndCorrelationAddNoRisk() {
        RiskRules.Outcome hunting = RiskRules.apply(finding(DetectionType.HUNTING, OBJECTS));
        RiskRules.Outcome correlation = RiskRules.apply(finding(DetectionType.CORRELATION, OBJECTS));

        assertThat(hunting.shown()).isEqualTo(RiskRules.Shown.ON_REQUEST);
        assertThat(hunting.events()).isEmpty();
        assertThat(correlation.shown()).isEqualTo(RiskRules.Shown.FINDING);
        assertThat(correlation.events()).isEmpty();
    }

    @Test
    void aDetectionThatNamesNoRiskObjectsAddsNoneAndSaysSoOnce() {
        RiskRules.Outcome outcome = RiskRules.apply(finding(DetectionType.TTP, List.of()));
        RiskRules.Outcome again = RiskRules.apply(outcome.finding());

        assertThat(outcome.events()).isEmpty();
        assertThat(again.finding().notes()).containsExactly(RiskRules.NO_RISK_OBJECTS);
    }

    @Test
    void theSameObjectNamedTwiceIsOneRiskEvent() {
        List<Finding.RiskObject> twice = List.of(OBJECTS.getFirst(), OBJECTS.getFirst());

        assertThat(RiskRules.apply(finding(DetectionType.TTP, twice)).events()).hasSize(1);
    }
}
