package org.hopline.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hopline.connect.Trouble.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {

    @TempDir
    Path folder;

    @Test
    void aFolderIsWalkedToTheBottomInTheOrderOfNames() {
        for (String name : List.of("b/auth.log", "a/z/secure", "a/auth.log", "c.log")) {
            Packs.write(folder.resolve(name), Packs.utf8(name + "\n"));
        }
        assertThat(Packs.names(Packs.find(folder), folder)).containsExactly("a/auth.log", "a/z/secure", "b/auth.log",
                "c.log");
    }

    @Test
    void linksThatLeadBackAreSaidAndNotFollowed() throws Exception {
        Packs.write(folder.resolve("a/b/x.log"), Packs.lines(3, 1));
        Files.createSymbolicLink(folder.resolve("a/b/up"), folder.resolve("a"));
        Files.createSymbolicLink(folder.resolve("a/self"), Path.of("self"));
        Files.createSymbolicLink(folder.resolve("a/nowhere"), Path.of("missing"));
        Inventory inventory = Packs.find(folder);
        assertThat(Packs.names(inventory, folder)).containsExactly("a/b/x.log");
        assertThat(inventory.troubles().stream().map(trouble -> trouble.source().path()
                .substring(folder.toString().length()) + " " + trouble.kind())).containsExactly(
                        "/a/b/up SYMLINK_LOOP", "/a/nowhere NOT_FOUND", "/a/self SYMLINK_LOOP");
    }

    @Test
    @Timeout(30)
    void aWebOfLinksIsReadOnce() throws Exception {
        for (int i = 0; i < 12; i++) {
            Packs.write(folder.resolve("d" + i + "/x.log"), Packs.utf8("line " + i + "\n"));
        }
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 12; j++) {
                Files.createSymbolicLink(folder.resolve("d" + i + "/to" + j), folder.resolve("d" + j));
            }
        }
        Inventory inventory = Packs.find(folder);
        assertThat(inventory.sources()).hasSize(12);
        assertThat(inventory.notes()).anyMatch(note -> note.contains("read under another name"));
    }

    @Test
    void aLinkToAFolderElsewhereIsFollowed() throws Exception {
        Path elsewhere = folder.resolve("elsewhere");
        Packs.write(elsewhere.resolve("x.log"), Packs.lines(3, 1));
        Path given = Files.createDirectory(folder.resolve("given"));
        Files.createSymbolicLink(given.resolve("logs"), elsewhere);
        assertThat(Packs.names(Packs.find(given), given)).containsExactly("logs/x.log");
    }

    @Test
    void emptyFoldersMissingPathsAndPipesAreSaid() throws Exception {
        Files.createDirectories(folder.resolve("empty/inner"));
        Inventory inventory = Packs.find(folder.resolve("empty"), folder.resolve("missing"));
        assertThat(inventory.troubles().stream().map(Trouble::kind)).containsExactly(Kind.EMPTY, Kind.NOT_FOUND);
        assertThat(inventory.notes())
                .containsExactly("1 folder below " + folder + "/empty held nothing to read, such as "
                        + folder + "/empty/inner.");

        Path pipes = Files.createDirectory(folder.resolve("pipes"));
        Process made = new ProcessBuilder("mkfifo", pipes.resolve("pipe").toString()).start();
        assumeTrue(made.waitFor() == 0, "no mkfifo here");
        assertThat(Packs.find(pipes).troubles().stream().map(Trouble::kind)).containsExactly(Kind.SPECIAL_FILE);
        assertThat(Packs.find(Path.of("/dev/null")).troubles().stream().map(Trouble::kind))
                .containsExactly(Kind.SPECIAL_FILE);
    }

    @Test
    void whatMayNotBeReadIsSaidAndTheRestIsRead() throws Exception {
        Path closed = Packs.write(folder.resolve("closed.log"), Packs.lines(3, 1));
        Path shut = Files.createDirectory(folder.resolve("shut"));
        Packs.write(folder.resolve("open.log"), Packs.lines(4, 2));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("---------"));
        try {
            assumeFalse(Files.isReadable(closed), "skipped: this account (root) may read everything");
            Inventory inventory = Packs.find(folder);
            assertThat(Packs.names(inventory, folder)).containsExactly("open.log");
            assertThat(inventory.troubles().stream().map(Trouble::kind)).containsExactly(Kind.NO_PERMISSION,
                    Kind.NO_PERMISSION);
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rw-------"));
            Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aFileThatIsWrittenToWhileItIsReadIsSaid() throws Exception {
        Path log = Packs.write(folder.resolve("growing.log"), Packs.lines(100, 1));
        Source source = Packs.find(log).sources().findFirst().orElseThrow();
        try (SourceInput input = source.open()) {
            assertThat(input.read(new byte[10])).isEqualTo(10);
            Files.write(log, Packs.lines(1, 2), StandardOpenOption.APPEND);
            Packs.readAll(input);
            assertThat(Packs.trouble(input).kind()).isEqualTo(Kind.CHANGED);
            assertThat(Packs.trouble(input).sentence()).contains("and now has");
        }
        Source again = Packs.find(log).sources().findFirst().orElseThrow();
        try (SourceInput input = again.open()) {
            Files.setLastModifiedTime(log, FileTime.fromMillis(1_000_000));
            Packs.readAll(input);
            assertThat(Packs.trouble(input).sentence()).contains("time of modification changed");
        }
        Source third = Packs.find(log).sources().findFirst().orElseThrow();
        Files.delete(log);
        try (SourceInput input = third.open()) {
            assertThat(input.read(new byte[10])).isEqualTo(-1);
            assertThat(Packs.trouble(input).kind()).isEqualTo(Kind.NOT_FOUND);
        }
    }

    @Test
    void equalSourcesAreFoundHoweverTheyArePacked() throws Exception {
        byte[] content = Packs.lines(5_000, 1);
        Packs.write(folder.resolve("c/auth.log"), content);
        Packs.write(folder.resolve("a/auth.log.gz"), Packs.pack("gz", content));
        Packs.write(folder.resolve("b/auth.log.xz"), Packs.pack("xz", content));
        Packs.write(folder.resolve("d/other.log"), Packs.join(content, Packs.utf8("one line more\n")));
        Packs.write(folder.resolve("e.tar.zst"), Packs.pack("zst", Packs.tar(Map.of("in/auth.log", content))));
        Packs.write(folder.resolve("f.zip"), Packs.zip(Map.of("in/auth.log", content)));
        Packs.write(folder.resolve("g/empty"), new byte[0]);
        Packs.write(folder.resolve("h/empty"), new byte[0]);
        Inventory inventory = Packs.find(folder);
        assertThat(Packs.names(inventory, folder)).containsExactlyInAnyOrder("a/auth.log.gz", "d/other.log", "g/empty",
                "h/empty");
        assertThat(inventory.copies().stream().map(copy -> copy.source().id().path()
                .substring(folder.toString().length()))).containsExactly("/b/auth.log.xz", "/c/auth.log",
                        "/e.tar.zst!in/auth.log", "/f.zip!in/auth.log");
        assertThat(inventory.copies()).allSatisfy(copy -> {
            assertThat(copy.sameAs().path()).isEqualTo(folder + "/a/auth.log.gz");
            assertThat(copy.sha256()).isEqualTo(Packs.sha256(content));
            assertThat(copy.size()).isEqualTo(content.length);
        });
    }

    @Test
    void withHashingOffEqualSourcesAreReadAndThatIsSaid() throws Exception {
        Packs.write(folder.resolve("a.log"), Packs.lines(50, 1));
        Packs.write(folder.resolve("b.log"), Packs.lines(50, 1));
        Files.createLink(folder.resolve("c.log"), folder.resolve("b.log"));
        Inventory inventory = Sources.find(List.of(folder.toString()), ReadOptions.DEFAULT.withHash(false));
        assertThat(Packs.names(inventory, folder)).containsExactly("a.log", "b.log");
        assertThat(inventory.copies().stream().map(copy -> copy.source().fileName())).containsExactly("c.log");
        assertThat(inventory.notes()).anyMatch(note -> note.contains("Hashing is off"));
        try (SourceInput input = inventory.sources().findFirst().orElseThrow().open()) {
            Packs.readAll(input);
            assertThat(input.sha256()).isNull();
        }
    }

    @Test
    void aBigFileIsHashedBesideItsReading() {
        byte[] content = Packs.lines(80_000, 3);
        Path log = Packs.write(folder.resolve("big.log"), content);
        for (int buffer : new int[]{1 << 20, 77_777, 512}) {
            try (SourceInput input = Packs.find(log).sources().findFirst().orElseThrow().open()) {
                byte[] into = new byte[buffer];
                while (input.read(into) >= 0) {
                    java.util.Arrays.fill(into, (byte) 0);
                }
                assertThat(input.sha256()).isEqualTo(Packs.sha256(content));
            }
        }
        try (SourceInput input = Packs.find(log).sources().findFirst().orElseThrow().open()) {
            for (int i = 0; i < 5; i++) {
                input.read(new byte[1 << 20]);
            }
        }
    }

    @Test
    void rotatedPartsAreOneLogOldestFirst() {
        for (String name : List.of("auth.log", "auth.log.1", "auth.log.10.gz", "auth.log.2.gz", "secure",
                "secure-20261115", "secure-20261108.gz", "syslog-2026-11-01.log", "syslog-2026-11-02.log", "syslog.log",
                "other.log.7", "x.log.2026112203", "x.log.2026112202", "web.1", "r.log-1763769600", "r.log")) {
            Packs.write(folder.resolve(name), Packs.utf8("content of " + name + "\n"));
        }
        List<List<String>> logs = Packs.find(folder).groups().stream().flatMap(group -> group.logs().stream())
                .map(log -> log.parts().stream().map(Source::fileName).toList()).toList();
        assertThat(logs).containsExactly(List.of("auth.log.10.gz", "auth.log.2.gz", "auth.log.1", "auth.log"),
                List.of("other.log.7"), List.of("r.log-1763769600", "r.log"),
                List.of("secure-20261108.gz", "secure-20261115", "secure"),
                List.of("syslog-2026-11-01.log", "syslog-2026-11-02.log", "syslog.log"), List.of("web.1"),
                List.of("x.log.2026112202", "x.log.2026112203"));
    }

    @Test
    void namesThatOnlyLookRotatedAreLeftAlone() {
        for (String name : List.of("192.168.0.1", "report-99999999", "a", "1", ".1", "-20261122", "v1.2-rc", "x.gz",
                "audit-20269922.log", "9", "auth.iso8601.log")) {
            Rotation rotation = Rotation.of(name);
            assertThat(rotation.base()).as(name).isNotEmpty();
            boolean number = name.equals("192.168.0.1");
            assertThat(rotation.scheme()).as(name)
                    .isEqualTo(number ? Rotation.Scheme.NUMBER : Rotation.Scheme.CURRENT);
        }
    }

    @Test
    void rotatedPartsOfTheLabAreFoundInAnyPacking() {
        Path shared = Path.of(System.getProperty("hopline.root"), "..", "shared", "corpora", "lab", "rotated");
        if (!Files.isDirectory(shared)) {
            assertThat(System.getenv("CI")).as("the recorded corpora must be there in CI").isNotEqualTo("true");
            abort("skipped: ../shared/corpora/lab/rotated is not here");
        }
        Inventory inventory = Packs.find(shared);
        assertThat(inventory.troubles()).isEmpty();
        List<String> auth = inventory.groups().stream().flatMap(group -> group.logs().stream())
                .filter(log -> log.name().endsWith("/auth.log")).flatMap(log -> log.parts().stream())
                .map(Source::fileName).toList();
        assertThat(auth).containsExactly("auth.log.2.bz2", "auth.log.1", "auth.log");
        assertThat(inventory.copies().stream().map(copy -> copy.source().fileName())).contains("auth.log.2.gz",
                "auth.log.2.xz", "auth.log.2.zst");
        byte[] whole = Packs.readAll(inventory.sources()
                .filter(source -> source.fileName().startsWith("concatenated")).findFirst().orElseThrow());
        assertThat(whole).isNotEmpty();
    }

    @Test
    void standardInputIsReadWhateverItHolds() {
        byte[] content = Packs.lines(4_000, 1);
        for (byte[] given : List.of(content, Packs.pack("gz", content))) {
            Inventory inventory = Sources.find(List.of("-"),
                    ReadOptions.DEFAULT.withStandardInput(new ByteArrayInputStream(given)));
            Source source = inventory.sources().findFirst().orElseThrow();
            assertThat(source.id().path()).isEqualTo("-");
            assertThat(Packs.readAll(source)).isEqualTo(content);
            try (SourceInput again = source.open()) {
                assertThat(again.read(new byte[1])).isEqualTo(-1);
                assertThat(Packs.trouble(again).sentence()).contains("once only");
            }
        }
        for (byte[] archive : List.of(Packs.tar(Map.of("a.log", content)), Packs.zip(Map.of("a.log", content)),
                Packs.pack("xz", Packs.tar(Map.of("a.log", content))))) {
            Inventory inventory = Sources.find(List.of("-"),
                    ReadOptions.DEFAULT.withStandardInput(new ByteArrayInputStream(archive)));
            Source source = inventory.sources().findFirst().orElseThrow();
            assertThat(source.id().path()).isEqualTo("-!a.log");
            assertThat(Packs.readAll(source)).isEqualTo(content);
            assertThat(inventory.notes()).anyMatch(note -> note.contains("temporary file"));
        }
    }

    @Test
    void theOrderOfPathsDoesNotMatterAndTwiceIsOnce() {
        List<String> paths = new java.util.ArrayList<>(IntStream.range(0, 8).mapToObj(
                i -> Packs.write(folder.resolve("f" + i + ".log"), Packs.lines(10, i % 3)).toString()).toList());
        paths.add(folder.toString());
        String first = describe(Sources.find(paths, ReadOptions.DEFAULT));
        for (int i = 0; i < 5; i++) {
            Collections.shuffle(paths, new java.util.Random(i));
            assertThat(describe(Sources.find(paths, ReadOptions.DEFAULT))).isEqualTo(first);
        }
        assertThat(Sources.find(paths, ReadOptions.DEFAULT).sources()).hasSize(3);
    }

    private static String describe(Inventory inventory) {
        return inventory.sources().map(Source::id).toList() + " "
                + inventory.copies().stream().map(copy -> copy.source().id() + "=" + copy.sameAs()).toList()
                + inventory.troubles() + inventory.notes();
    }

    @Test
    void knownCollectorsNameTheirHost() {
        assertThat(CollectorNames.host("uac-web-01-linux-20261122031500.tar.gz")).isEqualTo("web-01");
        assertThat(CollectorNames.host("sosreport-gate-2026-11-22-abcdefg.tar.xz")).isEqualTo("gate");
        assertThat(CollectorNames.host("sosreport-my-gate-2026-11-22-abcdefg.tar.xz")).isNull();
        assertThat(CollectorNames.host("Collection-db.corp-2026-11-22T03_15_00Z.zip")).isEqualTo("db.corp");
        for (String other : List.of("logs.tar.gz", "uac.tar", "uac-x.tar.gz", "sosreport-", "collection-", "gate.zip",
                "uac-", "uac-20261122031500.tar")) {
            assertThat(CollectorNames.host(other)).as(other).isNull();
        }
    }
}
