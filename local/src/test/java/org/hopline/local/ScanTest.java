package org.hopline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.hopline.engine.event.SourceLedger;
import org.hopline.engine.session.Attempts;
import org.hopline.testkit.ledger.LedgerLaw;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanTest {

    private static final String LOGON = """
            2026-11-22T02:50:55.770343+00:00 jump01 sshd-session[382]: Accepted password for alice from 10.99.0.66 port 54694 ssh2
            2026-11-22T02:50:55.776918+00:00 jump01 sshd-session[382]: pam_unix(sshd:session): session opened for user alice(uid=20001) by alice(uid=0)
            2026-11-22T02:50:56.129556+00:00 jump01 sshd-session[401]: Received disconnect from 10.99.0.66 port 54694:11: disconnected by user
            2026-11-22T02:50:56.129641+00:00 jump01 sshd-session[401]: Disconnected from user alice 10.99.0.66 port 54694
            2026-11-22T02:50:56.133537+00:00 jump01 sshd-session[382]: pam_unix(sshd:session): session closed for user alice
            """;

    @TempDir
    Path folder;

    private static ScanResult scan(Path... paths) {
        return Scan.run(ScanRequest.of(Stream.of(paths).map(Path::toString).toList(), List.of()), ScanProgress.SILENT);
    }

    private Path file(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private Path file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void lawHolds(ScanResult result) {
        LedgerLaw.assertHolds(result.ledgers(), source -> decompressed(Path.of(source.path())));
    }

    /** The bytes by other means than Hopline's; null where the JDK has none. */
    private static byte @Nullable [] decompressed(Path path) {
        String name = path.toString();
        if (!Files.isReadable(path) || name.endsWith(".xz") || name.endsWith(".zst") || name.endsWith(".bz2")
                || name.endsWith("cut.log.gz")) {
            return null;
        }
        try (InputStream in = name.endsWith(".gz")
                ? new GZIPInputStream(Files.newInputStream(path))
                : Files.newInputStream(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aLogonIsASession() throws IOException {
        ScanResult result = scan(file("auth.log", LOGON));
        lawHolds(result);
        assertThat(result.sessions()).singleElement()
                .satisfies(session -> assertThat(session.user().name()).isEqualTo("alice"));
        LedgerLaw.assertOneRecordPerLine(result.ledgers().getFirst(), LOGON.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsSoForManySourcesIsNotedOnceAndAnInferredZoneIsNotNotedAsAssumed() throws IOException {
        String yearless = LOGON.replaceAll("2026-11-22T02:(\\d\\d:\\d\\d)\\S* ", "Nov 21 21:$1 ");
        ScanResult alone = scan(file("alone/auth.log", yearless));
        assertThat(alone.notes()).filteredOn(note -> note.startsWith("zone assumed")).singleElement().asString()
                .contains("auth.log states no time zone");
        ScanResult together = scan(file("lab/jump01/auth.iso.log", LOGON), file("lab/jump01/a.log", yearless),
                file("lab/jump01/b.log", yearless + "\n"));
        assertThat(together.notes()).noneMatch(note -> note.startsWith("zone assumed"));
        assertThat(together.notes()).filteredOn(note -> note.contains("no year")).singleElement().asString()
                .startsWith("2 sources (a.log, b.log) state no year; year 2026");
        assertThat(together.sessions()).hasSize(1);
    }

    @Test
    void anAuditLogThatTellsTheLogonsOfOtherHostsIsNoted() throws IOException {
        StringBuilder text = new StringBuilder();
        StringBuilder audit = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            text.append(
                    "2026-11-22T02:50:1%d.1+00:00 jump01 sshd[%d]: Accepted password for alice from 10.0.0.6 port 4%d ssh2\n"
                            .formatted(i, 100 + i, i));
            audit.append(("node=metal type=USER_LOGIN msg=audit(%d.200:%d): pid=%d uid=0 auid=1000 ses=%d "
                    + "msg='op=login acct=\"alice\" exe=\"/usr/sbin/sshd\" hostname=10.0.0.6 addr=10.0.0.6 "
                    + "terminal=ssh res=success'\n").formatted(1_795_315_810 + i, i, 900 + i, i + 1));
        }
        ScanResult result = scan(file("jump01/auth.log", text.toString()), file("metal/audit.log", audit.toString()));
        assertThat(result.sessions()).hasSize(8);
        assertThat(result.notes()).contains("4 of 4 logons of metal have the same account, client and second as logons"
                + " of jump01: one kernel under several hosts? Both are counted");
    }

    @Test
    void standardInputIsRead() {
        ScanResult result = Scan.run(
                ScanRequest.of(List.of("-"), List.of())
                        .withStandardInput(new ByteArrayInputStream(LOGON.getBytes(StandardCharsets.UTF_8))),
                ScanProgress.SILENT);
        assertThat(result.sessions()).hasSize(1);
        LedgerLaw.assertHolds(result.ledgers(), source -> LOGON.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void equalFilesAreReadOnce() throws IOException {
        file("a/auth.log", LOGON);
        file("b/auth.log", LOGON);
        ScanResult result = scan(folder);
        lawHolds(result);
        assertThat(result.sessions()).hasSize(1);
        assertThat(result.ledgers()).hasSize(2);
        assertThat(result.ledgers().getLast().sameAs()).isEqualTo(result.ledgers().getFirst().source());
        assertThat(result.ledgers().getFirst().duplicates()).isZero();
    }

    @Test
    void overlappingFilesTellEachSessionOnce() throws IOException {
        file("auth.log", LOGON);
        file("copy.log",
                "2026-11-22T02:50:00.000000+00:00 jump01 CRON[1]: pam_unix(cron:session): session closed for user root\n"
                        + LOGON);
        ScanResult result = scan(folder);
        lawHolds(result);
        assertThat(result.sessions()).singleElement().satisfies(session -> assertThat(
                session.evidence().stream().map(each -> each.source().path()).distinct()).hasSize(2));
        assertThat(result.ledgers().stream().mapToLong(SourceLedger::duplicates).sum()).isEqualTo(5);
    }

    @Test
    void badInputIsALineOfTheLedgerAndTheRestGoesOn() throws IOException {
        byte[] garbage = new byte[100_000];
        new java.util.Random(1).nextBytes(garbage);
        file("garbage.bin", garbage);
        file("empty.log", "");
        file("nul.log", "\0\0\0\n\0\n");
        file("blank.log", "\n\n   \n");
        file("auth.log", LOGON);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(LOGON.replace("alice", "bob").repeat(200).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = packed.toByteArray();
        file("cut.log.gz", java.util.Arrays.copyOf(whole, whole.length - 40));
        ScanResult result = scan(folder, folder.resolve("missing"));
        lawHolds(result);
        assertThat(result.ledgers()).hasSize(7);
        assertThat(result.ledgers()).filteredOn(ledger -> ledger.source().path().endsWith("missing"))
                .singleElement().satisfies(ledger -> assertThat(ledger.trouble()).isNotNull());
        assertThat(result.ledgers()).filteredOn(ledger -> ledger.source().path().endsWith("cut.log.gz"))
                .singleElement().satisfies(ledger -> {
                    assertThat(ledger.trouble()).isNotNull();
                    assertThat(ledger.records()).isPositive();
                });
        assertThat(result.sessions()).extracting(session -> session.user().name()).contains("alice", "bob");
        assertThat(result.incomplete()).isTrue();
    }

    @Test
    void hostileBytesNeverBreakTheLaw() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 60; i++) {
            byte[] bytes = LOGON.repeat(1 + random.nextInt(5)).getBytes(StandardCharsets.UTF_8);
            for (int j = random.nextInt(80); j > 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            file("mutated" + i + ".log", bytes);
        }
        lawHolds(scan(folder));
    }

    @Test
    void aCancelledScanGivesWhatItHasAndSaysSo() throws IOException {
        file("auth.log", LOGON.repeat(4000));
        AtomicInteger asked = new AtomicInteger();
        ScanResult result = Scan.run(ScanRequest.of(List.of(folder.toString()), List.of()).withThreads(1),
                new ScanProgress() {
                    @Override
                    public boolean cancelled() {
                        return asked.incrementAndGet() > 3;
                    }
                });
        assertThat(result.interrupted()).isTrue();
        assertThat(result.incomplete()).isTrue();
        SourceLedger ledger = result.ledgers().getFirst();
        assertThat(ledger.trouble()).contains("stopped by the user");
        assertThat(ledger.lawful()).isTrue();
        assertThat(ledger.records()).isPositive().isLessThan(20_000);
    }

    @Test
    void filtersChooseAfterTheJoins() throws IOException {
        Path log = file("auth.log",
                LOGON + LOGON.replace("alice", "bob").replace("02:50", "03:50").replace("54694", "600"));
        ScanRequest all = ScanRequest.of(List.of(log.toString()), List.of());
        SortedSet<String> bob = new TreeSet<>(List.of("bob"));
        assertThat(Scan.run(all, ScanProgress.SILENT).sessions()).hasSize(2);
        assertThat(Scan.run(all.withFilter(new Filter(null, null, new TreeSet<>(), bob)), ScanProgress.SILENT)
                .sessions()).singleElement().satisfies(session -> assertThat(session.user().name()).isEqualTo("bob"));
        long three = java.time.Instant.parse("2026-11-22T03:00:00Z").getEpochSecond() * 1_000_000_000L;
        assertThat(Scan.run(all.withFilter(new Filter(three, null, new TreeSet<>(), new TreeSet<>())),
                ScanProgress.SILENT).sessions()).hasSize(1);
        assertThat(Scan.run(all.withFilter(new Filter(null, three, new TreeSet<>(), new TreeSet<>())),
                ScanProgress.SILENT).sessions()).hasSize(1);
    }

    @Test
    void progressIsTold() throws IOException {
        file("auth.log", LOGON);
        StringBuilder told = new StringBuilder();
        long[] bytes = new long[1];
        Scan.run(ScanRequest.of(List.of(folder.toString()), List.of()).withThreads(1), new ScanProgress() {
            @Override
            public void phase(Phase phase) {
                told.append(phase).append(' ');
            }

            @Override
            public synchronized void bytesRead(long more) {
                bytes[0] += more;
            }

            @Override
            public void recordsRead(long records) {
                told.append(records).append(' ');
            }
        });
        assertThat(told.toString()).isEqualTo("READING 5 SESSIONS JOINING DONE ");
        assertThat(bytes[0]).isEqualTo(LOGON.length());
    }

    @Test
    void theZoneInferredForOneLogOfAHostIsLentToTheHostsLogsThatAlignWithNone() throws IOException {
        String local = LOGON.replaceAll("2026-11-22T02:(\\d\\d:\\d\\d)\\S* ", "Nov 21 21:$1 ");
        String older = local.replace("Nov 21 21:", "Nov 20 21:").replace("port 54694", "port 40404").replace("alice",
                "al");
        ScanResult result = scan(file("a.log", LOGON), file("b.log", local), file("c.log", older));
        assertThat(result.notes()).noneMatch(note -> note.startsWith("zone assumed"));
        assertThat(result.ledgers().getLast().first())
                .isEqualTo(java.time.Instant.parse("2026-11-21T02:50:55Z").getEpochSecond() * 1_000_000_000L);
    }

    @Test
    void whatAJournalOfUnitsTellsAgainIsCountedOnce() {
        Lab.needed();
        Path log = Lab.FOLDER.resolve("app02/auth.log");
        ScanResult one = scan(log);
        ScanResult two = scan(log, Lab.FOLDER.resolve("app02/journal.with-unit.tail200.txt"));
        assertThat(two.sessions()).hasSameSizeAs(one.sessions());
        assertThat(two.attempts().stream().mapToLong(Attempts::count).sum())
                .isEqualTo(one.attempts().stream().mapToLong(Attempts::count).sum());
        assertThat(two.notes()).noneMatch(note -> note.startsWith("zone assumed"));
    }

    @Test
    void theLawHoldsForEveryFileOfTheLab() {
        Lab.needed();
        ScanResult result = scan(Lab.FOLDER);
        lawHolds(result);
        assertThat(result.ledgers()).hasSizeGreaterThan(40);
        long records = result.ledgers().stream().mapToLong(SourceLedger::records).sum();
        long unparsed = result.ledgers().stream().mapToLong(SourceLedger::unparsed).sum();
        System.out.println("lab: " + result.ledgers().size() + " sources, " + records + " records, " + unparsed
                + " unparsed, " + result.ledgers().stream().filter(each -> each.format() == null).count()
                + " of no known format");
    }

    @Test
    void anAuthLogHasOneRecordPerLine() throws IOException {
        Lab.needed();
        for (String host : List.of("jump01", "app02", "db03")) {
            for (String name : List.of("auth.log", "auth.rfc5424.log", "auth.traditional.log", "auth.rsyslog.json")) {
                Path file = Lab.FOLDER.resolve(host).resolve(name);
                LedgerLaw.assertOneRecordPerLine(scan(file).ledgers().getFirst(), Files.readAllBytes(file));
            }
        }
    }
}
