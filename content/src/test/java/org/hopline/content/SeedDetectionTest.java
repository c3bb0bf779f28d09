package org.hopline.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hopline.content.RuleProblem.Severity;
import org.hopline.engine.detect.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mission's published detection, unchanged, in all three forms it exists in, over real logs. */
class SeedDetectionTest {

    private static final String MESSAGE = "An instance of ssh was identified on endpoint ar-linux by user ubuntu"
            + " attempting to move laterally and download a file.";

    private static Path sysmon() {
        return Corpora.path("corpora", "attack_data", "datasets", "attack_techniques", "T1021.004",
                "atomic_red_team", "linux-sysmon.RECONSTRUCTION.log");
    }

    private static LoadedContent load(Path... rules) {
        return ContentLoader.load(List.of(rules), LoadOptions.DEFAULT);
    }

    @Test
    void theOlderGenerationFindsItOnceWithItsRiskAndThreat() throws IOException {
        LoadedContent content = load(Corpora.seed("4.42"));
        assertThat(content.problems()).isEmpty();
        assertThat(content.rules()).singleElement()
                .satisfies(rule -> assertThat(rule.problems()).isEmpty());
        assertThat(RunRules.over(content.detections(), sysmon())).singleElement().satisfies(finding -> {
            expectRisk(finding);
            assertThat(finding.threats()).containsExactly(new Finding.ThreatObject("process", "ssh"));
            assertThat(finding.fields().print("firstTime")).isEqualTo("2022-07-24T14:02:11");
            assertThat(finding.fields().print("parent_process_name")).isEqualTo("bash");
        });
    }

    @Test
    void theNewerGenerationFindsItOnceWithItsRiskAndThreat() throws IOException {
        LoadedContent content = load(Corpora.seed("5.13"));
        assertThat(content.rules()).singleElement()
                .satisfies(rule -> assertThat(rule.problems()).isEmpty());
        assertThat(RunRules.over(content.detections(), sysmon())).singleElement().satisfies(finding -> {
            expectRisk(finding);
            assertThat(finding.threats()).containsExactly(new Finding.ThreatObject("process_name", "ssh"));
            assertThat(finding.fields().print("original_file_name")).isEqualTo("unknown");
            assertThat(finding.fields().print("process_hash")).isEqualTo("null");
            assertThat(finding.fields().print("vendor_product")).isEqualTo("Microsoft Sysmon");
        });
    }

    private static void expectRisk(Finding finding) {
        assertThat(finding.score()).isEqualTo(56);
        assertThat(finding.risk()).containsExactlyInAnyOrder(new Finding.RiskObject("user", "ubuntu", 56),
                new Finding.RiskObject("system", "ar-linux", 56));
        assertThat(finding.message()).isEqualTo(MESSAGE);
        assertThat(finding.notes()).isEmpty();
        assertThat(finding.entities().hosts()).containsExactly("ar-linux");
        assertThat(finding.entities().users()).containsExactly("ubuntu");
    }

    @Test
    void bothGenerationsSideBySideFindItTwice() throws IOException {
        LoadedContent content = load(Corpora.seed("4.42"), Corpora.seed("5.13"));
        assertThat(RunRules.over(content.detections(), sysmon())).hasSize(2);
        LoadedContent again = load(Corpora.seed("4.42"), Corpora.seed("4.42"));
        assertThat(again.detections()).hasSize(1);
        assertThat(again.inactive()).singleElement()
                .satisfies(rule -> assertThat(rule.page().inactive()).contains("was loaded from"));
    }

