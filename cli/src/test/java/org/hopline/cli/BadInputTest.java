package org.hopline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a user meets who gives something else than a healthy log: a sentence, a ledger line, and the rest of the scan. */
class BadInputTest {

    private static final String ACCEPTED = "2026-11-22T02:50:55.770343+00:00 web1 sshd-session[382]: Accepted password for alice from 10.99.0.66 port 54694 ssh2\n";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void noPathIsWrongUsage() {
        Shell.Ran ran = Shell.plain().run("scan");

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).startsWith("Name files or folders to read, or - for the standard input.");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void anUnknownCommandOrOptionIsWrongUsage() {
        assertThat(Shell.plain().run("scna").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Shell.plain().run().code()).isEqualTo(ExitCode.USAGE);
        assertThat(Shell.plain().run("scan", "x", "--lvel", "high").code()).isEqualTo(ExitCode.USAGE);
        Shell.Ran level = Shell.plain().run("scan", "x", "--level", "severe");
        assertThat(level.code()).isEqualTo(ExitCode.USAGE);
        assertThat(level.err()).contains("--level severe is no level. Levels are informational, low, medium");
    }

    @Test
    void everyWrongValueIsToldInASentence() {
        assertThat(usage("--year", "26")).contains("--year 26 is not between 1970 and 9999.");
        assertThat(usage("--tz", "Mars/Olympus")).contains("no zone is called");
        assertThat(usage("--since", "yesterday")).contains("is no time; write 2026-11-22");
        assertThat(usage("--threads", "0")).contains("not between 1 and 1024");
        assertThat(usage("--format", "evtx")).contains("no format is called that. There are: ");
        assertThat(usage("--show", "everything")).contains("there is no such section");
        assertThat(usage("--window", "half")).contains("neither own nor whole");
        assertThat(usage("--rules", "/nonexistent")).contains("does not exist");
        assertThat(usage("--assets", "/nonexistent")).contains("does not exist");
        assertThat(usage("-o", "report.html")).contains("the suffix names no form");
        assertThat(usage("--since", "2026-11-23", "--until", "2026-11-22")).contains("no time is left");
        assertThat(usage("-o", "nowhere/report.json")).contains("there is no folder");
        assertThat(usage("--save-baseline", "/nonexistent/b.json")).contains("--save-baseline", "there is no folder");
        assertThat(usage("-o", "a.json", "-o", "./a.json")).contains("two outputs want this file");
        assertThat(usage("--user", "")).contains("--user names nothing");
        assertThat(usage("--host", " ")).contains("--host names nothing");
        assertThat(usage("-o", "json", "-o", "csv")).contains("Two outputs want the standard output");
    }

