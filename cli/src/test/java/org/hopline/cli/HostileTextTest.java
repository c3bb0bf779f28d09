package org.hopline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an attacker types as a user name stays text. */
class HostileTextTest {

    private static final List<String> NAMES = List.of("bob from 1.2.3.4 port 22 ssh2", "\u001b[2J\u001b[31mred",
            "\u001b]0;title\u0007", "\u202egnp.exe", "<script>alert(1)</script>", "=cmd|'/c calc'!A0",
            "@SUM(A1)", "a\u0000b", "x\u200by", "\u009b31m", "tab\there", "\"quoted\",comma");

    @TempDir
    private Path folder = Path.of("");

    private Path log = Path.of("");

    @BeforeEach
    void write() throws IOException {
        StringBuilder text = new StringBuilder();
        int port = 40_000;
        for (String name : NAMES) {
            text.append("2026-11-22T02:50:55.770343+00:00 web1 sshd-session[").append(port)
                    .append("]: Accepted password for ").append(name).append(" from 10.99.0.66 port ").append(port)
                    .append(" ssh2\n2026-11-22T02:50:56.770343+00:00 web1 sshd-session[").append(port + 1)
                    .append("]: Failed password for invalid user ").append(name).append(" from 10.99.0.67 port ")
                    .append(port + 1).append(" ssh2\n");
            port += 2;
        }
        log = Files.write(folder.resolve("auth.log"), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void nothingThatActsReachesATerminal() {
        for (String form : List.of("table", "json", "jsonl", "csv")) {
            Shell.Ran ran = Shell.plain().run("scan", log.toString(), "-o", form, "--show", "all");

            assertThat(ran.code()).isZero();
            assertThat(ran.out() + ran.err()).as(form).matches(text -> text.codePoints()
                    .noneMatch(c -> (c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0) || c == 0x202e || c == 0x200b));
        }
    }

    @Test
    void noFieldIsForged() {
        Shell.Ran ran = Shell.plain().run("scan", log.toString(), "-o", "jsonl");

        for (JsonNode session : ran.lines("hopline.session/1")) {
            assertThat(session.path("source").path("address").asString()).isEqualTo("10.99.0.66");
        }
        assertThat(ran.lines("hopline.session/1"))
                .anyMatch(session -> session.path("user").asString().equals("bob from 1.2.3.4 port 22 ssh2"));
        ran.lawfulLedger();
    }

    @Test
    void noCellIsAFormula() {
        String csv = Shell.plain().run("scan", log.toString(), "-o", "csv").out();

        assertThat(csv.lines().skip(1)).noneMatch(
                row -> row.matches("(^|.*,)\"?[=+@-].*") && !row.matches(".*,\"?'.*"));
    }

    @Test
    void aHostileFileNameIsTextToo() throws IOException {
        Path odd = folder.resolve("\u001b[31m<b>.log");
        Files.copy(log, odd);
        Shell.Ran ran = Shell.plain().run("scan", odd.toString(), "--show", "all");

        assertThat(ran.code()).isZero();
        assertThat(ran.out() + ran.err()).doesNotContain("\u001b");
    }

    @Test
    void explainingAHostileLineIsHarmless() {
        Shell.Ran ran = Shell.plain().onTerminal().with("NO_COLOR", "1").run("explain", "line",
                "2026-11-22T02:50:55+00:00 web1 sshd[1]: Accepted password for \u001b[31mx from 1.2.3.4 from 10.0.0.1 port 5 ssh2");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).doesNotContain("\u001b").contains("10.0.0.1");
    }
}
