package org.hopline.engine.parse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.Slice;
import org.hopline.engine.parse.StructuredReading;
import org.junit.jupiter.api.Test;

/** What records that share a serial say together. */
class AuditAssemblyTest {

    private static StructuredReading read(String... lines) {
        return StructuredReading.of(new AuditFormat(), String.join("\n", lines) + "\n");
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
}
