package org.hopline.engine.parse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.Form;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.event.Unparsed;
import org.hopline.engine.event.Value;
import org.hopline.engine.parse.Formats;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.PayloadParser;
import org.hopline.engine.parse.StructuredReading;
import org.junit.jupiter.api.Test;

class AuditFormatTest {

    private static StructuredReading read(String... lines) {
        return StructuredReading.of(new AuditFormat(), String.join("\n", lines) + "\n");
    }

    private static String text(Event event, String field, Form form) {
        Value value = event.fields().get(FieldName.of(field));
        return value.isPresent() ? value.text(form) : value.toString();
    }

    private static String call(int serial, int number, String more) {
        return "type=SYSCALL msg=audit(1000.000:" + serial + "): arch=c000003e syscall=" + number
                + " success=yes exit=0 a0=1 a1=2 a2=3 a3=4 items=1 ppid=7 pid=" + (100 + serial)
                + " auid=1000 uid=1000 gid=1000 tty=pts1 ses=3 comm=\"x\" exe=\"/usr/bin/x\" key=\"k\"" + more;
    }

    private static List<String> exec(int serial, String more, String... arguments) {
        StringBuilder argv = new StringBuilder("type=EXECVE msg=audit(1000.000:" + serial + "): argc=").append(
                arguments.length);
        for (int i = 0; i < arguments.length; i++) {
            argv.append(" a").append(i).append("=\"").append(arguments[i]).append('"');
        }
        return List.of(call(serial, 59, more), argv.toString(),
                "type=CWD msg=audit(1000.000:" + serial + "): cwd=\"/home/x\"",
                "type=PATH msg=audit(1000.000:" + serial + "): item=0 name=\"/usr/bin/x\" nametype=NORMAL",
                "type=PROCTITLE msg=audit(1000.000:" + serial + "): proctitle=\"stale\"");
    }

