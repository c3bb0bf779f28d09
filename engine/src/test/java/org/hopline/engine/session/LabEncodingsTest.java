package org.hopline.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.identity.SettleOptions;
import org.hopline.engine.identity.ZoneRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One host's log in six syslog encodings and two journal exports gives the same sessions. What differs, and may: times
 * below a second in encodings that write none, and the quality of the time.
 */
class LabEncodingsTest {

    private static final SettleOptions ZONED = new SettleOptions(List.of(), List.of(
            ZoneRule.parse("app02=America/New_York"), ZoneRule.parse("UTC")), 2026, List.of(), true);

    private static Stitched read(SettleOptions options, String... files) {
        Lab lab = new Lab(options);
        for (String file : files) {
            lab.add(file, file);
        }
        return Stitched.of(lab.settled());
    }

    /** All of a session that every encoding tells. */
    private static String told(Session session) {
        return String.join(" ", session.id().text(), session.host().name(), session.user().name(),
                session.client().toString(), Objects.toString(session.server()), session.method(),
                Objects.toString(session.credential()), session.end().name(), session.kind().name(),
                session.channels() + "", Objects.toString(session.tty()), Objects.toString(session.logindSession()),
                Objects.toString(session.auditSession()), session.monitorPid() + "", session.childPid() + "",
                session.privileges().stream().map(use -> use.from() + ">" + use.to() + ":" + use.command()).toList()
                        .toString());
    }

    @ParameterizedTest
    @CsvSource({"jump01, 9", "app02, 12", "db03, 3"})
    void everyEncodingTellsTheSameSessions(String host, int accepted) {
        List<String> expected = read(ZONED, host + "/auth.iso8601.log").sessions.stream().map(LabEncodingsTest::told)
                .toList();
        assertThat(expected).hasSize(accepted);
        for (String file : List.of("auth.log", "auth.traditional.log", "auth.rfc5424.log", "auth.forward-pri-iso.log",
                "auth.forward-pri-rfc3164.log", "auth.rsyslog.json", "journal.json", "journal.export")) {
            assertThat(read(ZONED, host + "/" + file).sessions.stream().map(LabEncodingsTest::told)).as(file)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"jump01, 9", "app02, 12", "db03, 3"})
    void textAndJournalTogetherTellEachSessionOnceWithTheEvidenceOfBoth(String host, int accepted) {
        Stitched both = read(ZONED, host + "/auth.log", host + "/journal.json");
        assertThat(both.sessions).hasSize(accepted);
        assertThat(both.opened).hasSize(accepted);
        assertThat(both.sessions).allSatisfy(session -> assertThat(session.evidence().stream()
                .map(entry -> entry.source().path()).distinct()).hasSize(2));
        List<Session> text = read(ZONED, host + "/auth.log").sessions;
        assertThat(both.sessions.stream().map(LabEncodingsTest::told))
                .containsExactlyElementsOf(text.stream().map(LabEncodingsTest::told).toList());
        assertThat(both.duplicates.values().stream().mapToLong(Long::longValue).sum())
                .isGreaterThanOrEqualTo(text.stream().mapToLong(session -> session.evidence().size()).sum());
        assertThat(both.attempts).extracting(Attempts::count)
                .isEqualTo(read(ZONED, host + "/auth.log").attempts.stream().map(Attempts::count).toList());
    }

    @Test
    void allNineLogsOfAHostTogetherTellEachSessionOnce() {
        Stitched all = read(ZONED, "app02/auth.log", "app02/auth.traditional.log", "app02/auth.rfc5424.log",
                "app02/auth.forward-pri-iso.log", "app02/auth.forward-pri-rfc3164.log", "app02/auth.rsyslog.json",
                "app02/journal.json", "app02/journal.export");
        assertThat(all.sessions).hasSize(12);
        assertThat(all.sessions).allSatisfy(session -> assertThat(session.quality()).isEqualTo(TimeQuality.EXACT));
    }

    @Test
    void withoutTheZoneTheSessionsSayThatItIsAssumed() {
        Stitched assumed = read(new SettleOptions(List.of(), List.of(), 2026, List.of(), false),
                "app02/auth.traditional.log");
        assertThat(assumed.sessions).hasSize(12);
        assertThat(assumed.sessions).allSatisfy(session -> assertThat(session.quality().zoneAssumed()).isTrue());
    }
}
