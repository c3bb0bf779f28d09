package org.hopline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flag before environment before file before default. */
class ConfigurationTest {

    @TempDir
    private Path home = Path.of("");

    @Test
    void theFileOfTheUserGivesOptions() throws IOException {
        write("scan:\n  output: jsonl\n");

        assertThat(shell().run("scan", Shell.FIRST_HOP).out()).startsWith("{\"schema\"");
    }

    @Test
    void theEnvironmentWinsOverTheFileAndAFlagOverBoth() throws IOException {
        write("scan:\n  output: jsonl\n");

        assertThat(shell().with("HOPLINE_SCAN_OUTPUT", "csv").run("scan", Shell.FIRST_HOP).out()).startsWith("kind,");
        assertThat(shell().with("HOPLINE_SCAN_OUTPUT", "csv").run("scan", Shell.FIRST_HOP, "-o", "table").out())
                .startsWith("PATHS");
    }

    @Test
    void listsAndSwitchesAreUnderstood() throws IOException {
        write("scan:\n  show: [sessions, hosts]\n  strict: true\n  no-hash: false\n");

        Shell.Ran ran = shell().run("scan", Shell.FIRST_HOP);
        assertThat(ran.out()).contains("\nSESSIONS").contains("\nHOSTS");
    }

    @Test
    void aMistakeInTheFileIsWrongUsageWithItsPlace() throws IOException {
        write("scan:\n  outptu: jsonl\n");
        Shell.Ran misspelt = shell().run("scan", Shell.FIRST_HOP);
        assertThat(misspelt.code()).isEqualTo(ExitCode.USAGE);
        assertThat(misspelt.err()).contains("config.yaml: scan has no option outptu");

        write("scan: [\n");
        assertThat(shell().run("scan", Shell.FIRST_HOP).err()).contains("is not YAML");

        Shell.Ran missing = Shell.plain().with("HOPLINE_CONFIG", "/nonexistent.yaml").run("scan", Shell.FIRST_HOP);
        assertThat(missing.code()).isEqualTo(ExitCode.USAGE);
    }

    private Shell shell() {
        return Shell.plain().with("XDG_CONFIG_HOME", home.toString());
    }

    private void write(String text) throws IOException {
        Files.createDirectories(home.resolve("hopline"));
        Files.writeString(home.resolve("hopline/config.yaml"), text);
    }
}
