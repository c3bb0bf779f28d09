package org.hopline.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.Unparsed;
import org.hopline.engine.parse.Formats;
import org.hopline.engine.parse.LogFormat;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.ReadLimits;
import org.hopline.engine.parse.SourceReader;
import org.hopline.engine.parse.SourceTally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recorded scenario that is shipped: it is there, it is whole, and every line of it is accounted for. */
class FirstHopTest {

    private static final Path DATASET = Path.of(System.getProperty("hopline.root"), "content", "datasets", "first-hop");

    @ParameterizedTest
    @ValueSource(strings = {"gate/auth.log", "app/auth.log", "db/auth.log", "gate/audit.log"})
    void everyRecordIsAccountedFor(String name) throws Exception {
        Path log = DATASET.resolve(name);
        byte[] bytes = Files.readAllBytes(log);
        long lines = new String(bytes, StandardCharsets.UTF_8).lines().count();
        Source source = Packs.find(log).sources().findFirst().orElseThrow();
        Formats.Recognised recognised = Formats.recognise(Slice.of(bytes).part(0, Math.min(bytes.length, 64 * 1024)),
                source.fileName());
        LogFormat format = java.util.Objects.requireNonNull(recognised.format(), recognised.recognition().reason());
        assertThat(recognised.recognition().confidence()).isGreaterThanOrEqualTo(0.8);
        List<String> unparsed = new ArrayList<>();
        SourceReader reader = new SourceReader(source.id(), format, new Listing(unparsed), ReadLimits.DEFAULT);
        byte[] all = Packs.readAll(source);
        reader.feed(all, all.length);
        reader.end();
        SourceTally tally = reader.tally();
        assertThat(unparsed).isEmpty();
        assertThat(tally.lawful()).isTrue();
        assertThat(tally.bytes()).isEqualTo(bytes.length);
        assertThat(tally.records()).isEqualTo(lines);
        assertThat(tally.understood()).as("of %d", lines).isGreaterThan(lines * 8 / 10);
    }

    @Test
    void theLogsHoldWhatTheGroundTruthSays() throws Exception {
        assertThat(count("gate/auth.log", "Accepted p")).isEqualTo(6);
        assertThat(count("app/auth.log", "Accepted p")).isEqualTo(5);
        assertThat(count("db/auth.log", "Accepted p")).isEqualTo(1);
        assertThat(count("gate/auth.log", "Failed password")).isEqualTo(6);
        assertThat(count("app/auth.log", "USER=deploy ; COMMAND=/usr/bin/ssh")).isEqualTo(1);
        assertThat(count("gate/audit.log", "a1=\"-oStrictHostKeyChecking=no\" a2=\"-oBatchMode=yes\"")).isEqualTo(1);
        assertThat(Files.readAllLines(DATASET.resolve("ground-truth.tsv"))).hasSize(12);
    }

    @Test
    void nothingOfTheRecordingMachineIsInIt() throws Exception {
        try (Stream<Path> files = Files.walk(DATASET)) {
            long size = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                size += text.length();
                assertThat(text).doesNotContain("kernel=");
                if (file.toString().endsWith(".log")) {
                    assertThat(text).doesNotContain("/var/tmp").doesNotContain("/root").doesNotContain("/work");
                }
            }
            assertThat(size).isLessThan(200_000);
        }
    }

    private static long count(String file, String part) throws Exception {
        return Files.readAllLines(DATASET.resolve(file)).stream().filter(line -> line.contains(part)).count();
    }

    private record Listing(List<String> unparsed) implements ParseSink {

        @Override
        public void understood(Event event) {
            assertThat(event.record().bytes().length()).isPositive();
        }

        @Override
        public void headerOnly(Event event) {
            assertThat(event.record().bytes().length()).isPositive();
        }

        @Override
        public void unparsed(Unparsed record) {
            unparsed.add(record.record().bytes() + " (" + record.reason() + ")");
        }

        @Override
        public void assembled(Event event) {
            assertThat(event.record().offset()).isNotNegative();
        }
    }
}
