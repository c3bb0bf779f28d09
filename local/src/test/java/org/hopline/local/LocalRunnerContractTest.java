package org.hopline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.hopline.engine.identity.ZoneRule;
import org.hopline.testkit.runner.CanonicalRun;
import org.hopline.testkit.runner.RunnerContract;
import org.hopline.testkit.runner.Scenario;
import org.hopline.testkit.runner.Variation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LocalRunnerContractTest extends RunnerContract {

    private static Scenario lab(String name, String... files) {
        return new Scenario(name, Stream.of(files).map(Lab::file).toList(), List.of(),
                List.of(), List.of(ZoneRule.parse("app02=America/New_York")), 2026);
    }

    @Override
    protected Stream<Scenario> scenarios() {
        Lab.needed();
        return Stream.of(
                lab("the lab's auth logs", "jump01/auth.log", "app02/auth.log", "db03/auth.log"),
                lab("the lab's auth logs and journals", "jump01/auth.log", "app02/auth.traditional.log",
                        "db03/auth.log", "jump01/journal.json", "app02/journal.export", "db03/journal.json"),
                lab("the lab's audit logs and auth logs", "audit/audit.enriched.log", "audit/audit.raw.log",
                        "jump01/auth.log", "app02/auth.log", "db03/auth.log"),
                lab("rotated parts", "rotated"));
    }

    @Override
    protected CanonicalRun run(Scenario scenario, List<String> paths, Variation variation) {
        return LocalRun.run(scenario, paths, variation);
    }

    /** Bets on logs that are read alone are won, those on hosts that several logs tell of are lost. */
    @TestFactory
    Stream<DynamicTest> bettingOnALogThatIsBeingReadGivesTheSameBytes() {
        return scenarios().flatMap(scenario -> Stream.of(1, 7, 60).map(worthABet -> DynamicTest.dynamicTest(
                scenario.name() + ", from " + worthABet + " events on", () -> {
                    CanonicalRun plain = run(scenario, scenario.paths(), Variation.PLAIN);
                    for (Variation variation : List.of(Variation.PLAIN, Variation.threads(3),
                            Variation.restarted(worthABet, 5), Variation.spilling())) {
                        assertThat(LocalRun.run(scenario, scenario.paths(), variation, worthABet).lines())
                                .as("%s", variation).isEqualTo(plain.lines());
                    }
                })));
    }

    @Test
    void theLabHasSessionsToCompare() {
        Lab.needed();
        Scenario auth = scenarios().findFirst().orElseThrow();
        assertThat(run(auth, auth.paths(), Variation.PLAIN).lines()).hasSizeGreaterThan(20);
    }
}
