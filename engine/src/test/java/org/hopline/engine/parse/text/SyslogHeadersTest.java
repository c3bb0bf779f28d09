package org.hopline.engine.parse.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.event.UserId;
import org.hopline.engine.event.View;
import org.junit.jupiter.api.Test;

/** Headers in every spelling, several in one file, frames, repeats, cut sudo commands. */
class SyslogHeadersTest {

    private static final String BODY = "Accepted password for a from 1.2.3.4 port 5 ssh2";

    private static Event one(String line) {
        Reading reading = Reading.of("syslog", line);
        assertThat(reading.tally().lawful()).isTrue();
        assertThat(reading.unparsed).isEmpty();
        assertThat(reading.events).hasSize(1);
        return reading.events.getFirst();
    }

    private static String time(Event event) {
        return Instant.ofEpochSecond(Math.floorDiv(event.time(), 1_000_000_000L),
                Math.floorMod(event.time(), 1_000_000_000L)) + " " + event.clock();
    }

    @Test
    void everyHeaderTellsTimeHostProgramPidAndMessage() {
        for (String header : List.of("Nov 22 02:50:40 h sshd[7]: ", "<38>Nov 22 02:50:40 h sshd[7]: ",
                "Nov 22 02:50:40.123456 h sshd[7]: ", "2026-11-22T02:50:40+00:00 h sshd[7]: ",
                "2026-11-22 02:50:40 h sshd[7]: ", "<38>1 2026-11-22T02:50:40Z h sshd 7 - - ",
                "<38>1 2026-11-22T02:50:40Z h sshd 7 ID [x@1 a=\"]\\\"\"][y] \ufeff", "1795315840.000001 h sshd[7]: ",
                "Sun 2026-11-22 02:50:40 EST h sshd[7]: ", "Nov 22 2026 02:50:40 h sshd[7]: ",
                "system_u:system_r:sshd_t:s0-s0:c0.c1023 Nov 22 02:50:40 h sshd[7]: ",
                "Nov 22 02:50:40 relay Message forwarded from h: sshd[7]: ",
                "Nov 22 02:50:40 relay auth|security:info Message forwarded from h: sshd[7]: ",
                "Nov 22 02:50:40 h auth|security:info sshd[7]: ")) {
            Event event = one(header + BODY);
            assertThat(event.host()).as(header).isEqualTo(new HostId("h"));
            assertThat(event.program()).as(header).isEqualTo("sshd");
            assertThat(event.pid()).as(header).isEqualTo(7);
            assertThat(event.kind()).as(header).isInstanceOf(Kind.Authentication.class);
            assertThat(event.message().text()).as(header).isEqualTo(BODY);
        }
    }

    @Test
    void timesKeepWhatTheyStateAndNothingMore() {
        assertThat(time(one("2026-11-21T21:50:40.5-0500 h a: b"))).isEqualTo("2026-11-22T02:50:40.500Z UTC");
        assertThat(time(one("2026-11-22 02:50:40,25 h a: b"))).isEqualTo("2026-11-22T02:50:40.250Z WALL");
        assertThat(time(one("Nov  2 02:50:40 h a: b"))).isEqualTo("1972-11-02T02:50:40Z WALL_YEARLESS");
        assertThat(time(one("Feb 29 02:50:40 h a: b"))).isEqualTo("1972-02-29T02:50:40Z WALL_YEARLESS");
        assertThat(time(one("Sun 2026-11-22 02:50:40 UTC h a: b"))).isEqualTo("2026-11-22T02:50:40Z UTC");
        assertThat(time(one("Sun 2026-11-22 02:50:40 CET h a: b"))).isEqualTo("2026-11-22T02:50:40Z WALL");
        assertThat(time(one("2019-06-14T13:01:15.412+01:30 h a: b"))).isEqualTo("2019-06-14T11:31:15.412Z UTC");
        assertThat(one("<38>1 - h a 1 - - b").quality()).isEqualTo(TimeQuality.ABSENT);
    }

