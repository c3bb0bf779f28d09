package org.hopline.engine.parse.sysmon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
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
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.event.Value;
import org.hopline.engine.parse.Formats;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.PayloadParser;
import org.hopline.engine.parse.StructuredReading;
import org.junit.jupiter.api.Test;

class SysmonFormatTest {

    private static final String SYSTEM = "<Event><System><Provider Name=\"Linux-Sysmon\" "
            + "Guid=\"{ff032593-a8d3-4f13-b0d6-01fc615a0f97}\"/><EventID>%1$d</EventID><Version>5</Version>"
            + "<Level>4</Level><Task>%1$d</Task><Opcode>0</Opcode><Keywords>0x8000000000000000</Keywords>"
            + "<TimeCreated SystemTime=\"2026-11-22T02:51:09.216000001Z\"/><EventRecordID>7</EventRecordID>"
            + "<Correlation/><Execution ProcessID=\"812\" ThreadID=\"813\"/>"
            + "<Channel>Linux-Sysmon/Operational</Channel><Computer>jump01</Computer><Security UserId=\"0\"/>"
            + "</System><EventData>";

    private static String event(int id, String... data) {
        StringBuilder text = new StringBuilder(String.format(SYSTEM, id));
        for (int i = 0; i < data.length; i += 2) {
            text.append("<Data Name=\"").append(data[i]).append("\">").append(data[i + 1]).append("</Data>");
        }
        return text.append("</EventData></Event>").toString();
    }

    private static String start(String commandLine) {
        return event(1, "RuleName", "-", "UtcTime", "2026-11-22 02:51:09.000", "ProcessGuid", "{1}", "ProcessId", "628",
                "Image", "/usr/bin/ssh", "CommandLine", commandLine, "CurrentDirectory", "/home/alice", "User", "alice",
                "LogonId", "20001", "TerminalSessionId", "42", "ParentProcessId", "627", "ParentImage", "/bin/bash",
                "ParentCommandLine", "-bash", "ParentUser", "alice");
    }

    private static StructuredReading read(String text) {
        return StructuredReading.of(new SysmonFormat(), text);
    }

    private static String text(Event event, String field) {
        return event.fields().get(FieldName.of(field)).text(Form.DECODED);
    }

    @Test
    void aProcessStartHasItsFieldsTimeAndHost() {
        Event event = read(start("ssh app02") + "\n").records.getFirst();
        assertThat(event.host()).isEqualTo(new HostId("jump01"));
        assertThat(event.time()).isEqualTo(1795315869_216000001L);
        assertThat(event.quality()).isEqualTo(TimeQuality.EXACT);
        assertThat(event.pid()).isEqualTo(812);
        assertThat(text(event, "ProcessID")).isEqualTo("812");
        assertThat(text(event, "ProcessId")).isEqualTo("628");
        Kind.ProcessStarted process = (Kind.ProcessStarted) event.kind();
        assertThat(process.pid()).isEqualTo(628);
        assertThat(process.parentPid()).isEqualTo(627);
        assertThat(process.commandLine()).isEqualTo("ssh app02");
        assertThat(process.auditSession()).isEqualTo("42");
        assertThat(process.arguments()).isEmpty();
        assertThat(event.fields().get(FieldName.of("RuleName"))).isSameAs(Value.NULL);
        assertThat(event.fields().get(FieldName.of("Hashes"))).isSameAs(Value.ABSENT);
    }

    @Test
    void aKnownShapeReadsLikeANewOne() {
        StructuredReading reading = read(start("a") + "\n" + start("b &amp;&amp; c") + "\n" + start("") + "\n"
                + event(5, "ProcessId", "1", "Image", "x") + "\n" + start("d") + "\n");
        assertThat(reading.records).extracting(e -> e.kind() instanceof Kind.ProcessStarted p ? p.commandLine() : "-")
                .containsExactly("a", "b && c", null, "-", "d");
        assertThat(reading.records.get(1).fields().get(FieldName.of("CommandLine")).text(Form.RAW))
                .isEqualTo("b &amp;&amp; c");
    }

