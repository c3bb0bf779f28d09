package org.hopline.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {

    @TempDir
    Path folder;

    private Source only(byte[] stored, String name) {
        Inventory inventory = Packs.find(Packs.write(folder.resolve(name), stored));
        assertThat(inventory.troubles()).isEmpty();
        List<Source> sources = inventory.sources().toList();
        assertThat(sources).hasSize(1);
        return sources.getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "xz", "zst", "bz2"})
    void aCompressedFileIsReadWhateverItIsCalled(String suffix) {
        byte[] content = Packs.lines(20_000, 1);
        Source source = only(Packs.pack(suffix, content), "auth.log");
        try (SourceInput input = source.open()) {
            assertThat(Packs.readAll(input)).isEqualTo(content);
            assertThat(input.trouble()).isNull();
            assertThat(input.sha256()).isEqualTo(Packs.sha256(content));
            assertThat(input.size()).isEqualTo(content.length);
        }
        assertThat(source.packing()).isEqualTo(suffix);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "xz", "zst", "bz2"})
    void membersFollowingEachOtherAreOneSource(String suffix) {
        byte[] first = Packs.lines(3_000, 2);
        byte[] second = Packs.lines(2_000, 3);
        byte[] stored = Packs.join(Packs.pack(suffix, first), Packs.pack(suffix, new byte[0]),
                Packs.pack(suffix, second));
        Source source = only(stored, "log." + suffix);
        try (SourceInput input = source.open()) {
            assertThat(Packs.readAll(input)).isEqualTo(Packs.join(first, second));
            assertThat(input.trouble()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "xz", "zst", "bz2"})
    void whatATruncatedFileStillHoldsIsUsedAndTheRestIsSaid(String suffix) {
        byte[] content = Packs.lines(60_000, 4);
        byte[] stored = Packs.pack(suffix, content);
        int most = 0;
        // Fewer than ten bytes do not tell bzip2 from text.
        for (int cut : new int[]{suffix.equals("bz2") ? 12 : 7, 20, stored.length / 10, stored.length / 3,
            stored.length / 2,
            stored.length * 9 / 10, stored.length - 9, stored.length - 1}) {
            Inventory inventory = Packs.find(Packs.write(folder.resolve("cut." + cut + "." + suffix + ".log"),
                    Arrays.copyOf(stored, cut)));
            Source source = inventory.sources().findFirst().orElseThrow();
            try (SourceInput input = source.open()) {
                byte[] read = Packs.readAll(input);
                assertThat(read).as("at %d of %d", cut, stored.length).isEqualTo(Arrays.copyOf(content, read.length));
                Trouble trouble = input.trouble();
                assertThat(trouble).as("at %d", cut).isNotNull();
                assertThat(trouble.kind()).as("at %d: %s", cut, trouble.sentence()).isEqualTo(Trouble.Kind.TRUNCATED);
                assertThat(trouble.sentence()).endsWith(".").doesNotContain("Exception");
                assertThat(input.sha256()).isEqualTo(Packs.sha256(read));
                assertThat(read.length).as("more of the file gives no less").isGreaterThanOrEqualTo(most);
                most = read.length;
            }
        }
        assertThat(most).as("the last cuts lose little").isGreaterThan(content.length * 8 / 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "xz", "zst", "bz2"})
    void damageIsSaidAndNeverThrows(String suffix) {
        byte[] content = Packs.lines(20_000, 5);
        byte[] stored = Packs.pack(suffix, content);
        java.util.Random random = new java.util.Random(6);
        for (int round = 0; round < 60; round++) {
            byte[] damaged = stored.clone();
            for (int i = 0; i < 20; i++) {
                damaged[10 + random.nextInt(damaged.length - 10)] = (byte) random.nextInt();
            }
            Inventory inventory = Packs.find(Packs.write(folder.resolve("damaged." + suffix), damaged));
            for (Source source : inventory.sources().toList()) {
                try (SourceInput input = source.open()) {
                    Packs.readAll(input);
                    assertThat(input.trouble()).isNotNull();
                    assertThat(Packs.trouble(input).kind()).as(Packs.trouble(input).sentence()).isIn(
                            Trouble.Kind.DAMAGED,
                            Trouble.Kind.TRUNCATED, Trouble.Kind.UNREADABLE);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "bz2", "zst", "xz"})
    void bytesAfterTheLastMemberAreSaid(String suffix) {
        byte[] content = Packs.lines(100, 7);
        Source source = Packs.find(Packs.write(folder.resolve("a.log"),
                Packs.join(Packs.pack(suffix, content), Packs.utf8("and something else\n")))).sources().findFirst()
                .orElseThrow();
        try (SourceInput input = source.open()) {
            assertThat(Packs.readAll(input)).isEqualTo(content);
            assertThat(input.trouble()).isNotNull();
        }
    }

    @Test
    void gzipPaddedWithZerosIsWhole() {
        byte[] content = Packs.lines(100, 7);
        Source source = only(Packs.join(Packs.pack("gz", content), new byte[5000]), "tape");
        try (SourceInput input = source.open()) {
            assertThat(Packs.readAll(input)).isEqualTo(content);
            assertThat(input.trouble()).isNull();
        }
    }

    @Test
    void compressionWithinCompressionIsTakenOffUpToFourLayers() {
        byte[] content = Packs.lines(100, 8);
        byte[] four = Packs.pack("gz", Packs.pack("xz", Packs.pack("zst", Packs.pack("bz2", content))));
        Source source = only(four, "four");
        assertThat(Packs.readAll(source)).isEqualTo(content);
        assertThat(source.packing()).isEqualTo("gz > xz > zst > bz2");

        Source five = Packs.find(Packs.write(folder.resolve("five"), Packs.pack("gz", four))).sources().findFirst()
                .orElseThrow();
        try (SourceInput input = five.open()) {
            assertThat(Packs.readAll(input)).isEmpty();
            assertThat(Packs.trouble(input).kind()).isEqualTo(Trouble.Kind.LIMIT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "xz", "zst", "bz2"})
    void aBombStopsAtTheRatio(String suffix) {
        byte[] bomb = Packs.pack(suffix, new byte[64 << 20]);
        Limits limits = new Limits(3, 1000, 1L << 40, 100, 1 << 20, 64, 1000);
        Inventory inventory = Sources.find(List.of(Packs.write(folder.resolve("bomb"), bomb).toString()),
                ReadOptions.DEFAULT.withLimits(limits));
        try (SourceInput input = inventory.sources().findFirst().orElseThrow().open()) {
            byte[] buffer = new byte[1 << 16];
            while (input.read(buffer) >= 0) {
                continue;
            }
            assertThat(Packs.trouble(input).kind()).isEqualTo(Trouble.Kind.LIMIT);
            assertThat(Packs.trouble(input).sentence()).contains("100 times its size");
            assertThat(input.size()).isLessThan(64 << 20);
        }
    }

    @Test
    void aStreamThatUnpacksBeyondTheAbsoluteLimitStopsThere() {
        byte[] stored = Packs.pack("zst", Packs.lines(50_000, 9));
        Limits limits = new Limits(3, 1000, 1 << 20, 1_000_000, 1L << 40, 64, 1000);
        Inventory inventory = Sources.find(List.of(Packs.write(folder.resolve("big"), stored).toString()),
                ReadOptions.DEFAULT.withLimits(limits));
        try (SourceInput input = inventory.sources().findFirst().orElseThrow().open()) {
            assertThat(Packs.readAll(input).length).isBetween(1 << 20, (1 << 20) + (1 << 17));
            assertThat(Packs.trouble(input).kind()).isEqualTo(Trouble.Kind.LIMIT);
        }
    }

    @Test
    void anXzThatAsksForTooMuchMemoryIsRefusedInWords() throws Exception {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        // Only the header's promise matters: the encoder is given no memory for a dictionary of that size.
        try (org.tukaani.xz.XZOutputStream xz = new org.tukaani.xz.XZOutputStream(out,
                new org.tukaani.xz.LZMA2Options(1))) {
            xz.write(Packs.lines(10, 1));
        }
        byte[] bytes = out.toByteArray();
        // Block header after the 12-byte stream header: size, flags, filter id 0x21, property size 1, dictionary bits.
        assertThat(bytes[14]).isEqualTo((byte) 0x21);
        bytes[16] = 36;
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        int header = ((bytes[12] & 0xff) + 1) * 4;
        crc.update(bytes, 12, header - 4);
        for (int i = 0; i < 4; i++) {
            bytes[12 + header - 4 + i] = (byte) (crc.getValue() >> 8 * i);
        }
        Source source = Packs.find(Packs.write(folder.resolve("greedy.xz"), bytes)).sources().findFirst()
                .orElseThrow();
        try (SourceInput input = source.open()) {
            assertThat(Packs.readAll(input)).isEmpty();
            assertThat(Packs.trouble(input).sentence()).contains("memory");
            assertThat(Packs.trouble(input).kind()).isEqualTo(Trouble.Kind.UNREADABLE);
        }
    }

    @Test
    void formatsThatAreNotOpenedAreSaidAndReadAsTheyAre() {
        byte[] bytes = Packs.join(new byte[]{'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c}, new byte[100]);
        Source source = Packs.find(Packs.write(folder.resolve("x.7z"), bytes)).sources().findFirst().orElseThrow();
        try (SourceInput input = source.open()) {
            assertThat(Packs.readAll(input)).isEqualTo(bytes);
            assertThat(Packs.trouble(input).kind()).isEqualTo(Trouble.Kind.UNREADABLE);
            assertThat(Packs.trouble(input).sentence()).contains(".7z");
        }
    }

    @Test
    void binaryGarbageNulsAndMixedEncodingsAreJustBytes() {
        byte[] bytes = new byte[200_000];
        new java.util.Random(1).nextBytes(bytes);
        bytes[0] = 0;
        assertThat(Packs.readAll(only(bytes, "garbage"))).isEqualTo(bytes);
        byte[] mixed = Packs.join(Packs.utf8("a\0b \u00e4\n"), new byte[]{(byte) 0xe4, '\n', (byte) 0xff, (byte) 0xfe});
        assertThat(Packs.readAll(only(mixed, "mixed"))).isEqualTo(mixed);
        assertThat(Packs.readAll(only(new byte[0], "empty"))).isEmpty();
    }
}
