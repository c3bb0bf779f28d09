package org.hopline.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Runs command lines in this process, as a shell would with pipes, and keeps what they wrote. */
final class Shell {

    /** Of the repository; tests of this module run in it. */
    static final Path ROOT = Path.of(System.getProperty("hopline.root"));
    /** The scenario shipped with the project, as the README writes it. */
    static final String FIRST_HOP = "content/datasets/first-hop";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> environment = new TreeMap<>();
    private byte[] input = new byte[0];
    private Path directory = Path.of("").toAbsolutePath();
    private boolean terminal;
    private boolean stop;

    private Shell() {}

    static Shell plain() {
        return new Shell();
    }

    Shell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Shell in(Path folder) {
        directory = folder;
        return this;
    }

    Shell reading(byte[] bytes) {
        input = bytes;
        return this;
    }

    Shell onTerminal() {
        terminal = true;
        return this;
    }

    Shell interrupted() {
        stop = true;
        return this;
    }

    Ran run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(new ByteArrayInputStream(input), out, err, new TreeMap<>(environment), directory,
                terminal, terminal, () -> stop);
        int code = Hopline.run(console, List.of(arguments));
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** What a command line came to. */
    record Ran(int code, String out, String err) {

        /** The objects of JSON lines on the standard output. */
        List<JsonNode> lines() {
            return out.lines().map(JSON::readTree).toList();
        }

        /** Those of one schema. */
        List<JsonNode> lines(String schema) {
            return lines().stream().filter(line -> line.path("schema").asString().equals(schema)).toList();
        }

        /** Whether the ledger obeys its law; the one JSON line of it. */
        JsonNode lawfulLedger() {
            List<JsonNode> ledgers = lines("hopline.ledger/1");
            Assertions.assertThat(ledgers).hasSize(1);
            for (JsonNode source : ledgers.getFirst().path("sources")) {
                Assertions.assertThat(source.path("understood").asLong() + source.path("header_only").asLong()
                        + source.path("unparsed").asLong()).as("records of %s", source.path("path"))
                        .isEqualTo(source.path("records").asLong());
            }
            return ledgers.getFirst();
        }
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    /** Third-party data beside the repository; a test that needs it is skipped where it is absent, but not in CI. */
    static Path shared(String path) {
        Path file = ROOT.resolve("../shared").resolve(path).normalize();
        if (!Files.exists(file)) {
            Assertions.assertThat(System.getenv("CI")).as(file + " is absent").isNotEqualTo("true");
            Assumptions.abort(file + " is absent");
        }
        return file;
    }

    /** The expected output in this text file; {@code -Dupdate=true} writes it anew. */
    static void assertGolden(String name, String actual) {
        Path file = ROOT.resolve("cli/src/test/resources/org/hopline/cli").resolve(name);
        try {
            if (Boolean.getBoolean("update")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
            }
            Assertions.assertThat(actual).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