    @Test
    void onlyTheFiveEntitiesAndNumbersAreDecoded() {
        Event event = read("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                + start("&lt;a&gt; &quot;b&quot; &apos;c&apos; &#65;&#x42; &e; &nbsp;")).records.getFirst();
        assertThat(text(event, "CommandLine")).isEqualTo("<a> \"b\" 'c' AB &e; &nbsp;");
    }

    @Test
    void connectionsFilesAndEndsHaveTheirKinds() {
        StructuredReading reading = read(
                event(3, "ProcessId", "9", "Image", "/usr/bin/ssh", "User", "alice", "Initiated",
                        "true", "SourceIp", "10.99.0.11", "SourcePort", "51492", "DestinationIp", "10.99.0.12",
                        "DestinationPort", "22") + "\n"
                        + event(11, "ProcessId", "9", "Image", "/bin/sh", "TargetFilename",
                                "/tmp/x", "User", "alice")
                        + "\n"
                        + event(23, "ProcessId", "9", "User", "alice", "Image", "/bin/rm", "TargetFilename", "/tmp/x")
                        + "\n" + event(5, "ProcessId", "9", "Image", "wdavdaemon") + "\n"
                        + event(16, "Configuration", "c"));
        assertThat(reading.records).extracting(e -> e.kind().toString()).satisfiesExactly(
                k -> assertThat(k).contains("OUTGOING", "source=10.99.0.11:51492", "destination=10.99.0.12:22"),
                k -> assertThat(k).contains("CREATED", "path=/tmp/x"),
                k -> assertThat(k).contains("DELETED", "path=/tmp/x", "image=/bin/rm"),
                k -> assertThat(k).contains("ProcessEnded[pid=9, image=wdavdaemon"),
                k -> assertThat(k).contains("Logged"));
    }

    @Test
    void aTruncatedEventKeepsTheFieldsBeforeTheCut() {
        String whole = start("ssh -oBatchMode=yes app02");
        int cut = whole.indexOf("BatchMode");
        StructuredReading reading = read(whole.substring(0, cut) + "\n" + start("next") + "\n");
        assertThat(reading.records).hasSize(2);
        assertThat(text(reading.records.get(0), "CommandLine")).isEqualTo("ssh -o");
        assertThat(((Kind.ProcessStarted) reading.records.get(0).kind()).image()).isEqualTo("/usr/bin/ssh");
        assertThat(reading.notes).containsExactly(SysmonReader.TRUNCATED);
    }

    @Test
    void theBeginningOfANumberOrPathIsNoFact() {
        String whole = start("ssh");
        StructuredReading reading = read(whole.substring(0, whole.indexOf("628") + 1));
        assertThat(reading.records.getFirst().fields().get(FieldName.of("ProcessId"))).isSameAs(Value.ABSENT);
    }

    @Test
    void otherLinesAndDeclarationsAreCountedApart() {
        StructuredReading reading = read("<?xml version=\"1.0\"?>\n" + start("a") + "\nsomething else\n\n"
                + "<?xml version=\"1.0\"?>" + start("b") + "\r\n");
        assertThat(reading.records).hasSize(2);
        assertThat(reading.unparsed).extracting(u -> u.reason()).containsExactly(SysmonFormat.NO_EVENT);
    }

    @Test
    void aLineFeedInACommandLineIsPartOfIt() {
        StructuredReading reading = read(start("sh -c a\nb\nc") + "\n" + start("d") + "\n");
        assertThat(reading.records).hasSize(2);
        assertThat(text(reading.records.getFirst(), "CommandLine")).isEqualTo("sh -c a\nb\nc");
        assertThat(reading.records.get(1).record().line()).isEqualTo(4);
    }

    @Test
    void aCarriersTimeAndHostCountOnlyWhereTheEventHasNone() {
        SysmonPayload payload = new SysmonPayload();
        Event[] got = new Event[1];
        ParseSink sink = new ParseSink() {
            @Override
            public void understood(Event event) {
                got[0] = event;
            }

            @Override
            public void headerOnly(Event event) {}

            @Override
            public void unparsed(org.hopline.engine.event.Unparsed record) {}

            @Override
            public void assembled(Event event) {}
        };
        PayloadParser.Carrier carrier = new PayloadParser.Carrier(new HostId("relay"), 5, TimeQuality.ZONE_GIVEN,
                Event.Clock.WALL);
        Slice whole = Slice.utf8(start("x"));
        LogRecord record = new LogRecord(new SourceId("s"), 0, 1, whole);
        assertThat(payload.accepts("sysmon", whole)).isTrue();
        assertThat(payload.accepts("sshd", Slice.utf8("Accepted"))).isFalse();
        assertThat(payload.parse(record, whole, carrier, sink)).isTrue();
        assertThat(got[0].host()).hasToString("jump01");
        Slice cut = whole.part(0, whole.indexOf("<TimeCreated".getBytes(StandardCharsets.US_ASCII), 0));
        assertThat(payload.parse(record, cut, carrier, sink)).isTrue();
        assertThat(got[0].host()).hasToString("relay");
        assertThat(got[0].time()).isEqualTo(5);
        assertThat(got[0].clock()).isEqualTo(Event.Clock.WALL);
        assertThat(payload.parse(record, Slice.utf8("<Event> no"), carrier, sink)).isFalse();
    }

    @Test
    void bareEventsAreRecognisedAndOthersAreNot() {
        SysmonFormat format = new SysmonFormat();
        assertThat(format.recognise(Slice.utf8(start("a") + "\n"), "x").confidence()).isGreaterThan(0.9);
        assertThat(format.recognise(Slice.utf8("Nov 22 02:51:09 h sysmon: " + start("a")), "x").confidence())
                .isLessThan(Formats.LEAST_CONFIDENCE);
        assertThat(format.recognise(Slice.utf8("<Event><System><Provider Name=\"Microsoft-Windows-Sysmon\"/>"), "x")
                .confidence()).isZero();
        assertThat(Formats.recognise(Slice.utf8(start("a")), "x").format()).isInstanceOf(SysmonFormat.class);
    }

    @Property(tries = 300)
    void mutatedEventsNeverThrowAndTheLedgerHolds(@ForAll Random random,
            @ForAll @IntRange(min = 1, max = 3000) int chunk) {
        List<String> seeds = List.of(start("ssh -oBatchMode=yes a &amp; b\nx"), event(3, "SourceIp", "1.2.3.4"),
                "<?xml version=\"1.0\"?>", "<Events>", "other", event(11, "TargetFilename", "/a"), "\r", "\0\0");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append(seeds.get(random.nextInt(seeds.size()))).append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(40); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean()
                    ? "<>/=\"'\n& -".charAt(random.nextInt(10))
                    : random.nextInt(256));
        }
        StructuredReading pieces = StructuredReading.of(new SysmonFormat(), bytes, chunk);
        StructuredReading whole = StructuredReading.of(new SysmonFormat(), bytes, Integer.MAX_VALUE);
        assertThat(pieces.records).extracting(e -> e.record().offset() + " " + e.kind()).isEqualTo(
                whole.records.stream().map(e -> e.record().offset() + " " + e.kind()).toList());
        for (Event event : whole.records) {
            for (int i = 0; i < event.fields().size(); i++) {
                assertThat(event.fields().get(event.fields().name(i))).isNotSameAs(Value.ABSENT);
                event.fields().value(i).text(Form.INTERPRETED);
            }
        }
    }
}
