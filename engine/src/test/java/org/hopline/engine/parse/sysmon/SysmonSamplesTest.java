package org.hopline.engine.parse.sysmon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.Form;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.Value;
import org.hopline.engine.parse.Formats;
import org.hopline.engine.parse.LogFormat;
import org.hopline.engine.parse.StructuredReading;
import org.junit.jupiter.api.Test;

/** Published Sysmon for Linux events, field by field against an independent reading with a regular expression. */
class SysmonSamplesTest {

    private static final String OTRF = "formats/OTRF_Security-Datasets/extracted/";
    private static final Pattern DATA = Pattern.compile("<Data Name=\"([^\"]*)\">([^<]*)</Data>");

    @Test
    void everyFieldOfThePublishedEventsIsRead() {
        for (String file : List.of(OTRF + "sysmon_linux.bare_events.xml",
                "attack_data/datasets/attack_techniques/T1548/octave/sysmon_linux.txt",
                "attack_data/datasets/attack_techniques/T1021.004/atomic_red_team/linux-sysmon.RECONSTRUCTION.log")) {
            byte[] bytes = StructuredReading.shared(file);
            StructuredReading reading = StructuredReading.of(new SysmonFormat(), bytes, 8191);
            List<String> lines = new ArrayList<>();
            for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
                if (line.contains("<Event>")) {
                    lines.add(line);
                }
            }
            assertThat(reading.records).as(file).hasSameSizeAs(lines);
            int fields = 0;
            int agreeing = 0;
            Map<String, Integer> kinds = new TreeMap<>();
            for (int i = 0; i < lines.size(); i++) {
                Event event = reading.records.get(i);
                kinds.merge(event.kind().getClass().getSimpleName(), 1, Integer::sum);
                Matcher data = DATA.matcher(lines.get(i));
                while (data.find()) {
                    fields++;
                    Value value = event.fields().get(FieldName.of(data.group(1)));
                    String text = value == Value.NULL ? "-" : value.text(Form.RAW);
                    agreeing += text.equals(data.group(2)) ? 1 : 0;
                }
            }
            System.out.println("sysmon " + file.substring(file.lastIndexOf('/') + 1) + ": " + agreeing + " of "
                    + fields + " fields agree, events " + kinds + ", unparsed " + reading.unparsed.size() + ", notes "
                    + reading.notes.size());
            assertThat(agreeing).isEqualTo(fields);
        }
    }

    @Test
    void eventsInsideSyslogAreTheSameAsBareOnes() {
        byte[] carried = StructuredReading.shared(OTRF + "sysmon_linux.syslog-rewrapped.log");
        LogFormat format = Formats.recognise(Slice.of(carried, 0, Math.min(carried.length, 65536)), "x").format();
        assertThat(format).isNotNull().extracting(LogFormat::name).isEqualTo("syslog");
        StructuredReading inside = StructuredReading.of(Objects.requireNonNull(format), carried, 4096);
        StructuredReading bare = StructuredReading.of(new SysmonFormat(),
                StructuredReading.shared(OTRF + "sysmon_linux.bare_events.xml"), Integer.MAX_VALUE);
        assertThat(inside.records).extracting(Event::kind).isEqualTo(bare.records.stream().map(Event::kind).toList());
        assertThat(inside.records).extracting(Event::time).isEqualTo(bare.records.stream().map(Event::time).toList());
        assertThat(inside.records).extracting(Event::host).isEqualTo(bare.records.stream().map(Event::host).toList());
        assertThat(inside.notes).isEqualTo(bare.notes);
    }

    @Test
    void theSeedDetectionsEventIsAProcessStart() {
        byte[] bytes = StructuredReading.shared(
                "attack_data/datasets/attack_techniques/T1021.004/atomic_red_team/linux-sysmon.RECONSTRUCTION.log");
        Event event = StructuredReading.of(new SysmonFormat(), bytes, Integer.MAX_VALUE).records.getFirst();
        assertThat(event.host()).hasToString("ar-linux");
        Kind.ProcessStarted process = (Kind.ProcessStarted) event.kind();
        assertThat(process.image()).endsWith("/ssh");
        assertThat(process.user()).hasToString("ubuntu");
        assertThat(process.commandLine()).contains("oStrictHostKeyChecking").contains("http:");
    }
}
