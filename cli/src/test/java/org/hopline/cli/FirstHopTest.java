package org.hopline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hopline.engine.escape.Width;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The main job on the scenario that is shipped with the project: the README's first command. */
class FirstHopTest {

    @Test
    void theTableIsTheOneOfTheReadme() {
        Shell.Ran ran = Shell.plain().run("scan", Shell.FIRST_HOP);

        assertThat(ran.code()).isZero();
        Shell.assertGolden("first-hop.txt", ran.out());
        assertThat(ran.err()).isEqualTo("hopline: 3 files are not read: text of no known log format"
                + " (README.md, ground-truth.tsv, record.sh)\n");
    }

    @Test
    void theReadmeShowsThisVeryOutput() throws IOException {
        String shown = "$ ./hopline scan content/datasets/first-hop\n"
                + Shell.plain().run("scan", Shell.FIRST_HOP).out().strip() + "\n```";
        Path readme = Shell.ROOT.resolve("README.md");
        if (Boolean.getBoolean("update")) {
            String text = Files.readString(readme);
            int begin = text.indexOf("$ ./hopline scan");
            Files.writeString(readme,
                    text.substring(0, begin) + shown + text.substring(text.indexOf("```", begin) + 3));
        }

        assertThat(Files.readString(readme)).contains(shown);
    }

