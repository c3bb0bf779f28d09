package org.hopline.engine.parse.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hopline.engine.event.Kind;
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
    void everyRecordOfTheLabsAuthLogsIsUnderstood() {
        for (String host : HOSTS) {
            Reading reading = Reading.of("syslog", Corpora.bytes("lab/" + host + "/auth.log"));
            reading.headerOnly.forEach(event -> System.out.println(host + " header only: " + event.record().bytes()));
            System.out.println(host + ": " + reading.tally());
            assertThat(reading.headerOnly).isEmpty();
        }
    }
}