    @Test
    void aRecordKeepsItsOwnFieldNamesInOrder() {
        Event event = read("node=h type=SYSCALL msg=audit(1.002:3): arch=c000003e syscall=59 tty=(none) comm=\"a\" "
                + "key=6162016364\u001dARCH=x86_64 SYSCALL=execve").records.getFirst();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < event.fields().size(); i++) {
            names.add(event.fields().name(i).text());
        }
        assertThat(names).containsExactly("node", "type", "msg", "arch", "syscall", "tty", "comm", "key", "key", "ARCH",
                "SYSCALL");
        assertThat(event.host()).isEqualTo(new HostId("h"));
        assertThat(event.time()).isEqualTo(1_002_000_000L);
        assertThat(event.kind()).isEqualTo(Kind.Logged.INSTANCE);
        assertThat(text(event, "msg", Form.RAW)).isEqualTo("audit(1.002:3)");
        assertThat(text(event, "syscall", Form.RAW)).isEqualTo("59");
        assertThat(text(event, "syscall", Form.INTERPRETED)).isEqualTo("execve");
        assertThat(event.fields().get(FieldName.of("tty"))).isSameAs(Value.NULL);
        assertThat(event.fields().value(7).text(Form.DECODED)).isEqualTo("ab");
        assertThat(event.fields().value(8).text(Form.DECODED)).isEqualTo("cd");
    }

    @Test
    void onlyUntrustedFieldsAreDecodedFromHex() {
        Event event = read("type=SYSCALL msg=audit(1.0:3): a0=616263 pid=2020 comm=612062 exe=\"616263\" cwd=61626 "
                + "name=ABCDEG").records.getFirst();
        assertThat(text(event, "a0", Form.DECODED)).isEqualTo("616263");
        assertThat(text(event, "pid", Form.DECODED)).isEqualTo("2020");
        assertThat(text(event, "comm", Form.DECODED)).isEqualTo("a b");
        assertThat(text(event, "comm", Form.RAW)).isEqualTo("612062");
        assertThat(text(event, "exe", Form.DECODED)).isEqualTo("616263");
        assertThat(text(event, "cwd", Form.DECODED)).isEqualTo("61626");
        assertThat(text(event, "name", Form.DECODED)).isEqualTo("ABCDEG");
    }

    @Test
    void argumentsAreHexOnlyInTheirOwnRecord() {
        Event event = read("type=EXECVE msg=audit(1.0:3): argc=2 a0=\"ls\" a1=2F612062").records.getFirst();
        assertThat(text(event, "a1", Form.DECODED)).isEqualTo("/a b");
    }

    @Test
    void enrichmentStandsBesideTheValueHoweverItIsSeparated() {
        for (String separator : List.of("\u001d", " ", "\\u001D", "#035")) {
            Event event = read("type=SYSCALL msg=audit(1.0:3): auid=20001 uid=0 key=(null)" + separator
                    + "AUID=616C696365 UID=\"root\"").records.getFirst();
            assertThat(text(event, "auid", Form.RAW)).as(separator).isEqualTo("20001");
            assertThat(text(event, "auid", Form.INTERPRETED)).as(separator).isEqualTo("alice");
            assertThat(text(event, "uid", Form.INTERPRETED)).as(separator).isEqualTo("root");
            assertThat(text(event, "AUID", Form.DECODED)).as(separator).isEqualTo("alice");
        }
    }

    @Test
    void aUserSpaceRecordsOwnPairsFollowItsMessage() {
        StructuredReading reading = read("type=USER_LOGIN msg=audit(5.0:9): pid=1 uid=0 auid=20001 ses=7 msg='op=login "
                + "acct=\"o'brien\" exe=\"/usr/sbin/sshd\" hostname=? addr=10.0.0.9 terminal=/dev/pts/0 res=success'"
                + "\u001dUID=\"root\" AUID=\"alice\"");
        Event event = reading.records.getFirst();
        assertThat(text(event, "acct", Form.DECODED)).isEqualTo("o'brien");
        assertThat(text(event, "res", Form.DECODED)).isEqualTo("success");
        assertThat(event.fields().get(FieldName.of("hostname"))).isSameAs(Value.NULL);
        Kind.AuditLogon logon = (Kind.AuditLogon) reading.assembled.getFirst().kind();
        assertThat(logon.step()).isEqualTo(Kind.AuditStep.LOGIN);
        assertThat(logon.user()).hasToString("o'brien");
        assertThat(logon.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(logon.client()).hasToString("10.0.0.9");
        assertThat(logon.terminal()).isEqualTo("pts/0");
        assertThat(logon.auditSession()).isEqualTo("7");
        assertThat(logon.loginUid()).isEqualTo(20001);
    }

    @Test
    void anInvalidUserIsNoAccount() {
        Kind.AuditLogon logon = (Kind.AuditLogon) read("type=USER_LOGIN msg=audit(5.0:9): pid=1 uid=0 auid=4294967295 "
                + "ses=4294967295 msg='op=login acct=28696E76616C6964207573657229 exe=\"/usr/sbin/sshd\" hostname=? "
                + "addr=10.0.0.9 terminal=sshd res=failed'").assembled.getFirst().kind();
        assertThat(logon.user()).isNull();
        assertThat(logon.terminal()).isNull();
        assertThat(logon.auditSession()).isNull();
        assertThat(logon.loginUid()).isEqualTo(-1);
        assertThat(logon.outcome()).isEqualTo(Outcome.FAILURE);
    }

    @Test
    void theKeyThatRedHatsSshdNamesIsTheUsers() {
        Kind.AuditLogon logon = (Kind.AuditLogon) read(
                "type=USER_AUTH msg=audit(5.0:9): pid=1298 uid=0 auid=4294967295 "
                        + "ses=4294967295 msg='op=key algo=ssh-rsa size=2048 fp=SHA256:abc rport=63927 acct=\"bob\" "
                        + "exe=\"/usr/sbin/sshd\" hostname=? addr=216.160.83.61 terminal=? res=success'").assembled
                .getFirst()
                .kind();
        assertThat(Objects.requireNonNull(logon.credential()).fingerprint()).hasToString("SHA256:abc");
        assertThat(Objects.requireNonNull(logon.credential()).keyType()).isEqualTo("RSA");
        assertThat(logon.client()).hasToString("216.160.83.61:63927");
    }

    @Test
    void anArgumentInFragmentsOverSeveralRecordsIsOne() {
        StructuredReading reading = read(call(5, 59, ""),
                "type=EXECVE msg=audit(1000.000:5): argc=3 a0=\"sh\" a1=\"-c\" a2_len=8 a2[0]=6162",
                "type=EXECVE msg=audit(1000.000:5): a2[1]=2063",
                "type=PATH msg=audit(1000.000:5): item=0 name=\"/usr/bin/x\"",
                "type=PROCTITLE msg=audit(1000.000:5): proctitle=7368");
        Kind.ProcessStarted process = (Kind.ProcessStarted) reading.assembled.getFirst().kind();
        assertThat(process.arguments()).containsExactly("sh", "-c", "ab c");
        assertThat(process.commandLine()).isEqualTo("sh -c ab c");
        assertThat(process.tty()).isEqualTo("pts/1");
    }

    @Test
    void aFailedExecveIsNoStartOfTheCallersProgram() {
        StructuredReading reading = read(
                call(5, 59, "").replace("success=yes exit=0", "success=no exit=-2"),
                "type=CWD msg=audit(1000.000:5): cwd=\"/\"",
                "type=PATH msg=audit(1000.000:5): item=0 name=\"/opt/none\" nametype=UNKNOWN",
                "type=PROCTITLE msg=audit(1000.000:5): proctitle=\"x\"");
        Kind.ProcessStarted process = (Kind.ProcessStarted) reading.assembled.getFirst().kind();
        assertThat(process.outcome()).isEqualTo(Outcome.FAILURE);
        assertThat(process.image()).isEqualTo("/opt/none");
        assertThat(process.commandLine()).isNull();
    }

    @Test
    void theParentsCommandLineIsKnownFromItsOwnStart() {
        List<String> lines = new ArrayList<>(exec(1, "", "bash", "run.sh"));
        exec(2, "", "ssh", "app02").forEach(line -> lines.add(line.replace("ppid=7", "ppid=101")));
        Kind.ProcessStarted child = (Kind.ProcessStarted) read(lines.toArray(String[]::new)).assembled.get(1).kind();
        assertThat(child.parentCommandLine()).isEqualTo("bash run.sh");
        assertThat(child.parentImage()).isEqualTo("/usr/bin/x");
    }

    @Test
    void aParentOfAnotherSessionIsAnotherProcess() {
        List<String> lines = new ArrayList<>(exec(1, "", "bash"));
        exec(2, "", "ssh").forEach(line -> lines.add(line.replace("ppid=7", "ppid=101").replace("ses=3", "ses=4")));
        Kind.ProcessStarted child = (Kind.ProcessStarted) read(lines.toArray(String[]::new)).assembled.get(1).kind();
        assertThat(child.parentImage()).isNull();
    }

    @Test
    void aForkedChildHasItsParentsCommandLine() {
        List<String> lines = new ArrayList<>(exec(1, "", "bash", "loop.sh"));
        lines.add(call(2, 56, "").replace("exit=0", "exit=500").replace("pid=102", "pid=101"));
        lines.add("type=PROCTITLE msg=audit(1000.000:2): proctitle=\"x\"");
        lines.add(call(3, 1, "").replace("pid=103", "pid=500").replace("ppid=7", "ppid=101"));
        lines.add("type=PROCTITLE msg=audit(1000.000:3): proctitle=\"x\"");
        exec(4, "", "ssh").forEach(line -> lines.add(line.replace("ppid=7", "ppid=500")));
        Kind.ProcessStarted child = (Kind.ProcessStarted) read(lines.toArray(String[]::new)).assembled.get(1).kind();
        assertThat(child.parentCommandLine()).isEqualTo("bash loop.sh");
    }

    @Test
    void connectionsNameTheOtherEndInEitherByteOrder() {
        for (String family : List.of("0200", "0002")) {
            StructuredReading reading = read(call(5, 42, "").replace("items=1", "items=0")
                    .replace("success=yes exit=0", "success=no exit=-115"),
                    "type=SOCKADDR msg=audit(1000.000:5): saddr=" + family + "00160A63000C0000000000000000",
                    "type=PROCTITLE msg=audit(1000.000:5): proctitle=\"x\"");
            Kind.NetworkConnection connection = (Kind.NetworkConnection) reading.assembled.getFirst().kind();
            assertThat(connection.destination()).hasToString("10.99.0.12:22");
            assertThat(connection.source()).isNull();
            assertThat(connection.direction()).isEqualTo(Kind.Direction.OUTGOING);
            assertThat(connection.outcome()).isEqualTo(Outcome.UNKNOWN);
        }
        assertThat(endpoint("0A00001600000000FE80000000000000000000000000000105000000").address())
                .hasToString("fe80::1");
        assertThat(endpoint("0A0000160000000000000000000000000000FFFF0A63000C00000000"))
                .hasToString("10.99.0.12:22");
        assertThat(SocketAddress.of(Slice.utf8("0200"))).isNull();
        assertThat(address("01002F746D702F7800").path()).isEqualTo("/tmp/x");
        assertThat(address("0100006162").path()).isEqualTo("@ab");
    }

    private static SocketAddress address(String hex) {
        return Objects.requireNonNull(SocketAddress.of(Slice.utf8(hex)));
    }

    private static Endpoint endpoint(String hex) {
        return Objects.requireNonNull(address(hex).endpoint());
    }

    @Test
    void acceptAndBindNameOneEnd() {
        StructuredReading reading = read(call(5, 288, "").replace("items=1", "items=0"),
                "type=SOCKADDR msg=audit(1000.000:5): saddr=0200E3080A6300420000000000000000",
                "type=PROCTITLE msg=audit(1000.000:5): proctitle=\"x\"", call(6, 49, "").replace("items=1", "items=0"),
                "type=SOCKADDR msg=audit(1000.000:6): saddr=02000016000000000000000000000000",
                "type=PROCTITLE msg=audit(1000.000:6): proctitle=\"x\"");
        Kind.NetworkConnection accepted = (Kind.NetworkConnection) reading.assembled.get(0).kind();
        assertThat(accepted.direction()).isEqualTo(Kind.Direction.INCOMING);
        assertThat(accepted.source()).hasToString("10.99.0.66:58120");
        assertThat(accepted.destination()).isNull();
        Kind.NetworkConnection bound = (Kind.NetworkConnection) reading.assembled.get(1).kind();
        assertThat(bound.direction()).isEqualTo(Kind.Direction.UNKNOWN);
        assertThat(bound.source()).hasToString("0.0.0.0:22");
    }

    private static Kind.FileChanged file(int number, String arguments, String... paths) {
        List<String> lines = new ArrayList<>();
        lines.add(call(5, number, "").replace("items=1", "items=" + paths.length).replace("a0=1 a1=2 a2=3", arguments));
        lines.add("type=CWD msg=audit(1000.000:5): cwd=\"/home/x\"");
        for (String path : paths) {
            lines.add("type=PATH msg=audit(1000.000:5): " + path);
        }
        lines.add("type=PROCTITLE msg=audit(1000.000:5): proctitle=\"x\"");
        return (Kind.FileChanged) read(lines.toArray(String[]::new)).assembled.getFirst().kind();
    }

    @Test
    void filesAreNamedByTheRecordThatTellsWhatBecameOfThem() {
        Kind.FileChanged made = file(257, "a0=ffffff9c a1=2 a2=241", "item=0 name=\".ssh/\" nametype=PARENT",
                "item=1 name=\".ssh/authorized_keys\" nametype=CREATE");
        assertThat(made.action()).isEqualTo(Kind.FileAction.CREATED);
        assertThat(made.path()).isEqualTo("/home/x/.ssh/authorized_keys");
        assertThat(file(257, "a0=ffffff9c a1=2 a2=401", "item=0 name=\"/etc/passwd\" nametype=NORMAL").action())
                .isEqualTo(Kind.FileAction.MODIFIED);
        assertThat(file(257, "a0=ffffff9c a1=2 a2=80000", "item=0 name=\"/etc/passwd\" nametype=NORMAL").action())
                .isEqualTo(Kind.FileAction.READ);
        Kind.FileChanged renamed = file(82, "a0=1 a1=2 a2=3", "item=0 name=\"/a/\" nametype=PARENT",
                "item=1 name=\"/b/\" nametype=PARENT", "item=2 name=\"/a/o\" nametype=DELETE",
                "item=3 name=\"/b/n\" nametype=CREATE");
        assertThat(renamed.action()).isEqualTo(Kind.FileAction.RENAMED);
        assertThat(renamed.path()).isEqualTo("/b/n");
        Kind.FileChanged gone = file(263, "a0=5 a1=2 a2=0", "item=0 name=\"/var/x\" nametype=PARENT",
                "item=1 name=\"f\" nametype=DELETE");
        assertThat(gone.action()).isEqualTo(Kind.FileAction.DELETED);
        assertThat(gone.path()).isEqualTo("/var/x/f");
        assertThat(file(268, "a0=5 a1=2 a2=0", "item=0 name=\"f\" nametype=NORMAL").path()).isEqualTo("f");
    }

    @Test
    void loginIsJoinedWithTheCallItCameWith() {
        StructuredReading reading = read(
                "type=LOGIN msg=audit(1000.000:5): pid=339 uid=0 old-auid=4294967295 auid=20001 tty=(none) "
                        + "old-ses=4294967295 ses=29 res=1",
                call(5, 1, "").replace("items=1", "items=0"),
                "type=PROCTITLE msg=audit(1000.000:5): proctitle=\"sshd\"");
        Kind.AuditLogon logon = (Kind.AuditLogon) reading.assembled.getFirst().kind();
        assertThat(logon.step()).isEqualTo(Kind.AuditStep.SESSION_ASSIGNED);
        assertThat(logon.program()).isEqualTo("/usr/bin/x");
        assertThat(logon.user()).hasToString("20001");
        assertThat(logon.auditSession()).isEqualTo("29");
        Kind.AuditLogon old = (Kind.AuditLogon) read("type=LOGIN msg=audit(1.0:7): login pid=26125 uid=0 "
                + "old auid=4294967295 new auid=500 old ses=4294967295 new ses=1172").assembled.getFirst().kind();
        assertThat(old.loginUid()).isEqualTo(500);
        assertThat(old.auditSession()).isEqualTo("1172");
    }

    @Test
    void eventsWithoutATitleEndWhenTheirNodesTimeGoesOn() {
        List<String> lines = new ArrayList<>(exec(1, "", "ls"));
        lines.removeLast();
        StructuredReading waiting = read(lines.toArray(String[]::new));
        assertThat(waiting.assembled).hasSize(1);
        lines.add("type=CRED_ACQ msg=audit(1003.000:9): pid=1 msg='acct=\"a\" res=success'");
        assertThat(read(lines.toArray(String[]::new)).assembled).extracting(e -> AuditStamp.of(e).serial())
                .containsExactly(1L, 9L);
        exec(3, "", "ls").forEach(lines::add);
        assertThat(read(lines.toArray(String[]::new)).assembled).hasSize(3);
    }

    @Test
    void theKernelsNumericTypesAreRead() {
        Event event = read("audit: type=1400 audit(1524662933.080:61207): apparmor=\"DENIED\" operation=\"ptrace\" "
                + "pid=5571 comm=\"metricbeat\"").records.getFirst();
        assertThat(event.program()).isEqualTo("AVC");
        assertThat(text(event, "type", Form.RAW)).isEqualTo("AVC");
        assertThat(text(event, "comm", Form.RAW)).isEqualTo("metricbeat");
    }

    @Test
    void payloadsTakeTheCarriersHostOnlyWhereNoNodeIsNamed() {
        AuditPayload payload = new AuditPayload();
        List<Event> events = new ArrayList<>();
        ParseSink sink = new ParseSink() {
            @Override
            public void understood(Event event) {
                events.add(event);
            }

            @Override
            public void headerOnly(Event event) {}

            @Override
            public void unparsed(Unparsed record) {}

            @Override
            public void assembled(Event event) {
                events.add(event);
            }
        };
        PayloadParser.Carrier carrier = new PayloadParser.Carrier(new HostId("relay"), 1, TimeQuality.ABSENT,
                Event.Clock.WALL);
        LogRecord record = new LogRecord(new SourceId("s"), 0, 1, Slice.EMPTY);
        Slice kernel = Slice.utf8("[   12.345678] audit: type=1300 audit(9.5:1): arch=c000003e syscall=2");
        assertThat(payload.accepts("kernel", kernel)).isTrue();
        assertThat(payload.parse(record, kernel, carrier, sink)).isTrue();
        Slice audispd = Slice.utf8("node=n type=USER_START msg=audit(9.5:2): pid=1 msg='acct=\"a\" res=success'");
        assertThat(payload.accepts("audispd", audispd)).isTrue();
        assertThat(payload.accepts("sshd", audispd)).isFalse();
        assertThat(payload.parse(record, audispd, carrier, sink)).isTrue();
        assertThat(payload.parse(record, Slice.utf8("type=x no record"), carrier, sink)).isFalse();
        payload.end(sink);
        assertThat(events).extracting(e -> e.host() + " " + e.view() + " " + e.time() + " " + e.clock())
                .containsExactly(
                        "relay RECORD 9500000000 UTC", "n RECORD 9500000000 UTC", "n ASSEMBLED 9500000000 UTC");
    }

    @Test
    void whatIsNoRecordSaysSo() {
        StructuredReading reading = read("type=SYSCALL audit", "type=X msg=audit(99999999999.1:2): a=b",
                "type=PROCTITLE msg=audit(11/22/26 02:51:09.216:1813) : proctitle=x", "----",
                "time->Sun Nov 22 02:51:09 2026", "");
        assertThat(reading.unparsed).extracting(Unparsed::reason).containsOnly(AuditFormat.NO_RECORD).hasSize(3);
    }

    @Test
    void auditLogsAreRecognisedAndOthersAreNot() {
        AuditFormat format = new AuditFormat();
        String log = String.join("\n", exec(1, "", "ls"));
        assertThat(format.recognise(Slice.utf8(log), "x").confidence()).isGreaterThan(0.95);
        assertThat(format.recognise(Slice.utf8("Nov 22 02:51:09 h audispd: " + log.replace("\n", "\nNov 22 h ")), "x")
                .confidence()).isZero();
        assertThat(Formats.recognise(Slice.utf8(log), "auth.log").format()).isInstanceOf(AuditFormat.class);
    }

    @Property(tries = 200)
    void interleavedRecordsGiveTheSameAssembly(@ForAll Random random) {
        List<List<String>> events = new ArrayList<>();
        for (int serial = 1; serial <= 8; serial++) {
            List<String> lines = new ArrayList<>(exec(serial, "", "bash", "-c", "n" + serial));
            int parent = 100 + 1 + random.nextInt(8);
            lines.replaceAll(line -> line.replace("ppid=7", "ppid=" + parent));
            events.add(lines);
        }
        List<String> straight = events.stream().flatMap(List::stream).toList();
        List<String> mixed = new ArrayList<>();
        List<Integer> next = new ArrayList<>(java.util.Collections.nCopies(8, 0));
        int begun = 0;
        while (mixed.size() < straight.size()) {
            int pick = random.nextInt(8);
            // The first records keep their order, as the kernel numbers them.
            if (pick > begun || next.get(pick) == events.get(pick).size()) {
                continue;
            }
            begun = Math.max(begun, pick + 1);
            mixed.add(events.get(pick).get(next.get(pick)));
            next.set(pick, next.get(pick) + 1);
        }
        List<Event> expected = read(straight.toArray(String[]::new)).assembled;
        List<Event> actual = read(mixed.toArray(String[]::new)).assembled;
        assertThat(actual).extracting(Event::kind).containsExactlyElementsOf(
                expected.stream().map(Event::kind).toList());
        assertThat(actual).allSatisfy(event -> assertThat(event.parts()).hasSize(5));
    }

    @Property(tries = 300)
    void mutatedRecordsNeverThrowAndTheLedgerHolds(@ForAll Random random,
            @ForAll @IntRange(min = 1, max = 2000) int chunk) {
        List<String> seeds = new ArrayList<>(exec(1, "\u001dARCH=x86_64 UID=\"a b\"", "ls", "x y"));
        seeds.add("type=USER_LOGIN msg=audit(5.0:9): pid=1 msg='op=login acct=6162 res=success'\u001dUID=\"root\"");
        seeds.add("type=SOCKADDR msg=audit(1000.000:1): saddr=020000160A63000C\u001dSADDR={ saddr_fam=inet laddr=1 }");
        seeds.add("type=AVC msg=audit(1000.000:1): avc:  denied  { read } for  pid=1 comm=\"a\"");
        seeds.add("type=AUOMS_EXECVE audit(1.0:8): node=U success=yes cmdline=\"a \"b\" c\" redactors= containerid=");
        seeds.add("type=EOE msg=audit(1000.000:1): ");
        seeds.add("type=LOGIN msg=audit(1000.000:1): login pid=1 old auid=1 new auid=2");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            text.append(seeds.get(random.nextInt(seeds.size()))).append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(60); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean()
                    ? "='\"{}[]() \n:,#\\\u001d0A?".charAt(random.nextInt(19))
                    : random.nextInt(256));
        }
        StructuredReading pieces = StructuredReading.of(new AuditFormat(), bytes, chunk);
        StructuredReading whole = StructuredReading.of(new AuditFormat(), bytes, Integer.MAX_VALUE);
        assertThat(pieces.assembled).extracting(Event::kind).isEqualTo(
                whole.assembled.stream().map(Event::kind).toList());
        List<Event> all = new ArrayList<>(whole.records);
        all.addAll(whole.assembled);
        for (Event event : all) {
            for (int i = 0; i < event.fields().size(); i++) {
                assertThat(event.fields().get(event.fields().name(i))).isNotSameAs(Value.ABSENT);
                event.fields().value(i).text(Form.INTERPRETED);
            }
        }
    }
}
