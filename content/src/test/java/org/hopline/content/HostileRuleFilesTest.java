package org.hopline.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileRuleFilesTest {

    private static final String RULE = """
            name: A rule
            id: 11111111-2222-3333-4444-555555555555
            version: 1
            type: TTP
            status: production
            description: d
            search: >-
              | tstats count from datamodel=Endpoint.Processes
              where Processes.process_name=ssh AND User=x
              by Processes.dest
            tags:
              confidence: 50
              impact: 50
              message: It was $dest$
            """;

    private static LoadedContent load(Path folder, String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return ContentLoader.load(List.of(file), LoadOptions.DEFAULT);
    }

    @Test
    void placesInAFoldedSearchArePlacesOfTheFile(@TempDir Path folder) throws IOException {
        LoadedContent content = load(folder, "a.yml", RULE);
        assertThat(content.rules().get(0).problems()).filteredOn(problem -> "User".equals(problem.snippet()))
                .singleElement().satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(9);
                    assertThat(problem.column()).isEqualTo(40);
                    assertThat(problem.hint()).contains("Processes.user");
                });
        RuleFix.Fix fix = RuleFix.fix(List.of(folder.resolve("a.yml")), LoadOptions.DEFAULT).get(0);
        assertThat(fix.fixedText()).isEqualTo(RULE.replace("AND User=x", "AND Processes.user=x"));
    }

    @Test
    void aBillionLaughsIsAProblemAndTheOtherFilesLoad(@TempDir Path folder) throws IOException {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            laughs.append("a").append(i).append(": &a").append(i).append(" [*a").append(i - 1).append(", *a")
                    .append(i - 1).append("]\n");
        }
        Files.writeString(folder.resolve("b.yml"), RULE);
        Files.writeString(folder.resolve("a.yml"), laughs.toString());
        LoadedContent content = ContentLoader.load(List.of(folder), LoadOptions.DEFAULT);
        assertThat(content.rules()).hasSize(1);
        assertThat(content.problems()).singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("aliases"));
    }

    @Test
    void deepNestingAndHugeFilesAreProblems(@TempDir Path folder) throws IOException {
        assertThat(load(folder, "deep.yml", "[".repeat(5000)).problems()).singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("nested deeper"));
        assertThat(load(folder, "huge.yml", "a: " + "x".repeat(2_000_000)).problems()).singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("longer"));
    }

    @Test
    void whatIsNoRuleIsSaidWhenItWasNamedAndReadPastInAFolder(@TempDir Path folder) throws IOException {
        assertThat(load(folder, "macro.yml", "name: m\ndefinition: x\n").problems()).singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("no rule"));
        assertThat(ContentLoader.load(List.of(folder), LoadOptions.DEFAULT).problems()).isEmpty();
        assertThat(ContentLoader.load(List.of(folder.resolve("absent.yml")), LoadOptions.DEFAULT).problems())
                .singleElement().satisfies(problem -> assertThat(problem.message()).contains("no such file"));
        assertThat(load(folder, "bad.yml", "a: [1\nb: 2").problems()).singleElement()
                .satisfies(problem -> assertThat(problem.line()).isPositive());
    }

    @Test
    @org.junit.jupiter.api.Timeout(20)
    void aPageMadeToBeSlowIsReadInTime(@TempDir Path folder) throws IOException {
        String page = "---\ntitle: \"x\"\n---\n#### Annotations\n"
                + "<summary></summary><div>".repeat(35_000) + "\n- **ID**: a\n#### Search\n```\n| tstats\n```\n";
        assertThat(load(folder, "slow.md", page).rules()).singleElement()
                .satisfies(rule -> assertThat(rule.page().inactive()).isNotNull());
    }

    @Test
    void aMacroNameNeverLeavesTheMacroFolder(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("repo/macros"));
        Files.createDirectories(folder.resolve("repo/detections"));
        Files.writeString(folder.resolve("repo/secret.yml"), "name: ../secret\ndefinition: search *\n");
        LoadedContent content = load(folder.resolve("repo/detections"), "a.yml",
                RULE.replace("by Processes.dest", "by Processes.dest | `../secret`"));
        assertThat(content.rules().get(0).page().inactive()).contains("not defined");
    }

    @Property(tries = 400)
    void mutatedRuleFilesNeverThrow(@ForAll("mutations") String text) throws IOException {
        Path folder = Files.createTempDirectory("rules");
        try {
            Path yaml = Files.write(folder.resolve("a.yml"), text.getBytes(StandardCharsets.UTF_8));
            LoadedContent content = ContentLoader.load(List.of(yaml), LoadOptions.DEFAULT);
            assertThat(content.rules().size() + content.problems().size()).isEqualTo(1);
            RuleFix.fix(List.of(yaml), LoadOptions.DEFAULT);
        } finally {
            Files.delete(folder.resolve("a.yml"));
            Files.delete(folder);
        }
    }

    @Provide
    Arbitrary<String> mutations() {
        Arbitrary<Integer> at = Arbitraries.integers().between(0, RULE.length());
        Arbitrary<String> with = Arbitraries.of("", "\n", "  ", ":", "- ", "&a ", "*a", "'", "\"", "|", ">", "{", "[",
                "\u0000", "é", "`", "!!java.net.URL ", "%", "$", "```", "---\n", "\t", "#### Search");
        return at.flatMap(from -> at.flatMap(to -> with.map(piece -> RULE.substring(0, Math.min(from, to)) + piece
                + RULE.substring(Math.max(from, to)))));
    }
}
