package org.hopline.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.Unparsed;
import org.junit.jupiter.api.Assumptions;

/** What one source turned out to be, with the ledger's law checked against an independent count. */
public final class StructuredReading implements ParseSink {

    public final List<Event> records = new ArrayList<>();
    public final List<Event> assembled = new ArrayList<>();
    public final List<Unparsed> unparsed = new ArrayList<>();
    public final List<String> notes = new ArrayList<>();

    private StructuredReading() {}

    /** Reads a text in one piece. */
    public static StructuredReading of(LogFormat format, String text) {
        return of(format, text.getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE);
    }

    /** Reads bytes in pieces of {@code chunk}. */
    public static StructuredReading of(LogFormat format, byte[] bytes, int chunk) {
        StructuredReading reading = new StructuredReading();
        SourceReader reader = new SourceReader(new SourceId("test"), format, reading, ReadLimits.DEFAULT);
        for (int at = 0; at < bytes.length; at += Math.min(chunk, bytes.length - at)) {
            byte[] piece = Arrays.copyOfRange(bytes, at, at + Math.min(chunk, bytes.length - at));
            reader.feed(piece, piece.length);
        }
        reader.end();
        SourceTally tally = reader.tally();
        assertThat(tally.lawful()).as("ledger law").isTrue();
        assertThat(tally.bytes()).as("bytes covered").isEqualTo(bytes.length);
        assertThat(tally.recordEvents()).isEqualTo(reading.records.size());
        assertThat(tally.records()).isEqualTo(reading.records.size() + reading.unparsed.size());
        assertThat(tally.assembledEvents()).isEqualTo(reading.assembled.size());
        return reading;
    }

    /** A file of the shared test data; the test is skipped where it is absent, and fails in CI. */
    public static byte[] shared(String relative) {
        Path path = Path.of(System.getProperty("hopline.root", "."), "..", "shared", "corpora", relative);
        if (!Files.exists(path)) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("test data absent: " + path);
            }
            Assumptions.abort("test data absent: " + path);
        }
        try {
            return Files.readAllBytes(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void understood(Event event) {
        records.add(event);
    }

    @Override
    public void headerOnly(Event event) {
        records.add(event);
    }

    @Override
    public void unparsed(Unparsed record) {
        unparsed.add(record);
    }

    @Override
    public void assembled(Event event) {
        assembled.add(event);
    }

    @Override
    public void noted(String reason) {
        notes.add(reason);
    }
}