    @Test
    void thePublishedPageFindsNothingAndSaysWhyAndWhere() throws IOException {
        LoadedContent content = load(Corpora.page());
        assertThat(RunRules.over(content.detections(), sysmon())).isEmpty();
        LoadedRule rule = content.rules().get(0);
        int line = lineOf(Corpora.page(), "AND CommandLine IN");
        assertThat(rule.problems()).filteredOn(problem -> "CommandLine".equals(problem.snippet())).singleElement()
                .satisfies(problem -> {
                    assertThat(problem.severity()).isEqualTo(Severity.WARNING);
                    assertThat(problem.place()).startsWith(Corpora.page() + ":" + line + ":");
                    assertThat(problem.message()).contains("is not documented").contains("never holds")
                            .contains("Meant is probably Processes.process");
                    assertThat(problem.hint()).contains("Processes.process");
                });
        assertThat(rule.problems()).anySatisfy(
                problem -> assertThat(problem.message()).contains("this search finds nothing"));
        assertThat(rule.page().info().annotations().techniques()).containsExactly("T1021.004");
        assertThat(rule.page().info().annotations().tactics()).containsExactly("Lateral Movement");
        assertThat(rule.page().info().annotations().cis()).containsExactly("CIS 3", "CIS 5", "CIS 16");
        assertThat(rule.page().info().annotations().derived()).isEmpty();
        assertThat(rule.page().info().score()).isEqualTo(56);
        assertThat(rule.page().info().version()).isEqualTo("1");
    }

    @Test
    void theFixedPageFindsItOnceAndAddsRiskToNobody(@TempDir Path folder) throws IOException {
        List<RuleFix.Fix> fixes = RuleFix.fix(List.of(Corpora.page()), LoadOptions.DEFAULT);
        assertThat(fixes).hasSize(1);
        RuleFix.Fix fix = fixes.get(0);
        assertThat(fix.diff()).contains("-| tstats").contains("+| tstats")
                .contains("AND Processes.process IN (\"*http:*\"");
        Path fixed = Files.writeString(folder.resolve("fixed.md"), fix.fixedText());
        LoadedContent content = load(fixed);
        assertThat(content.rules().get(0).problems()).isEmpty();
        assertThat(RunRules.over(content.detections(), sysmon())).singleElement().satisfies(finding -> {
            assertThat(finding.score()).isEqualTo(56);
            assertThat(finding.risk()).isEmpty();
            assertThat(finding.threats()).isEmpty();
            assertThat(finding.message()).isEqualTo(MESSAGE);
            assertThat(finding.notes()).anyMatch(note -> note.contains("names no risk objects"));
        });
        assertThat(RuleFix.fix(List.of(fixed), LoadOptions.DEFAULT)).isEmpty();
    }

