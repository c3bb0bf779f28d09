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

/** Records: their fields, values and forms. */
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
