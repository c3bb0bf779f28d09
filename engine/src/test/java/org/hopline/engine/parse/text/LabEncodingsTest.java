package org.hopline.engine.parse.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Slice;
import org.hopline.engine.parse.CopyKey;
import org.hopline.engine.parse.Formats;
import org.junit.jupiter.api.Test;

/** The six syslog encodings of each lab host hold the same records in the same order. */
class LabEncodingsTest {

    private static final List<String> HOSTS = List.of("jump01", "app02", "db03");
    private static final List<String> SYSLOG = List.of("auth.traditional.log", "auth.iso8601.log", "auth.rfc5424.log",
            "auth.forward-pri-iso.log", "auth.forward-pri-rfc3164.log");

    @Test
    void theSyslogEncodingsOfAHostTellTheSameKindsInTheSameOrder() {
        for (String host : HOSTS) {
            List<Kind> expected = Reading.of("syslog", Corpora.bytes("lab/" + host + "/auth.log")).kinds();
            for (String encoding : SYSLOG) {
                Reading reading = Reading.of("syslog", Corpora.bytes("lab/" + host + "/" + encoding));
                assertThat(reading.tally().lawful()).isTrue();
                assertThat(reading.unparsed).isEmpty();
                assertThat(reading.kinds()).as(host + " " + encoding).isEqualTo(expected);
            }
        }
    }

    @Test
    void rsyslogsJsonTellsTheSameAsItsText() {
        for (String host : HOSTS) {
            Reading text = Reading.of("syslog", Corpora.bytes("lab/" + host + "/auth.log"));
            Reading json = Reading.of("rsyslog-json", Corpora.bytes("lab/" + host + "/auth.rsyslog.json"));
            assertThat(json.tally().lawful()).isTrue();
            assertThat(json.unparsed).isEmpty();
            assertThat(json.kinds()).as(host).isEqualTo(text.kinds());
            assertThat(json.events.stream().map(Event::pid)).isEqualTo(text.events.stream().map(Event::pid).toList());
            assertThat(json.events.stream().map(CopyKey::of)).as(host)
                    .containsExactlyElementsOf(text.events.stream().map(CopyKey::of).toList());
        }
    }

    @Test
    void theJournalsExportsTellTheSameAsItsJson() {
        for (String host : HOSTS) {
            Reading json = Reading.of("journal-json", Corpora.bytes("lab/" + host + "/journal.json"));
            for (String[] other : new String[][]{{"journal-export", "journal.export"},
                {"journal-verbose", "journal.verbose.txt"}}) {
                Reading export = Reading.of(other[0], Corpora.bytes("lab/" + host + "/" + other[1]));
                assertThat(export.tally().lawful()).isTrue();
                assertThat(json.unparsed).isEmpty();
                assertThat(export.unparsed).isEmpty();
                assertThat(export.events).hasSameSizeAs(json.events);
                assertThat(export.kinds()).as(host + " " + other[0]).isEqualTo(json.kinds());
                assertThat(export.events.stream().map(Event::time).toList())
                        .isEqualTo(json.events.stream().map(Event::time).toList());
                assertThat(export.events.stream().map(CopyKey::of).toList())
                        .isEqualTo(json.events.stream().map(CopyKey::of).toList());
            }
            System.out.println(host + " journal: " + json.tally());
        }
    }

    @Test
    void everyFileOfTheLabIsRecognisedAsWhatItIs() {
        Map<String, String> formats = new TreeMap<>();
        formats.put("auth.traditional.log", "syslog");
        formats.put("auth.iso8601.log", "syslog");
        formats.put("auth.rfc5424.log", "syslog");
        formats.put("auth.forward-pri-iso.log", "syslog");
        formats.put("auth.forward-pri-rfc3164.log", "syslog");
        formats.put("auth.rsyslog.json", "rsyslog-json");
        formats.put("journal.json", "journal-json");
        formats.put("journal.json-pretty.tail20.txt", "journal-json");
        formats.put("journal.json-seq.tail20.bin", "journal-json");
        formats.put("journal.export", "journal-export");
        formats.put("journal.verbose.txt", "journal-verbose");
        formats.put("journal.short.txt", "syslog");
        formats.put("journal.short-full.ssh.txt", "syslog");
        formats.put("journal.short-iso-precise.txt", "syslog");
        formats.put("journal.with-unit.tail200.txt", "syslog");
        for (String host : HOSTS) {
            for (Map.Entry<String, String> entry : formats.entrySet()) {
                byte[] bytes = Corpora.bytes("lab/" + host + "/" + entry.getKey());
                Formats.Recognised recognised = Formats.recognise(Slice.of(bytes, 0, Math.min(bytes.length, 65536)),
                        entry.getKey());
                assertThat(recognised.format()).as(host + " " + entry.getKey() + " " + recognised.recognition())
                        .isNotNull();
                assertThat(recognised.format().name()).as(entry.getKey()).isEqualTo(entry.getValue());
                assertThat(recognised.recognition().confidence()).as(entry.getKey() + recognised).isGreaterThan(0.8);
                Reading reading = Reading.of(entry.getValue(), bytes);
                assertThat(reading.tally().lawful()).isTrue();
                assertThat(reading.tally().bytes()).isEqualTo(bytes.length);
                assertThat(reading.unparsed).as(entry.getKey()).isEmpty();
            }
        }
    }

    @Test
    void everyRecordOfTheLabsAuthLogsIsUnderstood() {
        for (String host : HOSTS) {
            Reading reading = Reading.of("syslog", Corpora.bytes("lab/" + host + "/auth.log"));
            reading.headerOnly.forEach(event -> System.out.println(host + " header only: " + event.record().bytes()));
            System.out.println(host + ": " + reading.tally());
            assertThat(reading.headerOnly).isEmpty();
        }
    }
}
