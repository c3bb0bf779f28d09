package org.hopline.testkit.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hopline.testkit.ledger.LedgerLaw;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Takes every scenario through a runner in several ways and compares the canonical JSON. A runner's tests extend it.
 */
public abstract class RunnerContract {

    /** The input to run over. */
    protected abstract Stream<Scenario> scenarios();

    /** Runs a scenario; {@code paths} stands for the scenario's own, in the variation's order. */
    protected abstract CanonicalRun run(Scenario scenario, List<String> paths, Variation variation);

    /** Ways that must make no difference; a runner may add its own. */
    protected Stream<Variation> variations() {
        return Stream.of(Variation.threads(2), Variation.threads(7), Variation.shuffled(1), Variation.shuffled(2),
                Variation.restarted(3, 20), Variation.restarted(4, 3), Variation.spilling());
    }

    @TestFactory
    final Stream<DynamicContainer> everyWayToRunGivesTheSameBytes() {
        return scenarios().map(scenario -> {
            CanonicalRun plain = run(scenario, scenario.paths(), Variation.PLAIN);
            return DynamicContainer.dynamicContainer(scenario.name(),
                    variations().map(variation -> DynamicTest.dynamicTest(variation.name(),
                            () -> compare(plain, run(scenario, paths(scenario, variation), variation)))));
        });
    }

    private static void compare(CanonicalRun expected, CanonicalRun actual) {
        LedgerLaw.assertHolds(actual.ledgers(), source -> null);
        assertThat(actual.lines()).isEqualTo(expected.lines());
    }

    private static List<String> paths(Scenario scenario, Variation variation) {
        if (variation.shuffle() == 0) {
            return scenario.paths();
        }
        List<String> shuffled = new ArrayList<>(scenario.paths());
        Collections.shuffle(shuffled, new Random(variation.shuffle()));
        return shuffled;
    }
}
