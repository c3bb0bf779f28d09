package org.hopline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holding a report against its evidence prints. */
class VerifyTest {

    @Test
    void sourcesAndACountAreSaidAndEveryLineOnlyWhenAsked(@TempDir Path folder) {
        String report = folder.resolve("report.jsonl").toString();
        assertThat(Shell.plain().in(Shell.ROOT).run("scan", Shell.FIRST_HOP, "-o", report).code()).isZero();

        Shell.Ran brief = Shell.plain().in(Shell.ROOT).run("verify", report, Shell.FIRST_HOP);
        Shell.Ran all = Shell.plain().in(Shell.ROOT).run("verify", report, Shell.FIRST_HOP, "--all");

        assertThat(brief.code()).isZero();
        assertThat(brief.out()).contains("of the report hold.").contains("SHA-256 are the same")
                .doesNotContain("byte for byte");
        assertThat(all.out()).contains("byte for byte");
    }
}
