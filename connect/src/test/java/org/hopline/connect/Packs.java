package org.hopline.connect;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Packs bytes as the usual tools do, for tests. */
final class Packs {

    /** Ways of compressing, by suffix. */
    static final List<String> SUFFIXES = List.of("gz", "xz", "zst", "bz2");

    private interface Writer {
        void to(OutputStream out) throws IOException;
    }

    private Packs() {}

    static byte[] pack(String suffix, byte[] content) {
        return written(out -> {
            try (OutputStream packed = switch (suffix) {
                case "gz" -> new GZIPOutputStream(out);
                case "xz" -> new XZOutputStream(out, new LZMA2Options(1));
                case "zst" -> new ZstdOutputStream(out).setChecksum(true);
                case "bz2" -> new BZip2CompressorOutputStream(out, 1);
                default -> throw new IllegalArgumentException(suffix);
            }) {
                packed.write(content);
            }
        });
    }

    static byte[] tar(Map<String, byte[]> members) {
        return written(out -> {
            try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
                tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
                for (Map.Entry<String, byte[]> member : members.entrySet()) {
                    TarArchiveEntry entry = new TarArchiveEntry(member.getKey(), true);
                    entry.setSize(member.getValue().length);
                    tar.putArchiveEntry(entry);
                    tar.write(member.getValue());
                    tar.closeArchiveEntry();
                }
            }
        });
    }

    static byte[] zip(Map<String, byte[]> members) {
        return written(out -> {
            try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
                for (Map.Entry<String, byte[]> member : members.entrySet()) {
                    zip.putArchiveEntry(new ZipArchiveEntry(member.getKey()));
                    zip.write(member.getValue());
                    zip.closeArchiveEntry();
                }
            }
        });
    }

    static byte[] join(byte[]... parts) {
        return written(out -> {
            for (byte[] part : parts) {
                out.write(part);
            }
        });
    }

    /** So many different lines of a log. */
    static byte[] lines(int count, long seed) {
        StringBuilder text = new StringBuilder();
        java.util.Random random = new java.util.Random(seed);
        for (int i = 0; i < count; i++) {
            text.append("2026-11-22T02:51:04.").append(100_000 + i).append("+00:00 gate sshd[")
                    .append(random.nextInt(30_000))
                    .append("]: Accepted publickey for mara from 10.77.0.66 port ").append(random.nextInt(60_000))
                    .append(" ssh2\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(HashThread.sha256().digest(bytes));
    }

    static Path write(Path path, byte[] bytes) {
        try {
            Path folder = path.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return Files.write(path, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] readAll(Source source) {
        try (SourceInput input = source.open()) {
            return readAll(input);
        }
    }

    static byte[] readAll(SourceInput input) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[10_000];
        for (int got = input.read(buffer); got >= 0; got = input.read(buffer)) {
            assert got > 0;
            all.write(buffer, 0, got);
        }
        return all.toByteArray();
    }

    /** The trouble of an input that has some. */
    static Trouble trouble(SourceInput input) {
        return java.util.Objects.requireNonNull(input.trouble(), "no trouble");
    }

    static Inventory find(Path... paths) {
        return Sources.find(java.util.Arrays.stream(paths).map(Path::toString).toList(), ReadOptions.DEFAULT);
    }

    /** Paths below a folder, of everything to be read. */
    static List<String> names(Inventory inventory, Path below) {
        return inventory.sources().map(source -> source.id().path().substring(below.toString().length() + 1)).toList();
    }

    private static byte[] written(Writer writer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
