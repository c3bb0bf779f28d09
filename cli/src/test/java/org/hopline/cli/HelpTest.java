package org.hopline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.hopline.engine.escape.Width;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Help, and the reference page that is made of it. */
class HelpTest {

    private static final String BEGIN = "<!-- made by HelpTest; -Dupdate=true writes it anew -->\n";

    @Test
    void everyCommandHasHelpThatFits80Columns() {
        for (String name : Hopline.verbs().keySet()) {
            String[] arguments = (name + " --help").split(" ");
            Shell.Ran ran = Shell.plain().run(arguments);

            assertThat(ran.code()).isZero();
            assertThat(ran.out()).startsWith("Usage: hopline " + name);
            assertThat(ran.out().lines()).allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(80));
            assertThat(Shell.plain().run(("help " + name).split(" ")).out()).isEqualTo(ran.out());
        }
    }

    @Test
    void theVersionNamesHoplineAndJava() {
        assertThat(Shell.plain().run("--version").out()).matches("hopline \\S+ \\(Java 2\\d.*\\)\n");
    }

    @Test
    void theReferencePageIsWhatTheHelpSays() throws IOException {
        Path page = Shell.ROOT.resolve("docs/reference/cli.md");
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        assertThat(begin).as("the page has its mark").isGreaterThan(BEGIN.length() - 1);
        if (Boolean.getBoolean("update")) {
            Files.writeString(page, text.substring(0, begin) + commands());
        }

        assertThat(Files.readString(page).substring(begin)).isEqualTo(commands());
    }

    private static String commands() {
        StringBuilder out = new StringBuilder();
        Map<String, Verb> verbs = Hopline.verbs();
        CommandLine root = Hopline.commandLine(verbs);
        for (String name : verbs.keySet()) {
            CommandLine at = root;
            for (String word : name.split(" ", -1)) {
                at = Objects.requireNonNull(at.getSubcommands().get(word));
            }
            out.append("\n## hopline ").append(name).append("\n\n```\n")
                    .append(at.getUsageMessage(Ansi.OFF).stripTrailing())
                    .append("\n```\n");
        }
        return out.toString();
    }
}
