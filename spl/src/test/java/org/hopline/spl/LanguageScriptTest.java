package org.hopline.spl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs every case of the plain-text scripts under {@code src/test/resources}: what the language means. */
class LanguageScriptTest {

    @TestFactory
    Stream<DynamicTest> everyCaseOfTheScriptsHolds() throws IOException {
        Path folder = Path.of(System.getProperty("hopline.root"), "spl", "src", "test", "resources", "spl");
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(".iq")).sorted().toList();
        }
        assertThat(files).isNotEmpty();
        return files.stream().flatMap(file -> cases(file).stream());
    }

    private static List<DynamicTest> cases(Path file) {
        try {
            return Script.read(Files.readString(file)).stream()
                    .map(one -> DynamicTest.dynamicTest(file.getFileName() + ": " + one.title(), () -> run(one)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void run(Script.Case one) {
        String search = one.section("search");
        CompiledSearch compiled = SplCompiler.compile(search, Places.of(search), one.macros(), ScriptRun.VOCABULARY);
        List<String> problems = new ArrayList<>();
        for (SplProblem problem : compiled.problems()) {
            problems.add(problem.severity().name().toLowerCase(Locale.ROOT) + " " + problem.place().line() + ":"
                    + problem.place().column() + " " + problem.snippet() + ": " + problem.message()
                    + (problem.hint() == null ? "" : " " + problem.hint())
                    + (problem.replacement() == null ? "" : " [" + problem.replacement() + "]"));
        }
        if (one.has("problems")) {
            List<String> expected = one.lines("problems");
            assertThat(problems).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                assertThat(problems.get(i)).contains(expected.get(i));
            }
        } else {
            assertThat(problems).isEmpty();
        }
        if (one.has("expanded")) {
            assertThat(compiled.expanded()).isEqualTo(one.section("expanded"));
        }
        if (one.has("inactive")) {
            assertThat(compiled.inactive()).contains(one.section("inactive"));
        } else {
            assertThat(compiled.inactive()).isNull();
        }
        if (one.has("table")) {
            assertThat(ScriptRun.table(compiled, one.lines("events"))).isEqualTo(Script.table(one.lines("table")));
        }
    }
}
