package org.hopline.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {

    @TempDir
    Path folder;

    private static Map<String, byte[]> members() {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("./var/log/auth.log", Packs.lines(200, 1));
        members.put("./var/log/auth.log.1", Packs.lines(300, 2));
        members.put("./var/log/auth.log.2.gz", Packs.pack("gz", Packs.lines(400, 3)));
        members.put("./var/log/big.log", Packs.lines(30_000, 4));
        members.put("./var/log/wtmp", new byte[1000]);
        return members;
    }

    private static byte[] plain(String name) {
        return switch (name.substring(name.lastIndexOf('/') + 1)) {
            case "auth.log" -> Packs.lines(200, 1);
            case "auth.log.1" -> Packs.lines(300, 2);
            case "auth.log.2.gz" -> Packs.lines(400, 3);
            case "big.log" -> Packs.lines(30_000, 4);
            default -> new byte[1000];
        };
    }

    private byte[] packed(String kind) {
        return kind.equals("zip")
                ? Packs.zip(members())
                : kind.equals("tar")
                        ? Packs.tar(members())
                        : Packs.pack(kind.substring(4), Packs.tar(members()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tar", "tar.gz", "tar.xz", "tar.zst", "tar.bz2", "zip"})
    void everyMemberIsASourceAndRotatedPartsAreOldestFirst(String kind) {
        Path archive = Packs.write(folder.resolve("evidence"), packed(kind));
        Inventory inventory = Packs.find(archive);
        assertThat(inventory.troubles()).isEmpty();
        List<RotatedLog> logs = inventory.groups().stream().flatMap(group -> group.logs().stream()).toList();
        assertThat(logs.stream().map(RotatedLog::name).sorted()).containsExactly(archive + "!var/log/auth.log",
                archive + "!var/log/big.log", archive + "!var/log/wtmp");
        RotatedLog auth = logs.stream().filter(log -> log.name().endsWith("auth.log")).findFirst().orElseThrow();
        assertThat(auth.parts().stream().map(Source::fileName)).containsExactly("auth.log.2.gz", "auth.log.1",
                "auth.log");
        for (Source source : inventory.sources().toList()) {
            try (SourceInput input = source.open()) {
                assertThat(Packs.readAll(input)).as(source.id().path()).isEqualTo(plain(source.id().path()));
                assertThat(input.trouble()).isNull();
                assertThat(input.sha256()).isEqualTo(Packs.sha256(plain(source.id().path())));
            }
            assertThat(source.member()).startsWith("var/log/");
            assertThat(source.path()).isEqualTo(archive.toString());
            assertThat(source.folder()).isEqualTo(archive + "!var/log");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tar", "tar.gz", "zip"})
    void hashingOffChangesNothingButTheHash(String kind) {
        Path archive = Packs.write(folder.resolve("evidence"), packed(kind));
        Inventory inventory = Sources.find(List.of(archive.toString()), ReadOptions.DEFAULT.withHash(false));
        assertThat(inventory.sources()).hasSize(5);
        inventory.sources().forEach(source -> {
            try (SourceInput input = source.open()) {
                assertThat(Packs.readAll(input)).as(source.id().path()).isEqualTo(plain(source.id().path()));
                assertThat(input.trouble()).isNull();
                assertThat(input.sha256()).isNull();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tar", "tar.zst", "zip"})
    void membersCanBeOpenedInAnyOrderAndAtOnce(String kind) {
        Map<String, byte[]> members = new LinkedHashMap<>();
        for (int i = 0; i < 5; i++) {
            members.put("m" + i + ".txt", Packs.lines(15_000, i));
        }
        byte[] tar = kind.equals("zip")
                ? Packs.zip(members)
                : kind.equals("tar") ? Packs.tar(members) : Packs.pack("zst", Packs.tar(members));
        Inventory inventory = Packs.find(Packs.write(folder.resolve("a"), tar));
        List<Source> sources = new java.util.ArrayList<>(inventory.sources().toList());
        Collections.reverse(sources);
        for (Source source : sources) {
            assertThat(Packs.readAll(source)).isEqualTo(members.get(source.fileName()));
        }
        sources.parallelStream()
                .forEach(source -> assertThat(Packs.readAll(source)).isEqualTo(members.get(source.fileName())));
        Source first = sources.getLast();
        Source second = sources.get(3);
        try (SourceInput one = first.open(); SourceInput two = second.open()) {
            byte[] a = new byte[1000];
            assertThat(one.read(a)).isPositive();
            assertThat(Packs.readAll(two)).isEqualTo(members.get(second.fileName()));
            assertThat(Packs.readAll(one).length).isPositive();
        }
    }

    @Test
    void archivesWithinArchivesAreOpenedToTheLimit() {
        byte[] log = Packs.lines(50, 1);
        byte[] level = Packs.tar(Map.of("deep.log", log));
        for (int i = 1; i <= 4; i++) {
            level = i % 2 == 0
                    ? Packs.pack("gz", Packs.tar(Map.of("level" + i, level)))
                    : Packs.zip(Map.of("level" + i, level));
        }
        Inventory four = Packs.find(Packs.write(folder.resolve("four"), level));
        assertThat(four.sources()).isEmpty();
        assertThat(four.troubles()).hasSize(1);
        assertThat(four.troubles().getFirst().kind()).isEqualTo(Trouble.Kind.LIMIT);
        assertThat(four.troubles().getFirst().sentence()).contains("at most 3");

        byte[] three = Packs
                .zip(Map.of("a", Packs.pack("xz", Packs.tar(Map.of("b", Packs.zip(Map.of("c.log", log)))))));
        Inventory inventory = Packs.find(Packs.write(folder.resolve("three"), three));
        assertThat(inventory.troubles()).isEmpty();
        assertThat(Packs.names(inventory, folder)).containsExactly("three!a!b!c.log");
        assertThat(Packs.readAll(inventory.sources().findFirst().orElseThrow())).isEqualTo(log);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tar", "tar.gz", "tar.xz", "tar.zst", "tar.bz2", "zip"})
    void aTruncatedArchiveGivesWhatIsBeforeTheCut(String kind) {
        byte[] stored = packed(kind);
        for (int part = 1; part < 12; part++) {
            Path archive = Packs.write(folder.resolve("cut" + part), Arrays.copyOf(stored, stored.length * part / 12));
            Inventory inventory = Packs.find(archive);
            boolean said = !inventory.troubles().isEmpty();
            for (Source source : inventory.sources().toList()) {
                try (SourceInput input = source.open()) {
                    byte[] read = Packs.readAll(input);
                    assertThat(read).isEqualTo(Arrays.copyOf(plain(source.id().path()), read.length));
                    said |= input.trouble() != null;
                    if (input.trouble() == null) {
                        assertThat(read).isEqualTo(plain(source.id().path()));
                    }
                }
            }
            assertThat(said).as("%s cut at %d/12", kind, part).isTrue();
        }
    }

    @Test
    void namesInArchivesAreOnlyNames() {
        Map<String, byte[]> members = new LinkedHashMap<>();
        List<String> names = List.of("../../etc/passwd", "/etc/shadow", "a\u001b[31mred", "b\nc", "d".repeat(5000),
                "e/../e/x", "", "\u202egol");
        for (String name : names) {
            if (!name.isEmpty()) {
                members.put(name, Packs.utf8("content of " + name + "\n"));
            }
        }
        Inventory inventory = Packs.find(Packs.write(folder.resolve("hostile.tar"), Packs.tar(members)));
        assertThat(inventory.troubles()).isEmpty();
        assertThat(inventory.sources().map(Source::member)).containsExactlyInAnyOrderElementsOf(members.keySet());
        inventory.sources().forEach(
                source -> assertThat(Packs.readAll(source)).isEqualTo(members.get(String.valueOf(source.member()))));
    }

    @Test
    void membersOfOneNameKeepNamesOfTheirOwn() throws Exception {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        out.write(Packs.tar(Map.of("same.log", Packs.utf8("one\n"))), 0, 1024);
        out.write(Packs.tar(Map.of("same.log", Packs.utf8("two\n"))));
        Inventory inventory = Packs.find(Packs.write(folder.resolve("a.tar"), out.toByteArray()));
        assertThat(Packs.names(inventory, folder)).containsExactly("a.tar!same.log", "a.tar!same.log#2");
    }

    @Test
    void aBombOfManyMembersOrMuchContentStopsInWords() {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 50; i++) {
            many.put("m" + i, Packs.utf8("x" + i + "\n"));
        }
        Limits limits = new Limits(3, 20, 1L << 40, 50, 1 << 20, 64, 1000);
        for (byte[] archive : List.of(Packs.pack("gz", Packs.tar(many)), Packs.zip(many))) {
            Inventory inventory = Sources.find(List.of(Packs.write(folder.resolve("many"), archive).toString()),
                    ReadOptions.DEFAULT.withLimits(limits));
            assertThat(inventory.troubles()).hasSize(1);
            assertThat(inventory.troubles().getFirst().kind()).isEqualTo(Trouble.Kind.LIMIT);
        }
        Map<String, byte[]> zeros = Map.of("zero1", new byte[8 << 20], "zero2", new byte[8 << 20]);
        for (byte[] archive : List.of(Packs.pack("zst", Packs.tar(zeros)), Packs.zip(zeros),
                Packs.tar(Map.of("inner.tar.gz", Packs.pack("gz", Packs.tar(zeros)))))) {
            Inventory inventory = Sources.find(List.of(Packs.write(folder.resolve("much"), archive).toString()),
                    ReadOptions.DEFAULT.withLimits(limits));
            assertThat(inventory.troubles()).isNotEmpty();
            assertThat(inventory.troubles().getFirst().kind()).isEqualTo(Trouble.Kind.LIMIT);
        }
    }

    @Test
    void anEmptyArchiveIsSaid() {
        for (byte[] archive : List.of(Packs.pack("gz", Packs.tar(Map.of("folder/", new byte[0]))),
                Packs.zip(Map.of()))) {
            Inventory inventory = Packs.find(Packs.write(folder.resolve("empty"), archive));
            assertThat(inventory.sources()).isEmpty();
            assertThat(inventory.troubles()).hasSize(1);
            assertThat(inventory.troubles().getFirst().kind()).isEqualTo(Trouble.Kind.EMPTY);
        }
    }

    @Test
    void oneDamagedMemberLeavesTheOthers() {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("a.log", Packs.lines(10, 1));
        members.put("broken.gz", Arrays.copyOf(Packs.pack("gz", Packs.lines(1000, 2)), 2000));
        members.put("inner.tar", Arrays.copyOf(Packs.tar(Map.of("lost.log", Packs.lines(1000, 3))), 3000));
        members.put("z.log", Packs.lines(10, 4));
        for (byte[] archive : List.of(Packs.pack("gz", Packs.tar(members)), Packs.zip(members))) {
            Inventory inventory = Packs.find(Packs.write(folder.resolve("some"), archive));
            assertThat(Packs.names(inventory, folder)).containsExactlyInAnyOrder("some!a.log", "some!broken.gz",
                    "some!inner.tar!lost.log", "some!z.log");
            for (Source source : inventory.sources().toList()) {
                try (SourceInput input = source.open()) {
                    Packs.readAll(input);
                    boolean whole = source.fileName().equals("a.log") || source.fileName().equals("z.log");
                    assertThat(input.trouble() == null).as(source.id().path()).isEqualTo(whole);
                }
            }
        }
    }

    @Test
    void anEncryptedMemberIsSaid() throws Exception {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("secret.log"));
            zip.write(Packs.lines(5, 1));
        }
        byte[] bytes = out.toByteArray();
        bytes[6] |= 1;
        int directory = indexOf(bytes, new byte[]{'P', 'K', 1, 2});
        bytes[directory + 8] |= 1;
        Inventory inventory = Packs.find(Packs.write(folder.resolve("s.zip"), bytes));
        assertThat(inventory.sources()).isEmpty();
        assertThat(inventory.troubles().getFirst().sentence()).contains("encrypted");
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("not there");
    }

    @Test
    void gnuTarsOwnWritingIsRead() throws Exception {
        Path tree = folder.resolve("tree");
        Packs.write(tree.resolve("n".repeat(90)).resolve("l".repeat(60) + ".log"), Packs.lines(10, 1));
        Packs.write(tree.resolve("short.log"), Packs.lines(10, 2));
        Files.createSymbolicLink(tree.resolve("link"), Path.of("short.log"));
        for (String format : List.of("gnu", "posix", "ustar", "v7", "oldgnu")) {
            Path archive = folder.resolve(format + ".tar");
            Process tar = new ProcessBuilder("tar", "--format=" + format, "-cf", archive.toString(), "-C",
                    tree.toString(), ".").redirectErrorStream(true).start();
            tar.getInputStream().readAllBytes();
            org.junit.jupiter.api.Assumptions.assumeTrue(tar.waitFor() == 0 || format.equals("v7"), "no GNU tar here");
            Inventory inventory = Packs.find(archive);
            assertThat(inventory.sources().map(Source::fileName)).as(format).contains("short.log");
            if (!format.equals("v7")) {
                assertThat(inventory.sources().map(Source::member))
                        .contains("n".repeat(90) + "/" + "l".repeat(60) + ".log");
            }
            assertThat(inventory.notes()).anyMatch(note -> note.contains("1 link"));
            assertThat(inventory.troubles()).isEmpty();
        }
    }

    @Test
    void mutatedArchivesNeverThrow() {
        java.util.Random random = new java.util.Random(3);
        for (String kind : List.of("tar", "tar.gz", "tar.zst", "zip")) {
            byte[] stored = kind.equals("tar") ? Arrays.copyOf(packed(kind), 60_000) : packed(kind);
            for (int round = 0; round < 40; round++) {
                byte[] mutated = stored.clone();
                int changes = 1 + random.nextInt(30);
                for (int i = 0; i < changes; i++) {
                    int at = random.nextInt(4) == 0
                            ? random.nextInt(Math.min(700, mutated.length))
                            : random.nextInt(mutated.length);
                    mutated[at] = (byte) random.nextInt();
                }
                Inventory inventory = Packs.find(Packs.write(folder.resolve("m"), mutated));
                inventory.sources().forEach(Packs::readAll);
            }
        }
    }
}