    @Test
    void everyLineOfTheTableFitsATerminalOf80Columns() {
        String table = Shell.plain().run("scan", Shell.FIRST_HOP, "--show", "all").out();

        assertThat(table.lines()).allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(80));
    }

    @Test
    void oneThreadAndManySayTheSame() {
        String one = Shell.plain().run("scan", Shell.FIRST_HOP, "--threads", "1", "--show", "all").out();
        String four = Shell.plain().run("scan", Shell.FIRST_HOP, "--threads", "4", "--show", "all").out();

        assertThat(four).isEqualTo(one);
    }

    @Test
    void jsonLinesHoldThePathsAndEndWithALawfulLedger() {
        Shell.Ran ran = Shell.plain().run("scan", Shell.FIRST_HOP, "-o", "jsonl");

        assertThat(ran.code()).isZero();
        JsonNode ledger = ran.lawfulLedger();
        assertThat(ran.lines().getLast()).isEqualTo(ledger);
        assertThat(ran.lines("hopline.path/1")).isNotEmpty();
        assertThat(ran.lines("hopline.session/1")).isNotEmpty();
        assertThat(ledger.path("hopline").path("command").asString())
                .isEqualTo("hopline scan content/datasets/first-hop -o jsonl");
    }

    @Test
    void theLedgerCountsEveryByteAndLineOfTheTextLogs() throws IOException {
        JsonNode ledger = Shell.plain().run("scan", Shell.FIRST_HOP, "-o", "jsonl").lawfulLedger();

        for (JsonNode source : ledger.path("sources")) {
            if (source.path("format").asString("").equals("syslog")) {
                Path file = Shell.ROOT.resolve(source.path("path").asString());
                assertThat(source.path("size").asLong()).isEqualTo(Files.size(file));
                assertThat(source.path("records").asLong()).isEqualTo(Files.readAllLines(file).size());
            }
        }
    }

    @Test
    void oneJsonDocumentHoldsTheSameObjectsAsTheLines() {
        Shell.Ran lines = Shell.plain().run("scan", Shell.FIRST_HOP, "-o", "jsonl");
        JsonNode document = Shell.json(Shell.plain().run("scan", Shell.FIRST_HOP, "-o", "json").out());

        assertThat(document.path("schema").asString()).isEqualTo("hopline.report/1");
        assertThat(document.path("partial").asBoolean()).isFalse();
        assertThat(document.path("paths")).hasSize(lines.lines("hopline.path/1").size());
        assertThat(document.path("findings")).hasSize(lines.lines("hopline.finding/1").size());
        assertThat(document.path("sessions")).hasSize(lines.lines("hopline.session/1").size());
        assertThat(document.path("paths").get(0)).isEqualTo(lines.lines("hopline.path/1").getFirst());
    }

    @Test
    void csvHasOneHeaderAndRowsOfThatManyCells() {
        List<String> rows = Shell.plain().run("scan", Shell.FIRST_HOP, "-o", "csv").out().lines().toList();

        assertThat(rows.getFirst()).startsWith("kind,time,level,score,title");
        assertThat(rows).hasSizeGreaterThan(1);
        assertThat(rows.stream().skip(1)).allMatch(row -> row.startsWith("path,") || row.startsWith("finding,"));
    }

    @Test
    void filesAreWrittenBySuffixBesideTheTable(@TempDir Path folder) throws IOException {
        Shell.Ran ran = Shell.plain().run("scan", Shell.FIRST_HOP, "-o", folder.resolve("r.jsonl").toString(), "-o",
                folder.resolve("r.json").toString(), "-o", folder.resolve("r.csv").toString(), "-o",
                folder.resolve("r.txt").toString());

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).startsWith("PATHS");
        assertThat(Files.readString(folder.resolve("r.txt"))).startsWith("PATHS");
        assertThat(Files.readString(folder.resolve("r.jsonl"))).startsWith("{\"schema\":\"hopline.path/1\"");
        assertThat(ran.err().lines().filter(line -> line.startsWith("hopline: wrote "))).hasSize(4);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("r.jsonl", "r.json",
                    "r.csv", "r.txt");
        }
    }

    @Test
    void aReportHoldsAgainstItsEvidenceUntilALineChanges(@TempDir Path folder) throws IOException {
        Path copy = folder.resolve("auth.log");
        Files.copy(Shell.ROOT.resolve(Shell.FIRST_HOP + "/gate/auth.log"), copy);
        Path report = folder.resolve("report.jsonl");
        Shell.plain().run("scan", copy.toString(), "-o", report.toString());

        Shell.Ran same = Shell.plain().run("verify", report.toString(), copy.toString());
        assertThat(same.code()).as(same.out() + same.err()).isZero();
        assertThat(same.out()).contains("of the report hold.");

        Files.writeString(copy, Files.readString(copy).replace("Accepted", "Rejected"));
        Shell.Ran changed = Shell.plain().run("verify", report.toString(), copy.toString());
        assertThat(changed.code()).isEqualTo(ExitCode.GATE);
        assertThat(changed.out()).contains("DIFFERS");
    }

    @Test
    void anInterruptedScanSaysThatItIsPartial() {
        Shell.Ran ran = Shell.plain().interrupted().run("scan", Shell.FIRST_HOP);

        assertThat(ran.code()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(ran.out()).startsWith("PARTIAL");
        assertThat(ran.err()).contains("interrupted; the results are partial");
    }

    @Test
    void aGateTripsAtItsLevelAndNotAbove() {
        assertThat(Shell.plain().run("scan", Shell.FIRST_HOP, "--fail-on", "informational").code())
                .isEqualTo(ExitCode.GATE);
        assertThat(Shell.plain().run("scan", Shell.FIRST_HOP, "--fail-on", "critical").code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aBaselineIsSavedAndTakenBack(@TempDir Path folder) {
        Path file = folder.resolve("usual.json");
        Shell.Ran saved = Shell.plain().run("scan", Shell.FIRST_HOP, "--save-baseline", file.toString());
        assertThat(saved.code()).isZero();
        assertThat(saved.err()).contains("saved what");

        assertThat(Shell.plain().run("scan", Shell.FIRST_HOP, "--baseline", file.toString()).code()).isZero();
        Shell.Ran wrong = Shell.plain().run("scan", Shell.FIRST_HOP, "--baseline", "LICENSE");
        assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("is no saved baseline");
    }

    @Test
    void colourIsForTerminalsThatWantIt() {
        assertThat(Shell.plain().onTerminal().run("scan", Shell.FIRST_HOP).out()).contains("\u001b[1mPATHS");
        assertThat(Shell.plain().onTerminal().with("NO_COLOR", "1").run("scan", Shell.FIRST_HOP).out())
                .doesNotContain("\u001b");
        assertThat(Shell.plain().onTerminal().with("TERM", "dumb").run("scan", Shell.FIRST_HOP).out())
                .doesNotContain("\u001b");
    }
}