    private static String usage(String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "scan";
        arguments[1] = Shell.FIRST_HOP;
        System.arraycopy(options, 0, arguments, 2, options.length);
        Shell.Ran ran = Shell.plain().run(arguments);
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.out()).isEmpty();
        return ran.err();
    }

    @Test
    void aPathThatLeadsNowhereFailsWhenItIsAllThereIs() throws IOException {
        Shell.Ran alone = Shell.plain().run("scan", folder.resolve("missing.log").toString());
        assertThat(alone.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(alone.err()).contains("missing.log");

        Path log = Files.writeString(folder.resolve("auth.log"), ACCEPTED);
        Shell.Ran beside = Shell.plain().run("scan", folder.resolve("missing.log").toString(), log.toString(), "-o",
                "jsonl");
        assertThat(beside.code()).isZero();
        assertThat(beside.err()).contains("missing.log");
        assertThat(beside.lawfulLedger().path("sources")).hasSize(2);
        assertThat(beside.lines("hopline.session/1")).hasSize(1);
        assertThat(Shell.plain().run("scan", "--strict", folder.resolve("missing.log").toString(), log.toString())
                .code()).isEqualTo(ExitCode.INCOMPLETE);
    }

    @Test
    void anEmptyFolderSaysWhatWasLookedFor() {
        Shell.Ran ran = Shell.plain().run("scan", folder.toString());

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("No logon here was continued to another host.").contains("Looked for");
    }

    @Test
    void anEmptyFileIsNothingToWorryAbout() throws IOException {
        Path log = Files.writeString(folder.resolve("auth.log"), "");
        Shell.Ran ran = Shell.plain().run("scan", log.toString(), "-o", "jsonl", "--strict");

        assertThat(ran.code()).isZero();
        assertThat(ran.lawfulLedger().path("sources")).hasSize(1);
    }

    @Test
    void anEmptyFileIsNamedInWhatWasNotSeen() throws IOException {
        Path log = Files.writeString(folder.resolve("auth.log"), "");
        String out = Shell.plain().run("scan", log.toString()).out().replaceAll("\\s+", " ");

        assertThat(out).contains("is empty: 0 bytes").contains("2 need logons").doesNotContain("was understood");
    }

    @Test
    void nothingButGarbageFails() throws IOException {
        byte[] garbage = new byte[10_000];
        new Random(8).nextBytes(garbage);
        Path file = Files.write(folder.resolve("core.bin"), garbage);
        Shell.Ran ran = Shell.plain().run("scan", file.toString());

        assertThat(ran.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(ran.err()).contains("none of what was given could be read");
    }

    @Test
    void aLogonThatWentNoFurtherIsSaidOnce() throws IOException {
        Path log = Files.writeString(folder.resolve("auth.log"), ACCEPTED);

        assertThat(Shell.plain().run("scan", log.toString()).out()).contains("1 logon that went no further")
                .doesNotContain("No logon here was continued");
    }

    @Test
    void explainingAnEmptyLineIsWrongUsage() {
        assertThat(Shell.plain().run("explain", "line", "").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Shell.plain().run("explain", "line", "-").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void explainingALogonNamesTheBehavioursThatLookAtIt() {
        Shell.Ran ran = Shell.plain().run("explain", "line", ACCEPTED.strip());

        assertThat(ran.out()).contains("2 of 2 want it: ", "many systems").contains("src, src_ip = 10.99.0.66")
                .doesNotContain("none of");
        assertThat(Shell.plain().run("explain", "line", "2026-11-22T02:50:55+00:00 web1 cron[1]: hello").out())
                .contains("none of 2 wants it");
    }

    @Test
    void aBrokenReportOrBaselineIsToldPlainly() throws IOException {
        Path cut = Files.writeString(folder.resolve("cut.json"),
                "{\"schema\": \"hopline.baseline/1\", \"accounts\": [");
        Path words = Files.writeString(folder.resolve("words.json"), "{\n nonsense");

        assertThat(usage("--baseline", cut.toString())).contains("ends inside a list (line 1").doesNotContain("Source");
        assertThat(usage("--baseline", words.toString())).contains("it is not JSON: line 2, column");
        Shell.Ran verify = Shell.plain().run("verify", cut.toString(), Shell.FIRST_HOP);
        assertThat(verify.code()).isEqualTo(ExitCode.USAGE);
        assertThat(verify.err()).contains("ends inside a list").doesNotContain("marker");
    }

    @Test
    void aRulesFileOfWhichNothingLoadsIsToldBeforeTheScanAndCountedInAFolder() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yml"), "name: [\n");
        Path half = Files.writeString(folder.resolve("half.yml"), "name: half\nid: 1\n");
        Path log = Files.writeString(folder.resolve("auth.log"), ACCEPTED);

        assertThat(usage("--rules", broken.toString())).contains("no rule could be loaded from it");
        assertThat(usage("--rules", half.toString())).contains("it lacks search, type.");
        Shell.Ran ran = Shell.plain().run("scan", log.toString(), "--rules", folder.toString(), "-o", "jsonl");
        assertThat(ran.code()).isZero();
        JsonNode detections = ran.lawfulLedger().path("detections");
        assertThat(detections.path("loaded").asLong()).isEqualTo(3);
        assertThat(detections.path("inactive").toString()).contains("broken.yml");
    }

    @Test
    void garbageBesideALogIsListedAndTheLogIsRead() throws IOException {
        byte[] garbage = new byte[100_000];
        new Random(7).nextBytes(garbage);
        Files.write(folder.resolve("core.bin"), garbage);
        Files.writeString(folder.resolve("auth.log"), ACCEPTED);
        Shell.Ran ran = Shell.plain().run("scan", folder.toString(), "-o", "jsonl");

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).contains("core.bin is not read: ");
        assertThat(ran.lines("hopline.session/1")).hasSize(1);
        JsonNode sources = ran.lawfulLedger().path("sources");
        assertThat(sources).hasSize(2);
        assertThat(Shell.plain().run("scan", folder.toString(), "--strict").code()).isEqualTo(ExitCode.INCOMPLETE);
    }

    @Test
    void truncatedCompressionGivesWhatIsThereAndASentence() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            Random random = new Random(11);
            for (int i = 0; i < 5000; i++) {
                gzip.write(ACCEPTED.replace("54694", Integer.toString(1024 + random.nextInt(60_000)))
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] half = java.util.Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        Path log = Files.write(folder.resolve("auth.log.gz"), half);
        Shell.Ran ran = Shell.plain().run("scan", log.toString(), "-o", "jsonl", "--strict");

        assertThat(ran.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(ran.err()).contains("auth.log.gz: ");
        JsonNode source = ran.lawfulLedger().path("sources").get(0);
        assertThat(source.path("records").asLong()).isBetween(500L, 4500L);
    }

    @Test
    void nulsMixedEncodingsAndALongLineStayInTheLedger() throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        log.writeBytes(ACCEPTED.getBytes(StandardCharsets.UTF_8));
        log.writeBytes(new byte[4096]);
        log.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
        log.writeBytes(ACCEPTED.replace("alice", "m\u00fcller").getBytes(StandardCharsets.ISO_8859_1));
        log.writeBytes(("2026-11-22T02:50:56+00:00 web1 sshd[1]: " + "x".repeat(20_000_000) + "\n")
                .getBytes(StandardCharsets.UTF_8));
        log.writeBytes(ACCEPTED.replace("alice", "bob").getBytes(StandardCharsets.UTF_8));
        Path file = Files.write(folder.resolve("auth.log"), log.toByteArray());
        Shell.Ran ran = Shell.plain().run("scan", file.toString(), "-o", "jsonl");

        assertThat(ran.code()).isZero();
        JsonNode source = ran.lawfulLedger().path("sources").get(0);
        assertThat(source.path("size").asLong()).isEqualTo(log.size());
        assertThat(source.path("unparsed").asLong()).isGreaterThanOrEqualTo(1);
        assertThat(ran.lines("hopline.session/1")).anyMatch(line -> line.path("user").asString().equals("bob"));
    }

    @Test
    void aSymlinkLoopEnds() throws IOException {
        Files.createSymbolicLink(folder.resolve("again"), folder);
        Files.writeString(folder.resolve("auth.log"), ACCEPTED);
        Shell.Ran ran = Shell.plain().run("scan", folder.toString(), "-o", "jsonl");

        assertThat(ran.code()).isZero();
        assertThat(ran.lines("hopline.session/1")).hasSize(1);
        assertThat(ran.lawfulLedger().toString()).contains("again");
    }

    @Test
    void aFolderWithoutPermissionIsToldAndTheRestIsRead() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.writeString(closed.resolve("auth.log"), ACCEPTED);
        Files.writeString(folder.resolve("auth.log"), ACCEPTED);
        assertThat(closed.toFile().setReadable(false)).isTrue();
        Assumptions.assumeFalse(Files.isReadable(closed), "this user may read everything");
        Shell.Ran ran = Shell.plain().run("scan", folder.toString(), "-o", "jsonl");

        assertThat(ran.err()).contains("closed");
        assertThat(ran.lines("hopline.session/1")).hasSize(1);
    }

    @Test
    void theStandardInputIsReadAsALog() {
        Shell.Ran ran = Shell.plain().reading(ACCEPTED.getBytes(StandardCharsets.UTF_8)).run("scan", "-", "-o",
                "jsonl");

        assertThat(ran.code()).isZero();
        assertThat(ran.lines("hopline.session/1")).hasSize(1);
        assertThat(ran.lawfulLedger().path("sources").get(0).path("records").asLong()).isEqualTo(1);
        assertThat(Shell.plain().run("scan", "-", "-").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void evidenceIsNeverWrittenTo() throws IOException {
        Path log = Files.writeString(folder.resolve("events.jsonl"), ACCEPTED);
        Shell.Ran ran = Shell.plain().run("scan", log.toString(), "-o", log.toString());

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("evidence is never written to");
        assertThat(Files.readString(log)).isEqualTo(ACCEPTED);
    }
}
