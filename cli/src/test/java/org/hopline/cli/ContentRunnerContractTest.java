package org.hopline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.hopline.content.ContentLoader;
import org.hopline.content.LoadOptions;
import org.hopline.engine.detect.Detection;
import org.hopline.engine.identity.ZoneRule;
import org.hopline.engine.risk.RiskRules;
import org.hopline.local.Reading;
import org.hopline.local.Restarts;
import org.hopline.local.Scan;
import org.hopline.local.ScanProgress;
import org.hopline.local.ScanRequest;
import org.hopline.local.ScanResult;
import org.hopline.testkit.runner.CanonicalRun;
import org.hopline.testkit.runner.RunnerContract;
import org.hopline.testkit.runner.Scenario;
import org.hopline.testkit.runner.Variation;
import org.junit.jupiter.api.Test;

/** The embedded runner under the contract with all content: published detections of a whole pack, and the behaviours. */
class ContentRunnerContractTest extends RunnerContract {

    private static List<Detection> pack() {
        return ContentLoader.load(List.of(Shell.shared("corpora/escu/5.13/detections")), LoadOptions.DEFAULT)
                .detections();
    }

    private static Scenario shipped() {
        return Scenario.of("the shipped scenario", List.of(Shell.ROOT.resolve(Shell.FIRST_HOP).toString()), pack());
    }

    private static Scenario lab() {
        List<String> logs = Stream.of("audit/audit.enriched.log", "jump01/auth.log", "app02/auth.traditional.log",
                "app02/journal.json", "db03/auth.log").map(log -> Shell.shared("corpora/lab/" + log).toString())
                .toList();
        return new Scenario("the lab with audit", logs, pack(), List.of(),
                List.of(ZoneRule.parse("app02=America/New_York")), 2026);
    }

    @Override
    protected Stream<Scenario> scenarios() {
        return Stream.of(shipped(), lab());
    }

    @Override
    protected CanonicalRun run(Scenario scenario, List<String> paths, Variation variation) {
        ScanResult result = scan(scenario, paths, variation);
        return CanonicalRun.of(result.paths(), result.findings().stream().map(RiskRules.Outcome::finding).toList(),
                result.sessions(), result.ledgers());
    }

    private static ScanResult scan(Scenario scenario, List<String> paths, Variation variation) {
        Reading reading = new Reading(null, List.of(), scenario.zones(), scenario.year(),
                true, Reading.DEFAULT.limits(), Reading.DEFAULT.records());
        ScanRequest request = ScanRequest.of(paths, scenario.detections()).withReading(reading)
                .withThreads(variation.threads()).withMemory(variation.memoryBytes());
        return Scan.run(request, ScanProgress.SILENT,
                new Restarts(variation.restarts(), variation.restartEvery()));
    }

    @Test
    void thereAreFindingsOfPublishedDetectionsToCompare() {
        Scenario lab = lab();
        assertThat(scan(lab, lab.paths(), Variation.PLAIN).findings().stream()
                .map(outcome -> outcome.finding().detection().title()))
                .contains("Linux SSH Remote Services Script Execute");
    }
}
