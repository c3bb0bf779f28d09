package org.hopline.engine.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hopline.engine.behaviour.Baseline;
import org.hopline.engine.detect.Annotations;
import org.hopline.engine.detect.DetectionInfo;
import org.hopline.engine.detect.DetectionKind;
import org.hopline.engine.detect.DetectionType;
import org.hopline.engine.detect.Finding;
import org.hopline.engine.event.Address;
import org.hopline.engine.event.Credential;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.EventId;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.FieldTable;
import org.hopline.engine.event.FieldValue;
import org.hopline.engine.event.Fields;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.KeyFingerprint;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.Row;
import org.hopline.engine.event.SessionId;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.SourceLedger;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.event.UserId;
import org.hopline.engine.event.Value;
import org.hopline.engine.event.View;
import org.hopline.engine.session.Hop;
import org.hopline.engine.session.Path;
import org.hopline.engine.session.Session;

/** One value of everything the wire writes, with hostile text wherever log text can stand. */
final class WireSamples {

    /** A user name that acts on a terminal, a page, a spreadsheet and a log. */
    static final String HOSTILE = "=cmd()|\u001b]0;owned\u0007<script>\u202ebob\u0000 from 1.2.3.4 port 22 ssh2\n";
    static final long TIME = 1_795_315_848_123_456_789L;
    static final byte[] NOT_UTF8 = {'S', (byte) 0xff, 'x', (byte) 0x9b, '1', 'm'};

    private WireSamples() {}

    static Evidence evidence(int number, byte[] raw) {
        return new Evidence(new EventId(number, 9), new SourceId("logs/app02.tar.gz!var/log/auth.log"), 100L * number,
                number + 1, Slice.of(raw));
    }

    static Evidence evidence(int number) {
        return evidence(number, ("line " + number + ' ' + HOSTILE).getBytes(StandardCharsets.UTF_8));
    }

    static Finding finding() {
        DetectionInfo info = new DetectionInfo("0e9a-1", "3", "A title " + HOSTILE, "", DetectionKind.SPL,
                DetectionType.TTP, "production", 56, "impact 70 × confidence 80 %",
                new Annotations(List.of("T1021.004"), List.of("Lateral Movement"), List.of(), List.of(), List.of(),
                        List.of(), new TreeSet<>()),
                List.of(), "", List.of(), List.of(), List.of(), "pack");
        return new Finding("f1", TIME, TIME - 1_000_000_000, TIME, info, 56, "message of " + HOSTILE,
                List.of(new Finding.RiskObject("user", HOSTILE, 56), new Finding.RiskObject("system", "h", 56)),
                List.of(new Finding.ThreatObject("process", "ssh")),
                new Finding.Entities(new TreeSet<>(List.of("h")), new TreeSet<>(List.of(HOSTILE)),
                        new TreeSet<>(List.of("10.0.0.1")), new TreeSet<>()),
                new Row(Map.of(HOSTILE, FieldValue.of(0.25))),
                List.of(new Finding.Reason(50, "one"), new Finding.Reason(6, HOSTILE)), List.of("a note"),
                List.of(evidence(2), evidence(1, NOT_UTF8)));
    }

    static Session session(String user, String host, long opened) {
        Credential credential = new Credential("ECDSA-CERT", new KeyFingerprint("SHA256:abc"),
                new Credential.Certificate("bob@corp laptop-7 " + HOSTILE, "42", "ED25519",
                        new KeyFingerprint("SHA256:ca")));
        return new Session(new SessionId(user + host), new HostId(host), new UserId(user),
                Endpoint.of("10.99.0.66", 51514), Endpoint.of("10.99.0.11", 22), "publickey", credential, opened,
                TimeQuality.EXACT, opened + 1_200_000_000L, Session.SessionEnd.DISCONNECTED, "pts/0",
                Session.SessionKind.SHELL, 1, "49", null, 231, 240,
                List.of(new Session.PrivilegeUse(opened + 5, new UserId(user), new UserId("root"), HOSTILE,
                        Outcome.SUCCESS, evidence(7))),
                List.of(evidence(3), evidence(1)));
    }

    static Path path() {
        Session first = session("alice", "jump01", TIME);
        Session second = session(HOSTILE, "db03", TIME + 1_200_000_000L);
        return new Path(List.of(
                new Hop(first, null, null, Hop.Basis.ROOT, 1, false, List.of(), List.of()),
                new Hop(second, first, new HostId("jump01"), Hop.Basis.INFERRED, 0.7, true, List.of("same " + HOSTILE),
                        List.of(evidence(4)))));
    }

