package org.hopline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The recorded lab scenario through the command line; what each of its steps shows is tested in the engine. */
class LabScanTest {

    @Test
    void theChainIsOnePathWithItsCredentialSwitchAndTheLinesThatShowIt() {
        Shell.Ran ran = Shell.plain().run(logs());

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("10.99.0.66 → jump01 (alice) → app02 (alice) → db03 (svc-deploy)")
                .contains("credential switch: alice on app02 became svc-deploy on db03").contains("app02/auth.log:41");
        assertThat(chains("-o", "jsonl")).hasSize(1);
    }

    @Test
    void withoutAssetsTheJoinIsInferredAndWithThemAsserted(@TempDir Path folder) throws IOException {
        JsonNode inferred = chains("-o", "jsonl").getFirst();
        assertThat(inferred.path("hops").get(1).path("confidence").asDouble()).isLessThan(1);

        Path assets = folder.resolve("hosts");
        Files.writeString(assets, "10.99.0.11 jump01\n10.99.0.12 app02\n10.99.0.13 db03\n");
        JsonNode asserted = chains("-o", "jsonl", "--assets", assets.toString()).getFirst();
        assertThat(asserted.path("hops").get(1).path("confidence").asDouble())
                .isGreaterThan(inferred.path("hops").get(1).path("confidence").asDouble());
    }

    @Test
    void aZonelessLogIsSaidToBeAssumed() {
        String log = Shell.shared("corpora/lab/app02/auth.traditional.log").toString();
        Shell.Ran assumed = Shell.plain().run("scan", log, "--year", "2026", "--show", "ledger");
        assertThat(assumed.out()).containsIgnoringCase("assumed");

        Shell.Ran given = Shell.plain().run("scan", log, "--year", "2026", "--tz", "America/New_York", "-o", "jsonl");
        assertThat(given.lines("hopline.session/1")).hasSize(12);
        assertThat(given.lines("hopline.session/1").getFirst().path("opened").asString()).startsWith("2026-11-22T02:5");
        given.lawfulLedger();
    }

    @Test
    void filtersChooseHostUserAndTime() {
        assertThat(sessions("--host", "db03")).isNotEmpty()
                .allMatch(session -> session.path("host").asString().equals("db03"));
        assertThat(sessions("--user", "bob")).isNotEmpty()
                .allMatch(session -> session.path("user").asString().equals("bob"));
        assertThat(sessions("--since", "2026-11-22T02:52:00Z")).hasSizeLessThan(sessions().size());
        Shell.Ran nobody = Shell.plain().run(Stream.concat(Stream.of(logs()), Stream.of("--host", "web9"))
                .toArray(String[]::new));
        assertThat(nobody.err()).contains("nothing concerns host web9").contains("--as-host");
    }

    @Test
    void oneHostsSyslogAndJournalAreToldOnce() {
        Path lab = Shell.shared("corpora/lab/jump01");
        Shell.Ran both = Shell.plain().run("scan", lab.resolve("auth.log").toString(),
                lab.resolve("journal.json").toString(), "-o", "jsonl");

        assertThat(both.lines("hopline.session/1")).hasSize(9);
        long duplicates = 0;
        for (JsonNode source : both.lawfulLedger().path("sources")) {
            duplicates += source.path("duplicates").asLong();
        }
        assertThat(duplicates).isPositive();
    }

    private static List<JsonNode> sessions(String... options) {
        return Shell.plain().run(Stream.of(logs(), new String[]{"-o", "jsonl"}, options).flatMap(Stream::of)
                .toArray(String[]::new)).lines("hopline.session/1");
    }

    private static List<JsonNode> chains(String... options) {
        return Shell.plain().run(Stream.concat(Stream.of(logs()), Stream.of(options)).toArray(String[]::new))
                .lines("hopline.path/1").stream().filter(path -> path.path("hops").size() == 3).toList();
    }

    private static String[] logs() {
        Path lab = Shell.shared("corpora/lab");
        return new String[]{"scan", lab.resolve("jump01/auth.log").toString(), lab.resolve("app02/auth.log").toString(),
            lab.resolve("db03/auth.log").toString()};
    }
}
