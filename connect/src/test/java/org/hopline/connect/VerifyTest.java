package org.hopline.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hopline.connect.Verify.CitedLine;
import org.hopline.connect.Verify.ReportedSource;
import org.hopline.connect.Verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {

    @TempDir
    Path folder;

    private static List<CitedLine> cite(String source, byte[] content, int... lines) {
        List<CitedLine> cited = new ArrayList<>();
        int line = 1;
        int from = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                int number = line;
                if (java.util.Arrays.stream(lines).anyMatch(wanted -> wanted == number)) {
                    cited.add(new CitedLine(source, from, line,
                            new String(content, from, i - from, StandardCharsets.UTF_8)));
                }
                line++;
                from = i + 1;
            }
        }
        return cited;
    }

    @Test
    void unchangedEvidenceHolds() {
        byte[] content = Packs.join(Packs.lines(9_000, 1), new byte[]{(byte) 0xff, (byte) 0xc3, 'x', '\n'});
        Path log = Packs.write(folder.resolve("a/auth.log.gz"), Packs.pack("gz", content));
        List<Verdict> verdicts = Verify.check(
                List.of(new ReportedSource(log.toString(), Packs.sha256(content), content.length)),
                cite(log.toString(), content, 1, 2, 4_000, 9_000, 9_001), Packs.find(folder));
        assertThat(verdicts).hasSize(6).allMatch(Verdict::holds);
    }

    @Test
    void aChangedByteIsFoundInItsLineAndInTheHash() {
        byte[] content = Packs.lines(100, 1);
        Path log = Packs.write(folder.resolve("auth.log"), content);
        List<CitedLine> cited = cite(log.toString(), content, 10, 20, 100);
        byte[] changed = content.clone();
        changed[(int) cited.get(1).offset() + 5] ^= 1;
        Packs.write(log, changed);
        List<Verdict> verdicts = Verify.check(
                List.of(new ReportedSource(log.toString(), Packs.sha256(content), content.length)), cited,
                Packs.find(log));
        assertThat(verdicts.stream().map(Verdict::holds)).containsExactly(false, true, false, true);
        assertThat(verdicts.getFirst().sentence()).contains("SHA-256 is not");
    }

    @Test
    void linesThatMovedOrWentAreFound() {
        byte[] content = Packs.lines(100, 1);
        Path log = Packs.write(folder.resolve("auth.log"), content);
        List<CitedLine> cited = cite(log.toString(), content, 50, 99);
        int cut = (int) cited.get(1).offset();
        Packs.write(log, java.util.Arrays.copyOf(content, cut));
        List<Verdict> verdicts = Verify.check(List.of(new ReportedSource(log.toString(), null, content.length)), cited,
                Packs.find(log));
        assertThat(verdicts.stream().map(Verdict::holds)).containsExactly(false, true, false);
        assertThat(verdicts.get(2).sentence()).contains("ends before");
    }

    @Test
    void evidenceThatMovedIsFoundByHashOrByTheEndOfItsPath() throws Exception {
        byte[] one = Packs.lines(40, 1);
        byte[] two = Packs.lines(40, 2);
        Packs.write(folder.resolve("case7/gate/renamed.txt"), one);
        Packs.write(folder.resolve("case7/db/auth.log"), two);
        Packs.write(folder.resolve("case7/app/auth.log"), Packs.lines(3, 3));
        List<ReportedSource> reported = List.of(new ReportedSource("old/gate/auth.log", Packs.sha256(one), one.length),
                new ReportedSource("old/db/auth.log", null, two.length),
                new ReportedSource("gone.log", Packs.sha256(Packs.lines(1, 9)), 10),
                new ReportedSource("auth.log", null, 10));
        List<CitedLine> cited = new ArrayList<>(cite("old/gate/auth.log", one, 7));
        cited.addAll(cite("unlisted.log", one, 1));
        List<Verdict> verdicts = Verify.check(reported, cited, Packs.find(folder));
        assertThat(verdicts.stream().map(verdict -> verdict.what() + " " + verdict.holds())).containsExactly(
                "old/gate/auth.log true", "old/gate/auth.log:7 true", "old/db/auth.log true", "gone.log false",
                "auth.log false", "unlisted.log:1 false");
        assertThat(verdicts.getFirst().sentence()).contains("renamed.txt");
        Files.delete(folder.resolve("case7/gate/renamed.txt"));
    }

    @Test
    void membersOfArchivesAreVerifiedToo() {
        byte[] content = Packs.lines(40, 1);
        Path archive = Packs.write(folder.resolve("e.tgz"),
                Packs.pack("gz", Packs.tar(Map.of("var/log/auth.log", content))));
        String id = archive + "!var/log/auth.log";
        assertThat(Verify.check(List.of(new ReportedSource(id, Packs.sha256(content), content.length)),
                cite(id, content, 3), Packs.find(archive))).hasSize(2).allMatch(Verdict::holds);
    }
}