    static List<Event> events() {
        Fields fields = FieldTable.builder().add("key", Value.text("a")).add(HOSTILE, Value.text(HOSTILE))
                .add("key", Value.text("b")).add("none", Value.NULL).build();
        List<Event> out = new ArrayList<>();
        for (Kind kind : kinds()) {
            out.add(new Event(LogFamily.SYSLOG, View.RECORD, kind, TIME, TimeQuality.EXACT, Event.Clock.UTC,
                    new HostId("h"), "sshd", 77, Slice.utf8(HOSTILE), fields,
                    new LogRecord(new SourceId("auth.log"), 10, 2, Slice.of(NOT_UTF8)), List.of()));
        }
        return out;
    }

    static List<Kind> kinds() {
        Endpoint end = Endpoint.of("10.0.0.1", 22);
        UserId user = new UserId(HOSTILE);
        Credential key = new Credential("RSA", null, null);
        return List.of(Kind.Logged.INSTANCE, new Kind.ServerListening(end), new Kind.ConnectionOpened(end, null),
                new Kind.ConnectionDropped(null, end, "MaxStartups"),
                new Kind.ConnectionClosed(end, user, true, Kind.Phase.PREAUTH, Kind.CloseReason.BY_CLIENT, HOSTILE),
                new Kind.Authentication(Kind.Verdict.ACCEPTED, "publickey", null, user, false, end, key),
                new Kind.InvalidUser(user, end), new Kind.LoginRefused(user, false, null, HOSTILE),
                new Kind.KeyAcceptable(key, "/home/alice/.ssh/authorized_keys:1"), new Kind.ChildPid(5),
                new Kind.ChannelOpened(Kind.ChannelType.SUBSYSTEM, "sftp", null, user, end, 0),
                new Kind.ChannelClosed(user, end, 0), new Kind.Transferred(1, 2),
                new Kind.SftpOperation("open", HOSTILE, user, Address.of("10.0.0.1")),
                new Kind.PamAuthentication("sshd", Outcome.FAILURE, null, Address.of("h"), null),
                new Kind.PamSession(true, "sshd", user, 20001, -1),
                new Kind.LogindSession(Kind.LogindState.NEW, "c1", user, -1, "user"),
                new Kind.PrivilegeChange(Kind.PrivilegeTool.SUDO, Outcome.SUCCESS, user, null, null, null, HOSTILE,
                        null),
                new Kind.AccountChange("add-user", user, HOSTILE), new Kind.HostBooted("b"),
                new Kind.ProcessStarted(1, 2, "/usr/bin/ssh", List.of("ssh", HOSTILE), null, "/", user, 20001, "49",
                        null, null, null, Outcome.SUCCESS),
                new Kind.ProcessEnded(1, null),
                new Kind.NetworkConnection(1, null, user, Kind.Direction.OUTGOING, null, end, "49", Outcome.SUCCESS),
                new Kind.FileChanged(Kind.FileAction.CREATED, HOSTILE, 1, null, null, null, Outcome.UNKNOWN),
                new Kind.AuditLogon(Kind.AuditStep.LOGIN, Outcome.SUCCESS, 1, user, 20001, "49", end, null, "ssh",
                        "/usr/sbin/sshd", key));
    }

    static RunLedger ledger() {
        SourceLedger read = new SourceLedger(new SourceId("logs/a.tar!auth.log"), "syslog", 0.98, "header",
                "the log names it", "zone stated", 1000, "0".repeat(64), TIME, TIME + 1, 10, 990, 8, 1, 1, 10, 10, 2, 1,
                0, null, new TreeMap<>(Map.of("blank line", 1L)), null);
        return new RunLedger("0.1.0", "hopline scan logs " + HOSTILE,
                List.of(new RunLedger.Pack("hopline", "1.0", "1".repeat(64))),
                List.of(new RunLedger.Source(read, TIME), new RunLedger.Source(
                        SourceLedger.unread(new SourceId("logs/b"), "no permission"), null)),
                new RunLedger.Detections(3, 2, 1, 0, List.of(new RunLedger.Inactive("x", "needs auditd"))));
    }

    static Baseline baseline() {
        TreeMap<UserId, Baseline.Account> accounts = new TreeMap<>();
        accounts.put(new UserId(HOSTILE), new Baseline.Account(TIME, TIME + 5, TIME + 3, 30, 10, 1,
                new TreeMap<>(Map.of(new HostId("web01"), new Baseline.Seen(30, TIME + 5))),
                new TreeMap<>(Map.of("10.0.0.1", new Baseline.Seen(30, TIME + 5))),
                new TreeMap<>(Map.of(1, 28L, 2, 2L))));
        return new Baseline(accounts);
    }
}