    @Test
    void aRecordWithoutAHostNamesNone() {
        for (String line : List.of("Nov 22 02:50:40 sshd[7]: " + BODY, "Nov 22 02:50:40 [sshd]: " + BODY,
                "<38>1 2026-11-22T02:50:40Z - sshd 7 - - " + BODY)) {
            Event event = one(line);
            assertThat(event.host()).as(line).isNull();
            assertThat(event.program()).isEqualTo("sshd");
            assertThat(event.kind()).isInstanceOf(Kind.Authentication.class);
        }
    }

    @Test
    void whatHasNoHeaderSaysWhy() {
        Reading reading = Reading.of("syslog", """
                [ 2222.473800] h sshd[7]: x
                hello
                \tgoes on
                <38>1 203-10-11T22:14:15.003Z h su - ID47 - x
                Feb 30 02:50:40 h a: b

                """);
        assertThat(reading.unparsed.stream().map(unparsed -> unparsed.reason())).containsExactly(
                "time since boot only, no date (journalctl -o short-monotonic)", "no syslog header",
                "continuation of the record before, without a header", "malformed RFC 5424 header", "no syslog header");
        assertThat(reading.tally().reasons()).containsEntry("blank line", 1L);
        assertThat(reading.tally().lawful()).isTrue();
    }

    @Test
    void framesOfStatedLengthAreCutWithOrWithoutLineFeeds() {
        String first = "<38>1 2026-11-22T02:50:40Z h sshd 7 - - " + BODY;
        String second = "<38>1 2026-11-22T02:50:41Z h sshd 7 - - two\nlines";
        String frames = first.length() + " " + first + second.length() + " " + second + first.length() + " " + first;
        Reading reading = Reading.of("syslog", frames);
        assertThat(reading.events.stream().map(event -> event.message().text())).containsExactly(BODY, "two\nlines",
                BODY);
        assertThat(reading.tally().lawful()).isTrue();
        assertThat(reading.tally().bytes()).isEqualTo(frames.length());
        Reading withFeeds = Reading.of("syslog",
                first.length() + " " + first + "\n" + first.length() + " " + first + "\n");
        assertThat(withFeeds.events).hasSize(2);
        assertThat(withFeeds.unparsed).isEmpty();
    }

    @Test
    void aRepeatedMessageIsAsManyEvents() {
        Reading reading = Reading.of("syslog",
                """
                        Nov 22 02:50:40 h sshd[7]: Failed password for root from 1.2.3.4 port 5 ssh2
                        Nov 22 02:50:44 h sshd[7]: message repeated 3 times: [ Failed password for root from 1.2.3.4 port 5 ssh2]
                        Nov 22 02:50:48 h last message repeated 2 times
                        Nov 22 02:50:49 --- last message repeated 1 time ---
                        Nov 22 02:50:50 other last message repeated 2 times
                        """);
        assertThat(reading.tally().records()).isEqualTo(5);
        assertThat(reading.events.stream().filter(event -> event.kind() instanceof Kind.Authentication)).hasSize(2);
        // Two more of the second line, two of the third; the dashed one names no host, the last one another.
        assertThat(reading.assembled).hasSize(4).allSatisfy(event -> {
            assertThat(event.view()).isEqualTo(View.ASSEMBLED);
            assertThat(event.kind()).isInstanceOf(Kind.Authentication.class);
        });
        assertThat(reading.unparsed).isEmpty();
    }

    @Test
    void aRepeatOfAnAbsurdCountIsBounded() {
        Reading reading = Reading.of("syslog",
                "Nov 22 02:50:44 h sshd[7]: message repeated 2000000000 times: [ Invalid user a from 1.2.3.4 port 5]\n");
        assertThat(reading.assembled).hasSize(1_000);
    }

    @Test
    void aSudoCommandCutIntoRecordsIsPutTogether() {
        String words = "0123456789 ".repeat(80).strip();
        Reading reading = Reading.of("syslog",
                "Nov 22 02:50:40 h sudo:    alice : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/sh "
                        + words + "\nNov 22 02:50:40 h sudo:    alice : (command continued) and the rest\n"
                        + "Nov 22 02:50:41 h sudo:    alice : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/id\n");
        assertThat(reading.tally().understood()).isEqualTo(3);
        assertThat(reading.assembled).singleElement().satisfies(event -> {
            assertThat(event.records()).hasSize(2);
            assertThat(event.kind()).isInstanceOfSatisfying(Kind.PrivilegeChange.class, change -> {
                assertThat(change.command()).isEqualTo("/bin/sh " + words + " and the rest");
                assertThat(change.from()).isEqualTo(new UserId("alice"));
            });
        });
        assertThat(reading.events.getLast().kind()).isInstanceOf(Kind.PrivilegeChange.class);
    }