    @Test
    void theDiffAppliesWithPatch(@TempDir Path folder) throws IOException, InterruptedException {
        RuleFix.Fix fix = RuleFix.fix(List.of(Corpora.page()), LoadOptions.DEFAULT).get(0);
        Path copy = folder.resolve("page.txt");
        Files.copy(Corpora.page(), copy);
        Path diff = Files.writeString(folder.resolve("fix.diff"), fix.diff());
        Process patch;
        try {
            patch = new ProcessBuilder("patch", copy.toString(), diff.toString()).redirectErrorStream(true).start();
        } catch (IOException absent) {
            org.junit.jupiter.api.Assumptions.abort("skipped: no patch program here");
            return;
        }
        String said = new String(patch.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(patch.waitFor()).as(said).isZero();
        assertThat(Files.readString(copy)).isEqualTo(fix.fixedText());
    }

    @Test
    void theLabsAuditLogFiresOnceOnTheSerialOfTheScenario() throws IOException {
        for (String generation : List.of("4.42", "5.13")) {
            for (String form : List.of("enriched", "raw")) {
                Path log = Corpora.path("corpora", "lab", "audit", "audit." + form + ".log");
                List<Finding> findings = RunRules.over(load(Corpora.seed(generation)).detections(), log);
                assertThat(findings).as(generation + " " + form).singleElement().satisfies(finding -> {
                    assertThat(finding.evidence()).isNotEmpty()
                            .allSatisfy(evidence -> assertThat(evidence.raw().text()).contains(":1813):"));
                    assertThat(finding.fields().print("user"))
                            .isEqualTo(form.equals("enriched") ? "alice" : "20001");
                    assertThat(finding.fields().print("dest")).isEqualTo("fcvm01");
                    assertThat(finding.fields().print("process")).contains("StrictHostKeyChecking")
                            .contains("http");
                    assertThat(finding.score()).isEqualTo(56);
                });
            }
        }
    }

    @Test
    void aFilterMacroOfTheUsersOwnTakesTheRowAway(@TempDir Path folder) throws IOException {
        Path macro = Files.writeString(folder.resolve("mine.yml"), """
                name: linux_ssh_remote_services_script_execute_filter
                definition: search NOT user=UBUNTU
                """);
        LoadedContent content = ContentLoader.load(List.of(Corpora.seed("5.13")),
                new LoadOptions(List.of(macro), null));
        assertThat(content.rules().get(0).page().macros()).anySatisfy(use -> {
            assertThat(use.name()).isEqualTo("linux_ssh_remote_services_script_execute_filter");
            assertThat(use.foundIn()).isEqualTo(macro.toString());
        });
        assertThat(RunRules.over(content.detections(), sysmon())).isEmpty();
    }

    @Test
    void macrosComeFromTheRulesRepositoryAndWithoutOneFromOurOwn(@TempDir Path folder) throws IOException {
        RulePage inside = load(Corpora.seed("4.42")).rules().get(0).page();
        assertThat(foundIn(inside, "security_content_ctime")).endsWith("security_content_ctime.yml");
        assertThat(foundIn(inside, "drop_dm_object_name")).isEqualTo("Hopline's own content");
        assertThat(foundIn(inside, "linux_ssh_remote_services_script_execute_filter")).startsWith("not defined");
        Path alone = folder.resolve("seed.yml");
        Files.copy(Corpora.seed("4.42"), alone);
        RulePage page = load(alone).rules().get(0).page();
        assertThat(foundIn(page, "security_content_ctime")).isEqualTo("Hopline's own content");
        assertThat(page.expandedSearch()).isEqualTo(inside.expandedSearch())
                .contains("tstats summariesonly=false allow_old_summaries=true fillnull_value=null count");
        assertThat(page.inactive()).isNull();
    }

    private static String foundIn(RulePage page, String macro) {
        return page.macros().stream().filter(use -> use.name().equals(macro)).findFirst().orElseThrow().foundIn();
    }

    @Test
    void aRulesPageHoldsEverythingItsFileStatesAndMarksWhatIsDerived() {
        RulePage page = load(Corpora.seed("4.42")).rules().get(0).page();
        assertThat(page.info().annotations().tactics()).containsExactly("Lateral Movement");
        assertThat(page.info().annotations().killChain()).containsExactly("Exploitation");
        assertThat(page.info().annotations().nist()).containsExactly("DE.CM");
        assertThat(page.info().annotations().cis()).containsExactly("CIS 10");
        assertThat(page.info().annotations().derived()).containsExactly("cis", "killChain", "nist", "tactics");
        assertThat(page.info().originalLevel()).isEqualTo("impact 80 × confidence 70 / 100");
        assertThat(page.info().level().word()).isEqualTo("medium");
        assertThat(page.tests()).singleElement().asString().startsWith("Syslog:Linux-Sysmon/Operational sysmon:linux");
        assertThat(page.ignored()).hasSize(2);
        assertThat(page.info().dataNeeded()).containsExactly("Sysmon for Linux EventID 1");
    }

    private static int lineOf(Path file, String text) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> line.toLowerCase(Locale.ROOT)).toList()
                    .indexOf(Files.readAllLines(file).stream().filter(line -> line.contains(text)).findFirst()
                            .orElseThrow().toLowerCase(Locale.ROOT))
                    + 1;
        }
    }
}
