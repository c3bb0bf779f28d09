package org.hopline.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Kind.AuditStep;
import org.hopline.engine.event.Kind.LogindState;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.event.UserId;
import org.hopline.engine.session.Session.SessionEnd;
import org.junit.jupiter.api.Test;

class CopiesTest {

    private static final String CLIENT = "10.9.9.9:50000";

    private static Say story(Say say) {
        return say.connection(0.5, 7, CLIENT).accepted(1, 7, "alice", CLIENT).pam(1.1, 7, true, "alice")
                .logind(1.2, LogindState.NEW, "c1", "alice", -1).sudo(2, "alice", "root", null, "/bin/id")
                .goodbye(5, 8, "alice", CLIENT).pam(5.1, 7, false, "alice");
    }

    @Test
    void theSameLogInThreeEncodingsTellsEverySessionOnceWithAllEvidence() {
        Stitched one = Stitched.of(story(new Say("h1", "a")).events);
        Stitched three = Stitched.of(Say.all(story(new Say("h1", "a")), story(new Say("h1", "b").late(0.4)),
                story(new Say("h1", "c").family(LogFamily.JOURNAL).late(-0.3).withoutPids())));
        assertThat(three.sessions).hasSize(1);
        assertThat(three.opened).hasSize(1);
        assertThat(three.sessions.getFirst().evidence()).hasSize(3 * one.sessions.getFirst().evidence().size());
        assertThat(three.sessions.getFirst().privileges()).hasSize(1);
        assertThat(three.duplicates.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(2L * one.sessions.getFirst().evidence().size());
    }

    @Test
    void aUnitsNameInPlaceOfTheProgramsIsNoProgram() {
        Stitched one = Stitched.of(story(new Say("h1", "z")).events);
        Stitched made = Stitched.of(Say.all(story(new Say("h1", "a").unitsForPrograms()), story(new Say("h1", "z"))));
        assertThat(made.sessions).hasSize(1);
        assertThat(made.sessions.getFirst().evidence()).hasSize(2 * one.sessions.getFirst().evidence().size());
        assertThat(made.sessions.getFirst().privileges()).hasSize(1);
        assertThat(made.sessions.getFirst().closed()).isEqualTo(one.sessions.getFirst().closed());
        assertThat(made.duplicates.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(one.sessions.getFirst().evidence().size());
    }

    @Test
    void equalWordsOfTwoProgramsAreTwoHappenings() {
        Say a = new Say("h1", "a").add(1, "sshd", 7, new Kind.Logged());
        Say b = new Say("h1", "b").add(1, "su", 7, new Kind.Logged());
        assertThat(Stitched.of(Say.all(a, b)).duplicates).isEmpty();
    }

    @Test
    void theCopyOfBestTimeQualityNamesTheTime() {
        Stitched made = Stitched.of(Say.all(story(new Say("h1", "a").quality(TimeQuality.ZONE_GIVEN)),
                story(new Say("h1", "b").late(0.25))));
        assertThat(Say.second(made.sessions.getFirst().opened())).isEqualTo(1.25);
        assertThat(made.sessions.getFirst().quality()).isEqualTo(TimeQuality.EXACT);
        assertThat(made.duplicates).containsOnlyKeys(new SourceId("a"));
    }

    @Test
    void aCopyOfWholeSecondsDoesNotTakeTheFractionsFromTheOthers() {
        Say fine = new Say("h1", "fine").accepted(1.9, 7, "alice", CLIENT).goodbye(2.1, 8, "alice", CLIENT);
        Say coarse = new Say("h1", "coarse").family(LogFamily.JOURNAL).accepted(1, 7, "alice", CLIENT).goodbye(2, 8,
                "alice", CLIENT);
        for (List<PickedEvent> events : List.of(Say.all(fine, coarse), Say.all(coarse, fine))) {
            Session session = Stitched.of(events).sessions.getFirst();
            assertThat(Say.second(session.opened())).isEqualTo(1.9);
            assertThat(Say.second(java.util.Objects.requireNonNull(session.closed()))).isEqualTo(2.1);
        }
    }

    @Test
    void anEndThatOneClockPutsBeforeTheOpeningOfAnotherIsNotBeforeIt() {
        for (int i = 0; i < 10; i++) {
            Say early = new Say("h1", "early" + i).accepted(1.9, 7, "alice", CLIENT).goodbye(1.92, 8, "alice", CLIENT);
            Say late = new Say("h1", "late" + i).accepted(1.95, 7, "alice", CLIENT);
            Session session = Stitched.of(Say.all(early, late)).sessions.getFirst();
            assertThat(session.closed()).isNotNull().isGreaterThanOrEqualTo(session.opened());
        }
    }

    @Test
    void manyCopiesOfOneLineLeaveRoomForTheOtherLinesOfTheSession() {
        Say[] copies = new Say[20];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = story(new Say("h1", "copy" + i));
        }
        Session session = Stitched.of(Say.all(copies)).sessions.getFirst();
        assertThat(session.evidence().size()).isLessThanOrEqualTo(Limits.MOST_EVIDENCE);
        assertThat(session.evidence().stream().map(each -> each.raw().toString()).distinct())
                .hasSameSizeAs(Stitched.of(story(new Say("h1", "a")).events).sessions.getFirst().evidence());
    }

    @Test
    void aLineWrittenTwiceByEachSourceIsTwoHappenings() {
        Say a = new Say("h1", "a");
        Say b = new Say("h1", "b");
        for (Say each : List.of(a, b)) {
            each.picked(1, "su", 5, new Kind.Logged()).picked(1.1, "su", 5, new Kind.Logged());
        }
        Stitched made = Stitched.of(Say.all(a, b));
        assertThat(made.happenings).hasSize(2);
        assertThat(made.happenings).allSatisfy(happening -> {
            assertThat(happening.evidence()).hasSize(2);
            assertThat(happening.picks()).as("a rule sees a happening once").hasSize(1);
        });
    }

    @Test
    void linesOfOtherPidsOrFurtherApartThanTwoSecondsAreNoCopies() {
        Say a = new Say("h1", "a").picked(1, "su", 5, new Kind.Logged()).picked(10, "su", 9, new Kind.Logged());
        Say b = new Say("h1", "b").picked(1.2, "su", 6, new Kind.Logged()).picked(12.5, "su", 9, new Kind.Logged());
        assertThat(Stitched.of(Say.all(a, b)).happenings).hasSize(4);
    }

    @Test
    void aFloodOfEqualLinesIsFoldedInTimeThatGrowsWithItsSizeOnly() {
        Say a = new Say("h1", "a");
        Say b = new Say("h1", "b").family(LogFamily.JOURNAL);
        for (int i = 0; i < 30_000; i++) {
            a.picked(1, "su", 5, new Kind.Logged());
            b.picked(1, "su", 5, new Kind.Logged());
        }
        Stitched made = Stitched.of(Say.all(a, b));
        assertThat(made.happenings).hasSize(30_000);
        assertThat(made.duplicates.values()).containsExactly(30_000L);
    }

    @Test
    void auditAndSysmonMeetInAProcessAndAConnection() {
        Say audit = new Say("h1", "audit").family(LogFamily.AUDIT).process(3, 80, "33", "ssh", "bob@h2")
                .connect(3.1, 80, "/usr/bin/ssh", null, "10.0.0.2:22", "33");
        Say sysmon = new Say("h1", "sysmon").family(LogFamily.SYSMON_LINUX).add(3.01, "1", 80,
                new Kind.ProcessStarted(80, 1, "/usr/bin/ssh", List.of(), "ssh bob@h2", "/", new UserId("alice"), -1,
                        null, null, "/bin/bash", "bash", Outcome.SUCCESS))
                .connect(3.12, 80, "/usr/bin/ssh", "10.0.0.1:40000", "10.0.0.2:22", null);
        Stitched made = Stitched.of(Say.all(audit, sysmon));
        assertThat(made.connections).hasSize(2);
        OutgoingConnection connection = made.connections.getLast();
        assertThat(connection.source()).as("Sysmon's").isEqualTo(Say.endpoint("10.0.0.1:40000"));
        assertThat(connection.auditSession()).as("audit's").isEqualTo("33");
        assertThat(made.duplicates.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(2);
    }

    @Test
    void auditBesideTextIsTheSameSession() {
        Say text = Say.on("h1").accepted(1, 7, "alice", CLIENT).goodbye(5, 8, "alice", CLIENT);
        Say audit = new Say("h1", "audit").family(LogFamily.AUDIT)
                .audit(1.4, AuditStep.START, Outcome.SUCCESS, 4711, "alice", "33", "10.9.9.9", "ssh")
                .audit(1.5, AuditStep.LOGIN, Outcome.SUCCESS, 4711, null, "33", "10.9.9.9", "/dev/pts/3")
                .process(2, 4720, "33", "ssh", "h2").audit(5.1, AuditStep.END, Outcome.SUCCESS, 4711, "alice", "33",
                        "10.9.9.9", "ssh");
        Stitched made = Stitched.of(Say.all(text, audit));
        assertThat(made.sessions).hasSize(1);
        Session session = made.sessions.getFirst();
        assertThat(session.auditSession()).isEqualTo("33");
        assertThat(session.tty()).isEqualTo("pts/3");
        assertThat(session.end()).as("sshd is trusted more").isEqualTo(SessionEnd.DISCONNECTED);
        assertThat(session.client()).isEqualTo(Say.endpoint(CLIENT));
        assertThat(session.evidence()).hasSize(6);
        assertThat(made.connections.getFirst().session()).isEqualTo(session.id());
    }

    @Test
    void auditAloneGivesSessionsWithWhatIsKnown() {
        Say audit = new Say("h1", "audit").family(LogFamily.AUDIT)
                .audit(1.4, AuditStep.START, Outcome.SUCCESS, 4711, "alice", "33", "10.9.9.9", "ssh")
                .audit(1.45, AuditStep.START, Outcome.SUCCESS, 4712, "alice", "34", "10.9.9.9", "ssh")
                .audit(1.5, AuditStep.LOGIN, Outcome.SUCCESS, 4711, null, "33", "10.9.9.9", "/dev/pts/3")
                .audit(5.1, AuditStep.END, Outcome.SUCCESS, 4711, "alice", "33", "10.9.9.9", "ssh");
        List<Session> sessions = Stitched.of(audit.events).sessions;
        assertThat(sessions).hasSize(2);
        assertThat(sessions).extracting(Session::id).doesNotHaveDuplicates();
        assertThat(sessions.getFirst().end()).isEqualTo(SessionEnd.ENDED);
        assertThat(sessions.getFirst().method()).isNull();
        assertThat(sessions.getFirst().client().hasPort()).isFalse();
        assertThat(sessions.getLast().end()).isEqualTo(SessionEnd.OPEN);
    }

    @Test
    void aJournalsLeaderHelpsTheTextBesideIt() {
        Say text = Say.on("h1").accepted(1, 7, "alice", CLIENT).accepted(1.05, 9, "alice", "10.9.9.9:2");
        Say journal = new Say("h1", "journal").family(LogFamily.JOURNAL)
                .logind(1.1, LogindState.NEW, "c2", "alice", 9).logind(1.2, LogindState.NEW, "c1", "alice", 7);
        assertThat(Stitched.of(Say.all(text, journal)).sessions).extracting(Session::logindSession)
                .containsExactly("c1", "c2");
    }

    @Test
    void statesWrittenAndReadBackChangeNothing() {
        List<PickedEvent> events = Say.all(story(new Say("h1", "a")), story(new Say("h1", "b").late(0.4)),
                story(new Say("h2", "c")), new Say("h1", "audit").family(LogFamily.AUDIT)
                        .audit(1.4, AuditStep.START, Outcome.SUCCESS, 4711, "alice", "33", "10.9.9.9", "ssh")
                        .process(2, 4720, "33", "ssh", "h2"));
        Stitched plain = Stitched.of(events);
        for (int every : List.of(1, 2, 3, 7)) {
            Stitched restored = Stitched.restoring(events, every);
            assertThat(restored.sessions).isEqualTo(plain.sessions);
            assertThat(restored.attempts).isEqualTo(plain.attempts);
            assertThat(restored.connections).isEqualTo(plain.connections);
            assertThat(restored.paths).isEqualTo(plain.paths);
            assertThat(Map.copyOf(restored.duplicates)).isEqualTo(Map.copyOf(plain.duplicates));
        }
    }
}
