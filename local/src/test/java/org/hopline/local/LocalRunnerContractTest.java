package org.hopline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hopline.engine.identity.ZoneRule;
import org.hopline.testkit.runner.CanonicalRun;
import org.hopline.testkit.runner.RunnerContract;
import org.hopline.testkit.runner.Scenario;
import org.hopline.testkit.runner.Variation;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class LocalRunnerContractTest extends RunnerContract {

    private static final Path LAB = Path.of(System.getProperty("hopline.root"), "..", "shared", "corpora", "lab");

    private static void needsLab() {
        if (!Files.isDirectory(LAB) && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("the recorded lab is not at " + LAB.toAbsolutePath());
        }
        Assumptions.assumeTrue(Files.isDirectory(LAB), () -> "skipped: no recorded lab at " + LAB.toAbsolutePath());
    }

    private static Scenario lab(String name, String... files) {
        return new Scenario(name, Stream.of(files).map(file -> LAB.resolve(file).toString()).toList(), List.of(),
                List.of(), List.of(ZoneRule.parse("app02=America/New_York")), 2026);
    }

    @Override
    protected Stream<Scenario> scenarios() {
        needsLab();
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

    @Test
    void theLabHasSessionsToCompare() {
        needsLab();
        Scenario auth = scenarios().findFirst().orElseThrow();
        assertThat(run(auth, auth.paths(), Variation.PLAIN).lines()).hasSizeGreaterThan(20);
    }
}
