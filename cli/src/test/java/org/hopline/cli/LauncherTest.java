package org.hopline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a process of its own, beside a build of the classes under test. */
class LauncherTest {

    @TempDir
    private Path home = Path.of("");

    @BeforeEach
    void install() throws IOException {
        Files.copy(Shell.ROOT.resolve("hopline"), home.resolve("hopline"));
        assertThat(home.resolve("hopline").toFile().setExecutable(true)).isTrue();
        Files.createDirectories(home.resolve(".hopline-build"));
        Files.writeString(home.resolve(".hopline-build/classpath"), System.getProperty("java.class.path") + "\n");
    }

    @Test
    void startsTheCommandLineWithTheJdkItFinds() throws Exception {
        Ran ran = run(Map.of(), "--version");

        assertThat(ran.code()).as(ran.output()).isZero();
        assertThat(ran.output()).startsWith("hopline ");
    }

    @Test
    void handsArgumentsOnAsTheyAre() throws Exception {
        Ran ran = run(Map.of(), "explain", "line", "a  b  'c' $HOME *");

        assertThat(ran.code()).isZero();
        assertThat(ran.output()).contains("none: ");
    }

    @Test
    void worksThroughASymbolicLinkFromAnotherFolder() throws Exception {
        Path link = Files.createSymbolicLink(Files.createDirectory(home.resolve("bin")).resolve("hl"),
                Path.of("../hopline"));
        Ran ran = run(Map.of(), link, "--version");

        assertThat(ran.code()).as(ran.output()).isZero();
    }

    @Test
    void aWrongJdkOfTheUserIsSaidInASentence() throws Exception {
        Ran ran = run(Map.of("HOPLINE_JAVA_HOME", "/nonexistent"), "--version");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.output()).isEqualTo(
                "hopline: HOPLINE_JAVA_HOME is /nonexistent, which is no JDK 25 or newer.\n");
    }

    @Test
    void anOlderJavaHomeIsPassedOver() throws Exception {
        Path old = home.resolve("jdk17");
        Files.createDirectories(old.resolve("bin"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        Files.writeString(old.resolve("bin/java"), "#!/bin/sh\necho old\n");
        assertThat(old.resolve("bin/java").toFile().setExecutable(true)).isTrue();
        Ran ran = run(Map.of("JAVA_HOME", old.toString()), "--version");

        assertThat(ran.output()).startsWith("hopline ");
    }

    @Test
    void aCheckoutWithoutBuildSaysSoWhenBuildingIsOff() throws Exception {
        Files.delete(home.resolve(".hopline-build/classpath"));
        Ran ran = run(Map.of("HOPLINE_NO_BUILD", "1"), "--version");

        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.output()).contains("this checkout is not built, and HOPLINE_NO_BUILD is set.");
    }

    @Test
    void aCheckoutWithoutMavenSaysWhatToInstall() throws Exception {
        Files.delete(home.resolve(".hopline-build/classpath"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Path tools = Files.createDirectory(home.resolve("tools"));
        for (String tool : new String[]{"find", "head", "readlink", "mkdir", "cat", "rm"}) {
            for (String folder : new String[]{"/usr/bin", "/bin"}) {
                if (Files.exists(Path.of(folder, tool)) && !Files.exists(tools.resolve(tool))) {
                    Files.createSymbolicLink(tools.resolve(tool), Path.of(folder, tool));
                }
            }
        }
        Ran ran = run(Map.of("PATH", tools.toString()), "--version");

        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.output()).contains("Maven (mvn) is not on the PATH. Install Maven 3.8.6 or newer");
    }

    private Ran run(Map<String, String> environment, String... arguments) throws Exception {
        return run(environment, home.resolve("hopline"), arguments);
    }

    private static Ran run(Map<String, String> environment, Path launcher, String... arguments) throws Exception {
        String[] command = new String[arguments.length + 2];
        command[0] = "/bin/sh";
        command[1] = launcher.toString();
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("HOPLINE_"));
        builder.environment().put("HOPLINE_NO_AOT", "1");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), output);
    }

    private record Ran(int code, String output) {}
}
