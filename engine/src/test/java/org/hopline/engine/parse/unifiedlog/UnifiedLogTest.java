package org.hopline.engine.parse.unifiedlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.Form;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.Unparsed;
import org.hopline.engine.event.Value;
import org.hopline.engine.parse.Formats;
import org.hopline.engine.parse.LogFormat;
import org.hopline.engine.parse.StructuredReading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnifiedLogTest {

    private static final LogFormat SYSLOG = UnifiedLogFormats.all().get(0);
    private static final LogFormat DEFAULT = UnifiedLogFormats.all().get(1);
    private static final LogFormat COMPACT = UnifiedLogFormats.all().get(2);
    private static final LogFormat JSON = UnifiedLogFormats.all().get(3);
    private static final LogFormat NDJSON = UnifiedLogFormats.all().get(4);

    private static final String ACCEPTED = "Accepted publickey for vagrant from 10.211.55.2 port 54807 ssh2: ED25519 "
            + "SHA256:MA2Wm9kQUD/G5bnJfpI4mXnkT6g9M7Z04XRtcSk2P/o";

    private static @Nullable String text(Event event, String field) {
        Value value = event.fields().get(FieldName.of(field));
        return value.isPresent() ? value.text(Form.DECODED) : null;
    }

    /** A sample file without the lines that say where it is from. */
    private static String sample(String name) {
        return new String(StructuredReading.shared("formats/unified_log/text/" + name), StandardCharsets.UTF_8).lines()
                .filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(String message) {
        return "{\"timezoneName\":\"\",\"messageType\":\"Default\",\"eventType\":\"logEvent\",\"processID\":880,"
                + "\"processImagePath\":\"\\/usr\\/libexec\\/sshd-session\",\"traceID\":3508679143981060,"
                + "\"backtrace\":{\"frames\":[{\"imageOffset\":1}]},\"timestamp\":\"2026-09-13 12:31:09.292032-0700\","
                + "\"eventMessage\":\"" + message + "\"}";
    }

    @Test
    void publishedRowsOfTheSyslogStyleAreRead() {
        String text = sample("sshd-syslog-style.txt");
        assertThat(Formats.recognise(Slice.utf8(text), "x").format()).isSameAs(Formats.named("unified-syslog"));
        StructuredReading reading = StructuredReading.of(SYSLOG, text);
        assertThat(reading.unparsed).isEmpty();
        assertThat(reading.records).hasSize(4).allSatisfy(event -> assertThat(event.host()).isNull());
        Event first = reading.records.getFirst();
        assertThat(first.program()).isEqualTo("sshd-session");
        assertThat(first.pid()).isEqualTo(16472);
        assertThat(first.time()).isEqualTo(1789327869_292032000L);
        Kind.Authentication login = (Kind.Authentication) first.kind();
        assertThat(login.user()).hasToString("vagrant");
        assertThat(login.client()).hasToString("10.211.55.2:54807");
        Event third = reading.records.get(2);
        assertThat(text(third, "sender")).isEqualTo("Network");
        assertThat(text(third, "subsystem")).isEqualTo("com.apple.network");
        assertThat(text(third, "category")).isEmpty();
        assertThat(text(third, "eventMessage")).startsWith("networkd_settings_read_from_file");
        System.out.println("unified log syslog style: 4 of 4 published rows read");
    }

    @Test
    void publishedRowsOfTheDefaultStyleAreRead() {
        String text = sample("sshd-default-style.txt");
        assertThat(Formats.recognise(Slice.utf8(text), "x").format()).isSameAs(Formats.named("unified-default"));
        StructuredReading reading = StructuredReading.of(DEFAULT, text);
        assertThat(reading.unparsed).isEmpty();
        assertThat(reading.records).hasSize(8);
        Event kernel = reading.records.get(3);
        assertThat(kernel.program()).isEqualTo("kernel");
        assertThat(kernel.pid()).isZero();
        assertThat(text(kernel, "messageType")).isEqualTo("Error");
        assertThat(text(kernel, "threadID")).isEqualTo("0x1f36");
        assertThat(text(kernel, "sender")).isEqualTo("Sandbox");
        assertThat(text(reading.records.getLast(), "eventMessage"))
                .isEqualTo("sshd: no hostkeys available -- exiting.");
        System.out.println("unified log default style: 8 of 8 published rows read");
    }

    @Test
    void publishedObjectsOfNdjsonAreRead() {
        String text = sample("log-show.ndjson") + "{\"count\":3,\"finished\":1}\n";
        assertThat(Formats.recognise(Slice.utf8(text), "x").format()).isSameAs(Formats.named("unified-ndjson"));
        StructuredReading reading = StructuredReading.of(NDJSON, text);
        assertThat(reading.unparsed).isEmpty();
        assertThat(reading.records).hasSize(3);
        Event second = reading.records.get(1);
        assertThat(second.program()).isEqualTo("softwareupdated");
        assertThat(second.pid()).isEqualTo(200);
        assertThat(text(second, "traceID")).isEqualTo("6727155769999364");
        assertThat(second.fields().get(FieldName.of("source"))).isSameAs(Value.NULL);
        assertThat(text(reading.records.get(2), "eventMessage")).contains("DirectLogoutType = 5;\n");
        System.out.println("unified log ndjson: 3 of 3 published objects read");
    }

    @Test
    void compactHasNoZone() {
        String text = "Timestamp               Ty Process[PID:TID]\n"
                + "2026-09-13 12:31:09.292 Df sshd-session[880:5a6] " + ACCEPTED + "\n"
                + "2026-09-13 12:31:09.300 E  Google Chrome He[19887:b199e5] [com.apple.network:] failed [1:2]\n";
        assertThat(Formats.recognise(Slice.utf8(text), "x").format()).isSameAs(Formats.named("unified-compact"));
        StructuredReading reading = StructuredReading.of(COMPACT, text);
        Event first = reading.records.getFirst();
        assertThat(first.clock()).isEqualTo(Event.Clock.WALL);
        assertThat(first.kind()).isInstanceOf(Kind.Authentication.class);
        assertThat(text(first, "threadID")).isEqualTo("5a6");
        assertThat(text(first, "messageType")).isEqualTo("Default");
        assertThat(reading.records.get(1).program()).isEqualTo("Google Chrome He");
        assertThat(text(reading.records.get(1), "subsystem")).isEqualTo("com.apple.network");
    }

    @Test
    void aMessageMaySpanLinesAndWhatLogPrintsAroundRowsIsIgnored() {
        String text = "Filtering the log data using \"process == \\\"sshd\\\"\"\n"
                + "Skipping info and debug messages, pass --info and/or --debug to include.\n"
                + "Timestamp                       (process)[PID]    \n"
                + "2026-09-13 12:31:09.292032-0700  localhost loginwindow[156]: [com.apple.x:y] a {\n    b;\n\n}\n"
                + "2026-09-13 12:31:09.300000-0700  localhost sudo[9]:    alice : TTY=ttys001 ; PWD=/ ; USER=root ; "
                + "COMMAND=/bin/ls\n"
                + "----------------------------------------------------------------------------------------\n"
                + "Log      - Default:          2, Info:                0, Debug:             0, Error:          0\n"
                + "Activity - Create:           0, Transition:          0, Actions:           0\n";
        StructuredReading reading = StructuredReading.of(SYSLOG, text);
        assertThat(reading.unparsed).isEmpty();
        assertThat(reading.records).hasSize(2);
        assertThat(text(reading.records.getFirst(), "eventMessage")).isEqualTo("a {\n    b;\n\n}");
        assertThat(reading.records.get(1).record().line()).isEqualTo(8);
        assertThat(reading.records.get(1).kind()).isInstanceOf(Kind.PrivilegeChange.class);
    }

    @Test
    void signpostsAndActivitiesAreRows() {
        StructuredReading reading = StructuredReading.of(DEFAULT,
                "2022-12-26 17:48:14.820827-0300 0x2230     Signpost    0x0                  1766   0    [spid "
                        + "0x291385ea6c83b460, process, begin] bluetoothd: [com.apple.bluetooth:HID] Before Dispatch\n"
                        + "2022-12-26 17:48:14.822061-0300 0x2230     Activity    0x5910               1732   0    sshd: "
                        + "(libsystem_info.dylib) Retrieve User by Name\n");
        assertThat(reading.records).extracting(Event::program).containsExactly("bluetoothd", "sshd");
        assertThat(text(reading.records.getFirst(), "signpost")).startsWith("spid 0x2913");
        assertThat(text(reading.records.getFirst(), "category")).isEqualTo("HID");
    }

    @Test
    void anArrayIsReadWholeAndInterrupted() {
        String whole = "[" + row(ACCEPTED.replace("/", "\\/")) + ",\n" + row("b \\\"x\\\" }") + "\n]\n";
        assertThat(Formats.recognise(Slice.utf8(whole), "x").format()).isSameAs(Formats.named("unified-json"));
        StructuredReading reading = StructuredReading.of(JSON, whole);
        assertThat(reading.records).hasSize(2);
        assertThat(reading.records.getFirst().kind()).isInstanceOf(Kind.Authentication.class);
        assertThat(reading.records.getFirst().program()).isEqualTo("sshd-session");
        assertThat(text(reading.records.get(1), "eventMessage")).isEqualTo("b \"x\" }");
        StructuredReading cut = StructuredReading.of(JSON, whole.substring(0, whole.length() - 30));
        assertThat(cut.records).hasSize(1);
        assertThat(cut.unparsed).extracting(Unparsed::reason).containsExactly(JsonFormat.CUT_OFF);
    }

    @Test
    void prettyPrintedArraysAreOneObjectARecord() {
        String pretty = ("[" + row("one") + "," + row("two") + "]").replace("\":", "\" : ").replace(",\"", ",\n  \"")
                .replace("[{", "[{\n  ");
        StructuredReading reading = StructuredReading.of(JSON, pretty);
        assertThat(reading.records).extracting(e -> text(e, "eventMessage")).containsExactly("one", "two");
        assertThat(reading.records.get(1).record().line()).isGreaterThan(5);
    }

    @Test
    void syslogOfOtherSystemsIsNotTakenForIt() {
        for (LogFormat format : UnifiedLogFormats.all()) {
            assertThat(format.recognise(Slice.utf8("Nov 22 02:51:09 jump01 sshd[12]: " + ACCEPTED + "\n"
                    + "2026-11-22T02:51:09.1+00:00 jump01 sshd[12]: " + ACCEPTED + "\n{\"a\":1}\n"), "x").confidence())
                    .as(format.name()).isZero();
        }
    }

    @Property(tries = 200)
    void mutatedLogsNeverThrowAndTheLedgerHolds(@ForAll Random random,
            @ForAll @IntRange(min = 1, max = 900) int chunk) {
        List<String> seeds = new ArrayList<>(List.of(
                "2026-09-13 12:31:09.292032-0700  localhost sshd[9]: (x) [a:b] " + ACCEPTED,
                "2022-12-26 17:48:14.822061-0300 0x2230     Activity    0x5910               1732   0    sshd: (l) m",
                "2026-09-13 12:31:09.292 Df sshd[880:5a6] [a:b] m", row("a\\nb"), "[" + row("x") + ",", "]",
                "{\"count\":2,\"finished\":1}", "------------------------", "Log      - Default: 1", "Timestamp     x",
                "more", ""));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 14; i++) {
            text.append(seeds.get(random.nextInt(seeds.size()))).append(random.nextInt(8) == 0 ? "\r\n" : "\n");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(40); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean()
                    ? "\"{}[]():,\n -\\".charAt(random.nextInt(13))
                    : random.nextInt(256));
        }
        for (LogFormat format : UnifiedLogFormats.all()) {
            format.recognise(Slice.of(bytes), "x");
            StructuredReading pieces = StructuredReading.of(format, bytes, chunk);
            StructuredReading whole = StructuredReading.of(format, bytes, Integer.MAX_VALUE);
            assertThat(pieces.records).extracting(e -> e.record().offset() + " " + e.record().line() + " " + e.kind())
                    .as(format.name()).isEqualTo(whole.records.stream()
                            .map(e -> e.record().offset() + " " + e.record().line() + " " + e.kind()).toList());
            for (Event event : whole.records) {
                for (int i = 0; i < event.fields().size(); i++) {
                    event.fields().value(i).text(Form.INTERPRETED);
                }
            }
        }
    }
}
