package org.hopline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the house rules ask of files. */
class SourceTreeTest {

    /** A file is one concept; past this it is two. */
    private static final int MOST_LINES = 450;

    private static final Path ROOT = Path.of(System.getProperty("hopline.root"));

    @Test
    void noSourceFileIsLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources()) {
            long lines;
            try (Stream<String> all = Files.lines(file)) {
                lines = all.count();
            }
            if (lines > MOST_LINES) {
                tooLong.add(ROOT.relativize(file) + " has " + lines + " lines");
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void everyPackageOfTheMainSourcesHasItsPage() throws IOException {
        List<String> without = sources().stream().filter(file -> file.toString().contains("/src/main/java/"))
                .map(Path::getParent).distinct().filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .map(folder -> ROOT.relativize(folder).toString()).sorted().toList();
        assertThat(without).isEmpty();
    }

    @Test
    void nothingSpeaksOfTheMachineItWasWrittenOn() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            if (Files.readString(file).contains("/" + "work/")) {
                found.add(ROOT.relativize(file).toString());
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.filter(folder -> Files.isDirectory(folder.resolve("src"))).sorted().toList()) {
                try (Stream<Path> all = Files.walk(module.resolve("src"))) {
                    all.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
                }
            }
        }
        return files;
    }
}
