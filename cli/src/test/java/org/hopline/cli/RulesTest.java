package org.hopline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The mission's published detection through the command line. */
class RulesTest {

    private static final String MESSAGE = "An instance of ssh was identified on endpoint ar-linux by user ubuntu"
            + " attempting to move laterally and download a file.";
    private static final String YAML = "/detections/endpoint/linux_ssh_remote_services_script_execute.yml";

    @ParameterizedTest
    @ValueSource(strings = {"4.42", "5.13"})
    void eachGenerationGivesOneFindingAndItsRisk(String generation) {
        Shell.Ran ran = scan(Shell.shared("corpora/escu/" + generation + YAML), "-o", "jsonl");

        List<JsonNode> findings = ran.lines("hopline.finding/1");
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().path("message").asString()).isEqualTo(MESSAGE);
        assertThat(findings.getFirst().path("risk").path("score").asDouble()).isEqualTo(56);
        assertThat(findings.getFirst().path("risk").path("objects").toString()).contains("\"ubuntu\"")
                .contains("\"ar-linux\"");
        assertThat(findings.getFirst().path("risk").path("threats").toString()).contains("\"ssh\"");
        assertThat(ran.lawfulLedger().path("detections").path("fired").asLong()).isEqualTo(1);
    }

    @Test
    void thePageOfTheMissionFindsNothingAndWarnsUntilItIsFixed(@TempDir Path folder) throws IOException {
        Path page = Shell.shared("mission/004_a242e2e17cd82908.txt");
        Shell.Ran asPublished = scan(page);
        assertThat(asPublished.out()).contains("FINDINGS  0");
        assertThat(asPublished.err()).contains("CommandLine");

        Shell.Ran fix = Shell.plain().run("rules", "validate", "--fix", page.toString());
        assertThat(fix.out()).startsWith("--- ").contains("AND Processes.process IN (\"*http:*\",\"*https:*\")");
        Path fixed = folder.resolve("fixed.txt");
        Files.writeString(fixed, Files.readString(page).replace("AND CommandLine IN", "AND Processes.process IN"));
        Shell.Ran after = scan(fixed, "-o", "jsonl");
        List<JsonNode> findings = after.lines("hopline.finding/1");
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().path("risk").path("objects")).isEmpty();
        assertThat(scan(fixed).out()).contains("names no risk objects");
    }

    @Test
    void validatingSaysThePlaceAndTheWayOut() {
        Shell.Ran ran = Shell.plain().run("rules", "validate",
                Shell.shared("mission/004_a242e2e17cd82908.txt").toString());

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains(":102:255").contains("Write Processes.process.").contains("2 warnings");
        assertThat(Shell.plain().run("rules", "validate", "--strict",
                Shell.shared("mission/004_a242e2e17cd82908.txt").toString()).code()).isEqualTo(ExitCode.GATE);
        assertThat(Shell.plain().run("rules", "validate", "LICENSE").code()).isEqualTo(ExitCode.GATE);
        assertThat(Shell.plain().run("rules", "validate").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void showingARuleSaysEverythingAndMarksWhatIsDerived() {
        Shell.Ran yaml = Shell.plain().run("rules", "show", Shell.shared("corpora/escu/5.13" + YAML).toString());
        assertThat(yaml.code()).isZero();
        assertThat(yaml.out()).contains("Linux SSH Remote Services Script Execute").contains("T1021.004")
                .contains("(derived)").contains("| tstats");

        Shell.Ran page = Shell.plain().run("rules", "show",
                Shell.shared("mission/004_a242e2e17cd82908.txt").toString());
        assertThat(page.code()).isZero();
        assertThat(page.out()).contains("T1021.004");
    }

    @Test
    void ourOwnDetectionsAreListedWithTheUsers() {
        Shell.Ran ran = Shell.plain().run("rules", "list", Shell.shared("corpora/escu/5.13" + YAML).toString());

        assertThat(ran.out()).contains("Account on many systems in a short time")
                .contains("Linux SSH Remote Services Script Execute").contains("2 of Hopline · 1 of --rules");
    }

    @Test
    void onTheLabsAuditLogItFiresOnceOnTheStepThatRanIt() {
        Path audit = Shell.shared("corpora/lab/audit");
        for (String name : List.of("audit.raw.log", "audit.enriched.log")) {
            Shell.Ran ran = Shell.plain().run("scan", audit.resolve(name).toString(), "--rules",
                    Shell.shared("corpora/escu/5.13" + YAML).toString(), "-o", "jsonl");
            List<JsonNode> findings = ran.lines("hopline.finding/1").stream()
                    .filter(finding -> finding.path("detection").path("kind").asString().equalsIgnoreCase("spl"))
                    .toList();

            assertThat(findings).as(name).hasSize(1);
            assertThat(findings.getFirst().path("evidence").toString()).contains(":1813)");
        }
    }

    private static Shell.Ran scan(Path rules, String... options) {
        String log = Shell.shared(
                "corpora/attack_data/datasets/attack_techniques/T1021.004/atomic_red_team/linux-sysmon.RECONSTRUCTION.log")
                .toString();
        String[] arguments = new String[options.length + 4];
        arguments[0] = "scan";
        arguments[1] = log;
        arguments[2] = "--rules";
        arguments[3] = rules.toString();
        System.arraycopy(options, 0, arguments, 4, options.length);
        Shell.Ran ran = Shell.plain().run(arguments);
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran;
    }
}
