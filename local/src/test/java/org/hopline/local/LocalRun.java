package org.hopline.local;

import java.util.List;
import org.hopline.engine.risk.RiskRules;
import org.hopline.testkit.runner.CanonicalRun;
import org.hopline.testkit.runner.Scenario;
import org.hopline.testkit.runner.Variation;

/** The embedded runner behind the contract's port. */
final class LocalRun {

    private LocalRun() {}

    static CanonicalRun run(Scenario scenario, List<String> paths, Variation variation) {
        return run(scenario, paths, variation, PickedStore.WORTH_A_BET);
    }

    static CanonicalRun run(Scenario scenario, List<String> paths, Variation variation, int worthABet) {
        Reading reading = new Reading(null, List.of(), scenario.zones(), scenario.year(), true,
                Reading.DEFAULT.limits(),
                Reading.DEFAULT.records());
        ScanRequest request = ScanRequest.of(paths, scenario.detections()).withReading(reading)
                .withAssets(scenario.assets()).withThreads(variation.threads()).withMemory(variation.memoryBytes());
        ScanResult result = new ScanRun(request, ScanProgress.SILENT,
                new Restarts(variation.restarts(), variation.restartEvery()), worthABet).run();
        return CanonicalRun.of(result.paths(), result.findings().stream().map(RiskRules.Outcome::finding).toList(),
                result.sessions(), result.ledgers());
    }
}
