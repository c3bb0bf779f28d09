package org.hopline.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;

/** Makes the files that are measured: {@code Generate FOLDER MEBIBYTES [SEED]}. */
final class Generate {

    private static final long START = Instant.parse("2026-10-01T00:00:00Z").getEpochSecond() * 1_000_000L;
    private static final long MICROS = 30L * 24 * 3600 * 1_000_000L;

    private Generate() {}

    /** Writes one file of each kind, unless one of that size is there. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        long bytes = Long.parseLong(arguments[1]) << 20;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        for (LogKind kind : LogKind.values()) {
            file(folder, kind, bytes, seed);
        }
    }

    /** A file of a kind, of at least so many bytes; made only if it is not there. */
    static Path file(Path folder, LogKind kind, long bytes, long seed) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(kind.fileName() + "." + (bytes >> 20) + "." + seed);
        if (Files.exists(file)) {
            return file;
        }
        Path part = folder.resolve(file.getFileName() + ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 20)) {
            write(kind, bytes, seed, out);
        }
        Files.move(part, file);
        return file;
    }

    /** The episodes are spread over 30 days whatever the size. */
    static void write(LogKind kind, long bytes, long seed, OutputStream out) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Timeline timeline = new Timeline();
        LogKind.Episodes episodes = kind.episodes(random, timeline);
        long perEpisode = switch (kind) {
            case AUTH -> 480;
            case SYSMON -> 1300;
            case AUDIT -> 1000;
        };
        long step = Math.max(2, MICROS / Math.max(1, bytes / perEpisode));
        long now = START;
        long written = 0;
        while (written < bytes) {
            now += random.nextLong(2 * step);
            episodes.next(now);
            while (timeline.has(now) && written < bytes) {
                byte[] line = (timeline.take() + "\n").getBytes(StandardCharsets.UTF_8);
                out.write(line);
                written += line.length;
            }
        }
    }
}