    @Test
    void eventsOfOtherFamiliesInsideSyslogAreReadAsTheirOwn() {
        Reading reading = Reading.of("syslog",
                """
                        Nov 22 02:50:40 h audispd: node=n type=USER_LOGIN msg=audit(1795315842.376:101): pid=1 uid=0 auid=1 ses=1 msg='op=login id=1 exe="/usr/sbin/sshd" hostname=? addr=1.2.3.4 terminal=ssh res=success'
                        Nov 22 02:50:40 h sshd[7]: Failed password for root from 1.2.3.4 port 5 ssh2
                        """);
        assertThat(reading.tally().lawful()).isTrue();
        assertThat(reading.events.getFirst().family()).hasToString("AUDIT");
        assertThat(reading.events.getLast().family()).hasToString("SYSLOG");
    }

    @Test
    void aBootOfTheJournalIsToldOnce() {
        String entry = "{\"__REALTIME_TIMESTAMP\":\"%d\",\"_HOSTNAME\":\"h\",\"_BOOT_ID\":\"%s\",\"MESSAGE\":\"x\",\"SYSLOG_IDENTIFIER\":\"a\"}\n";
        Reading reading = Reading.of("journal-json",
                entry.formatted(1795315833809672L, "b1") + entry.formatted(1795315833809673L, "b1")
                        + entry.formatted(1795315833809674L, "b2") + entry.formatted(1795315833809675L, "b2"));
        assertThat(reading.assembled).singleElement()
                .satisfies(event -> assertThat(event.kind()).isEqualTo(new Kind.HostBooted("b2")));
    }

    @Test
    void journalsValuesThatAreNoTextAreRead() {
        Reading reading = Reading.of("journal-json",
                """
                        {"__REALTIME_TIMESTAMP":"1795315833809672","_HOSTNAME":"h","MESSAGE":[72,105,255],"SYSLOG_IDENTIFIER":"a"}
                        {"__REALTIME_TIMESTAMP":"1795315833809672","_HOSTNAME":"h","MESSAGE":null,"SYSLOG_IDENTIFIER":"a"}
                        {"__REALTIME_TIMESTAMP":"1795315833809672","_HOSTNAME":"h","SYSLOG_IDENTIFIER":"a"}
                        {"_HOSTNAME":"h","MESSAGE":"x"}
                        """);
        assertThat(reading.events).singleElement()
                .satisfies(event -> assertThat(event.message().toBytes()).containsExactly('H', 'i', 255));
        assertThat(reading.unparsed.stream().map(unparsed -> unparsed.reason())).containsExactly(
                "journal entry whose message was left out for its length (journalctl --all)",
                "journal entry without a message", "journal entry without a time");
    }

    @Test
    void theJournalsShortFormsTellTheSameAsItsJson() {
        for (String host : List.of("jump01", "app02", "db03")) {
            List<Kind> json = textual(Reading.of("journal-json", Corpora.bytes("lab/" + host + "/journal.json")));
            for (String form : List.of("journal.short.txt", "journal.short-iso-precise.txt")) {
                Reading reading = Reading.of("syslog", Corpora.bytes("lab/" + host + "/" + form));
                assertThat(textual(reading)).as(host + " " + form).isEqualTo(json);
            }
            // A unit's name stands in the place of the program's here; the last 200 entries.
            List<Kind> units = textual(
                    Reading.of("syslog", Corpora.bytes("lab/" + host + "/journal.with-unit.tail200.txt")));
            int from = Math.max(0, json.size() - units.size());
            assertThat(units).as(host).isEqualTo(json.subList(from, json.size()));
        }
    }

    /** Without the kinds that only the journal's own fields know whole. */
    private static List<Kind> textual(Reading reading) {
        return reading.kinds().stream()
                .filter(kind -> !(kind instanceof Kind.Logged) && !(kind instanceof Kind.LogindSession)).toList();
    }
}
