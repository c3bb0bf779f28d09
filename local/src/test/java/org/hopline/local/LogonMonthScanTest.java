package org.hopline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hopline.engine.detect.Finding;
import org.hopline.engine.detect.Level;
import org.hopline.engine.risk.RiskRules;
import org.hopline.testkit.generate.LogonMonth;
import org.hopline.testkit.generate.LogonMonth.Script;
import org.hopline.testkit.generate.LogonMonth.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A month of ordinary logons through the whole way, from bytes of sshd's lines to findings. */
class LogonMonthScanTest {

    private static final String NEW = "Account on a system it does not normally use";
    private static final String MANY = "Account on many systems in a short time";

    @TempDir
    Path folder;

    private ScanResult scan(Settings settings, Predicate<String> lines) throws IOException {
        return Scan.run(ScanRequest.of(List.of(write(settings, lines).toString()), List.of()), ScanProgress.SILENT);
    }

    private Path write(Settings settings, Predicate<String> lines) throws IOException {
        Path logs = Files.createTempDirectory(folder, "logs");
        for (SortedMap.Entry<String, byte[]> log : LogonMonth.generate(settings).entrySet()) {
            Path host = Files.createDirectory(logs.resolve(log.getKey()));
            Files.writeString(host.resolve("auth.log"), new String(log.getValue(), StandardCharsets.UTF_8).lines()
                    .filter(lines).map(line -> line + "\n").collect(Collectors.joining()));
        }
        return logs;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aMonthWithAnIntruderGivesOneFindingOfEachBehaviour(long seed) throws IOException {
        Settings settings = Settings.ofSeed(seed);
        Script script = LogonMonth.script(settings);
        ScanResult result = scan(settings, line -> true);

        assertThat(findings(result)).extracting(finding -> finding.detection().title())
                .containsExactlyInAnyOrder(NEW, MANY);
        assertThat(findings(result)).allSatisfy(finding -> {
            assertThat(finding.fields().print("user")).isEqualTo(script.account());
            assertThat(finding.entities().hosts()).containsAll(script.hosts());
            assertThat(finding.notes()).isEmpty();
            assertThat(finding.level()).isGreaterThanOrEqualTo(Level.HIGH);
            assertThat(finding.evidence()).allSatisfy(
                    evidence -> assertThat(evidence.raw().text())
                            .contains("Accepted publickey for " + script.account()));
        });
        assertThat(result.sources()).hasSize(40).allMatch(source -> source.ledger().lawful());
        System.out.printf("month of seed %d: %,d records, %,d sessions, %s%n", seed,
                result.sources().stream().mapToLong(source -> source.ledger().records()).sum(),
                result.sessions().size(),
                findings(result).stream().map(finding -> finding.message() + " [" + Math.round(finding.score()) + "]")
                        .toList());
    }

    @Test
    void aMonthWithoutAnIntruderGivesNone() throws IOException {
        assertThat(scan(Settings.ofSeed(4).quiet(), line -> true).findings()).isEmpty();
    }

    @Test
    void withoutABaselineBothSayLearningAndStayLow() throws IOException {
        Settings settings = Settings.ofSeed(1);
        Script script = LogonMonth.script(settings);
        List<Finding> findings = findings(scan(settings, lastTwoDays(settings)));

        assertThat(findings).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.notes()).anyMatch(note -> note.startsWith("learning: "));
            assertThat(finding.level()).isLessThanOrEqualTo(Level.LOW);
        });
        assertThat(findings.stream().filter(finding -> script.account().equals(finding.fields().print("user")))
                .map(finding -> finding.detection().title())).containsExactlyInAnyOrder(NEW, MANY);
    }

    @Test
    void aBaselineSavedFromTheEarlierDaysStandsForThem() throws IOException {
        Settings settings = Settings.ofSeed(1);
        ScanResult before = scan(settings, lastTwoDays(settings).negate());
        ScanResult after = Scan.run(
                ScanRequest.of(List.of(write(settings, lastTwoDays(settings)).toString()), List.of())
                        .withBaseline(before.baseline()),
                ScanProgress.SILENT);
        List<Finding> whole = findings(scan(settings, line -> true));

        assertThat(before.findings()).isEmpty();
        assertThat(findings(after)).extracting(Finding::id).isEqualTo(whole.stream().map(Finding::id).toList());
        assertThat(findings(after)).extracting(Finding::score)
                .isEqualTo(whole.stream().map(Finding::score).toList());
    }

    private static List<Finding> findings(ScanResult result) {
        return result.findings().stream().map(RiskRules.Outcome::finding).toList();
    }

    private static Predicate<String> lastTwoDays(Settings settings) {
        String from = settings.start().plusSeconds((settings.days() - 2) * 86400L).toString().substring(0, 10);
        return line -> line.compareTo(from) >= 0;
    }
}
