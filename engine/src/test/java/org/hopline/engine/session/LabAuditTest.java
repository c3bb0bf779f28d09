package org.hopline.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hopline.engine.identity.SettleOptions;
import org.junit.jupiter.api.Test;

/**
 * The kernel's audit log of the lab holds the records of all three hosts. Given to each host as if it had a kernel of its
 * own, it joins with the host's auth.log: every logon is one session, and hops are told by connections inside sessions.
 */
class LabAuditTest {

    private static final Pattern SERIAL = Pattern.compile("msg=audit\\([0-9.]+:([0-9]+)\\)");
    private static final Pattern SESSION = Pattern.compile(" ses=([0-9]+)");
    /** Which audit sessions are which host's, by the scenario's order. */
    private static final Map<String, List<String>> HOSTS = new TreeMap<>(Map.of("jump01",
            List.of("29", "31", "32", "35", "39", "42", "44", "47", "57"), "app02",
            List.of("33", "36", "43", "45", "46", "49", "50", "51", "52", "53", "54", "55"), "db03",
            List.of("37", "40", "48")));

    private static Stitched read() throws IOException {
        List<String> lines = Files.readAllLines(Lab.folder().resolve("audit/audit.raw.log"),
                StandardCharsets.ISO_8859_1);
        Map<String, String> hostOf = new HashMap<>();
        for (String line : lines) {
            Matcher serial = SERIAL.matcher(line);
            Matcher session = SESSION.matcher(line);
            if (serial.find() && session.find()) {
                HOSTS.forEach((host, sessions) -> {
                    if (sessions.contains(session.group(1))) {
                        hostOf.put(serial.group(1), host);
                    }
                });
            }
        }
        Map<String, StringBuilder> split = new TreeMap<>();
        for (String line : lines) {
            Matcher serial = SERIAL.matcher(line);
            String host = serial.find() ? hostOf.get(serial.group(1)) : null;
            if (host != null) {
                split.computeIfAbsent(host, any -> new StringBuilder()).append(line.replace("node=fcvm01",
                        "node=" + host)).append('\n');
            }
        }
        Lab lab = new Lab(SettleOptions.NONE);
        split.forEach((host, text) -> lab.add(text.toString().getBytes(StandardCharsets.ISO_8859_1), "audit.log",
                host + "/audit.log").add(host + "/auth.log", host + "/auth.log"));
        return Stitched.of(lab.settled());
    }

    @Test
    void everyLogonIsOneSessionWithTheEvidenceOfBoth() throws IOException {
        Stitched both = read();
        HOSTS.forEach((host, audit) -> {
            assertThat(both.on(host)).extracting(Session::auditSession).as(host).containsExactlyElementsOf(audit);
            assertThat(both.on(host)).allSatisfy(session -> assertThat(session.evidence().stream()
                    .map(entry -> entry.source().path()).distinct()).hasSize(2));
        });
        assertThat(both.opened).hasSize(24);
        assertThat(both.attempts).hasSameSizeAs(
                Stitched.of(Lab.read("jump01/auth.log", "app02/auth.log", "db03/auth.log")).attempts);
    }

    @Test
    void hopsAreToldByConnectionsInsideSessions() throws IOException {
        Stitched both = read();
        List<String> hops = both.paths.stream().flatMap(path -> path.hops().stream())
                .filter(hop -> hop.parent() != null)
                .map(hop -> hop.parent().auditSession() + ">" + hop.child().auditSession() + " " + hop.basis())
                .distinct().toList();
        assertThat(hops).containsExactlyInAnyOrder("32>33 AUDIT_SESSION", "35>36 AUDIT_SESSION",
                "36>37 AUDIT_SESSION", "39>40 AUDIT_SESSION", "42>43 AUDIT_SESSION", "47>48 AUDIT_SESSION");
        assertThat(both.paths.stream().flatMap(path -> path.hops().stream()).filter(hop -> hop.parent() != null)
                .filter(hop -> hop.basis() == Hop.Basis.AUDIT_SESSION)).allSatisfy(
                        hop -> assertThat(
                                hop.confidence()).isGreaterThan(0.9).isLessThan(1));
    }

    @Test
    void whatAuditSawStartTellsWhatASessionWasFor() throws IOException {
        Stitched both = read();
        assertThat(both.on("jump01").stream().filter(session -> "44".equals(session.auditSession())).findFirst()
                .orElseThrow().kind()).isEqualTo(Session.SessionKind.SFTP);
        assertThat(both.on("app02").stream().filter(session -> "46".equals(session.auditSession())).findFirst()
                .orElseThrow().kind()).isEqualTo(Session.SessionKind.SCP);
    }
}
