package org.hopline.engine.behaviour;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hopline.engine.behaviour.Fleet.day;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hopline.engine.detect.Finding;
import org.hopline.engine.detect.Level;
import org.hopline.engine.event.UserId;
import org.hopline.engine.session.Hop;
import org.hopline.engine.session.Session;
import org.junit.jupiter.api.Test;

class BehavioursTest {

    private static final String NEW = "does not normally use";
    private static final String MANY = "many systems";

    /** Two logons a day on two hosts, for 14 days: 28 logons. */
    private static Fleet settled() {
        Fleet fleet = new Fleet();
        for (int day = 0; day < 14; day++) {
            fleet.logon("alice", "web01", day(day));
            fleet.logon("alice", "web02", day(day + 0.1));
        }
        return fleet;
    }

    @Test
    void anAccountOnAHostItNeverUsedIsFoundOnce() {
        Fleet fleet = settled();
        Familiarity familiarity = fleet.logon("alice", "db09", day(14));
        fleet.logon("alice", "db09", day(14.05));
        fleet.end();

        assertThat(familiarity).isEqualTo(new Familiarity(28, 14, 0, 28, false));
        assertThat(familiarity.newHost()).isTrue();
        Finding finding = requireNonNull(fleet.only(NEW));
        assertThat(finding.message()).isEqualTo("alice on db09, where it was never seen in 28 logons over 14 days");
        assertThat(finding.score()).isEqualTo(50);
        assertThat(finding.level()).isEqualTo(Level.MEDIUM);
        assertThat(finding.reasons()).extracting(Finding.Reason::text).containsExactly(
                "new destination: alice on db09, 0 of 28 logons over 14 days, all on 2 other hosts",
                "met a new host on 0 of its 14 active days");
        assertThat(finding.evidence()).hasSize(1);
        assertThat(finding.entities().hosts()).containsExactly("db09");
        assertThat(finding.time()).isEqualTo(Fleet.nanos(day(14)));
        assertThat(fleet.findings).hasSize(1);
    }

    @Test
    void hostsWithinFourHoursAreOneFindingAndLaterOnesAnother() {
        Fleet fleet = settled();
        fleet.logon("alice", "db01", day(14));
        fleet.logon("alice", "db02", day(14).plusHours(3));
        fleet.logon("alice", "db03", day(14).plusHours(6));
        fleet.logon("alice", "db04", day(14).plusHours(10).plusNanos(1));
        fleet.end();

        assertThat(fleet.findings).extracting(Finding::message).containsExactly(
                "alice on db01, db02 and db03, where it was never seen in 28 logons over 14 days",
                "alice on db04, where it was never seen in 31 logons over 14 days");
        assertThat(fleet.findings).extracting(Finding::id).doesNotHaveDuplicates();
    }

    @Test
    void reasonsSumToTheScoreAndACredentialSwitchAddsToIt() {
        Fleet fleet = settled();
        Session bob = fleet.session("bob", "jump", "203.0.113.7", day(14).minusMinutes(5));
        fleet.hop(fleet.from(bob, "alice", "db09", day(14)));
        fleet.end();

        Finding finding = requireNonNull(fleet.only(NEW));
        assertThat(finding.score()).isEqualTo(65);
        assertThat(finding.reasons()).extracting(Finding.Reason::text).contains(
                "changed the account on the way: bob on jump became alice on db09",
                "came from 10.0.1.1, new to the account too");
        assertThat(finding.entities().users()).containsExactly("alice", "bob");
        assertThat(finding.reasons().stream().mapToDouble(Finding.Reason::points).sum()).isEqualTo(finding.score());
    }

    @Test
    void anAccountThatMeetsNewHostsDailyStaysLow() {
        Fleet fleet = new Fleet();
        for (int day = 0; day < 20; day++) {
            fleet.logon("root", "host" + day, day(day));
            fleet.logon("root", "host0", day(day + 0.2));
        }
        fleet.end();

        assertThat(fleet.findings).isNotEmpty().allSatisfy(
                finding -> assertThat(finding.level()).isLessThanOrEqualTo(Level.LOW));
    }

    @Test
    void manySystemsInTenMinutesAreFoundOnceWithAllOfThem() {
        Fleet fleet = settled();
        for (int i = 0; i < 7; i++) {
            fleet.logon("alice", "web0" + i, day(14).plusMinutes(i));
        }
        fleet.logon("alice", "db01", day(14).plusHours(2));
        fleet.end();

        Finding finding = requireNonNull(fleet.only(MANY));
        assertThat(finding.message())
                .isEqualTo("alice on 7 systems within 10 minutes: web00, web01, web02, web03 and 4 more");
        assertThat(finding.reasons()).extracting(Finding.Reason::points).containsExactly(40d, 4d, 11d);
        assertThat(finding.fields().print("dest_count")).isEqualTo("8");
        assertThat(finding.fields().print("bar")).isEqualTo("5");
        assertThat(fleet.only(NEW)).isNotNull();
    }

    @Test
    void fourSystemsInTenMinutesAndFiveInElevenAreNotMany() {
        Fleet fleet = settled();
        for (int i = 0; i < 4; i++) {
            fleet.logon("alice", "web0" + i, day(14).plusMinutes(i));
        }
        fleet.logon("alice", "web05", day(14).plusMinutes(10));
        fleet.end();

        assertThat(fleet.only(MANY)).isNull();
    }

    @Test
    void automationThatVisitsManyHostsEveryNightIsSilent() {
        Fleet fleet = new Fleet();
        for (int day = 0; day < 30; day++) {
            // Its pace differs from night to night, and so does how many hosts fall into ten minutes.
            int seconds = 10 + day % 3;
            for (int host = 0; host < 60; host++) {
                fleet.logon("ansible", "host" + host, day(day).plusSeconds((long) host * seconds));
            }
        }
        fleet.end();

        assertThat(fleet.findings).isEmpty();
        assertThat(fleet.summary()).isEqualTo(new BehaviourState.Summary(1, 1, 59, 0, 0));
    }

    @Test
    void automationThatDoublesItsReachIsFound() {
        Fleet fleet = new Fleet();
        for (int day = 0; day < 15; day++) {
            int hosts = day == 14 ? 80 : 40;
            for (int host = 0; host < hosts; host++) {
                fleet.logon("ansible", "host" + host, day(day).plusSeconds(host * 5L));
            }
        }
        fleet.end();

        Finding finding = requireNonNull(fleet.only(MANY));
        assertThat(finding.fields().print("bar")).isEqualTo("51");
        assertThat(fleet.only(NEW)).isNotNull();
    }

    @Test
    void withoutABaselineBothSayLearningAndStayLow() {
        Fleet fleet = new Fleet();
        for (int i = 0; i < 40; i++) {
            fleet.logon("alice", "web" + i, day(0).plusSeconds(10L * i));
        }
        fleet.end();

        assertThat(requireNonNull(fleet.only(NEW)).level()).isEqualTo(Level.INFORMATIONAL);
        assertThat(requireNonNull(fleet.only(MANY)).level()).isEqualTo(Level.LOW);
        assertThat(fleet.findings).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.notes()).anyMatch(note -> note.startsWith("learning: "));
            assertThat(finding.message()).endsWith("still learning what is usual for it");
        });
    }

    @Test
    void nineteenLogonsOrSixDaysDoNotSuffice() {
        Fleet fewLogons = new Fleet();
        for (int i = 0; i < 19; i++) {
            fewLogons.logon("alice", "web01", day(i));
        }
        assertThat(fewLogons.logon("alice", "db01", day(19)).learning()).isTrue();
        assertThat(fewLogons.logon("alice", "db02", day(20)).learning()).isFalse();

        Fleet fewDays = new Fleet();
        for (int i = 0; i < 30; i++) {
            fewDays.logon("alice", "web01", day(i * 0.2));
        }
        assertThat(fewDays.logon("alice", "db01", day(7).minusNanos(1)).learning()).isTrue();
        assertThat(fewDays.logon("alice", "db02", day(7)).learning()).isFalse();
    }

    @Test
    void anAccountThatUsesOneHostOnlySaysNothingWhileLearning() {
        Fleet fleet = new Fleet();
        fleet.logon("alice", "web01", day(0));
        fleet.logon("alice", "web01", day(1));

        assertThat(fleet.end().findings).isEmpty();
    }

    @Test
    void aBurstWhileLearningIsJudgedByTheRestOfTheHistory() {
        Fleet fleet = new Fleet();
        for (int i = 0; i < 6; i++) {
            fleet.logon("alice", "db" + i, day(0).plusSeconds(i));
        }
        for (int i = 1; i < 30; i++) {
            fleet.logon("alice", "web01", day(i));
        }
        fleet.end();

        Finding finding = requireNonNull(fleet.only(MANY));
        assertThat(finding.level()).isEqualTo(Level.LOW);
        assertThat(finding.time()).isEqualTo(Fleet.nanos(day(0).plusSeconds(5)));
        assertThat(fleet.only(NEW)).as("hosts met while learning are the baseline").isNull();
    }

    @Test
    void aSavedBaselineStandsForTheEarlierLogs() {
        Fleet before = settled();
        Fleet after = new Fleet(before.end().baseline());
        after.logon("alice", "web01", day(14));
        after.logon("alice", "db09", day(14.1));
        after.end();

        assertThat(requireNonNull(after.only(NEW)).message())
                .isEqualTo("alice on db09, where it was never seen in 29 logons over 14 days");
        assertThat(after.findings).hasSize(1);
        assertThat(before.baseline().upTo()).isEqualTo(Fleet.nanos(day(13.1)));
    }

    @Test
    void beyondABaselineThatOverlapsTheLogsAFindingHasTheTimeOfItsOwnLogons() {
        Fleet after = new Fleet(settled().end().baseline());
        after.logon("alice", "db08", day(12.5));
        after.logon("alice", "db09", day(14.1));
        after.end();

        assertThat(requireNonNull(after.only(NEW)).first()).isEqualTo(Fleet.nanos(day(14.1)));
        assertThat(requireNonNull(after.only(NEW)).time()).isEqualTo(Fleet.nanos(day(14.1)));
    }

    @Test
    void logonsThatTheBaselineHoldsAlreadyAreNeitherJudgedNorLearnedAgain() {
        Baseline saved = settled().end().baseline();
        Fleet again = new Fleet(saved);
        for (int day = 0; day < 14; day++) {
            again.logon("alice", "web01", day(day));
        }
        again.logon("carol", "web01", day(14));
        again.end();

        assertThat(again.findings).isEmpty();
        assertThat(again.baseline().accounts().get(new UserId("alice")))
                .isEqualTo(saved.accounts().get(new UserId("alice")));
        assertThat(again.notes()).containsExactly("1 of 2 accounts is still learning: fewer than 20 logons over 7 days"
                + " are known, so nothing they do is judged unusual",
                "14 logons are no later than the baseline's last of their account: they count as part of it and were"
                        + " not judged");
    }

    @Property(tries = 60)
    void restoringFromBytesAtEveryStepChangesNothing(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        Fleet straight = new Fleet();
        Fleet restored = new Fleet().restartingAlways();
        List<Hop> story = story(straight, seed);
        story.forEach(straight::hop);
        story.forEach(restored::hop);

        assertThat(restored.end().findings).isEqualTo(straight.end().findings);
        assertThat(restored.baseline()).isEqualTo(straight.baseline());
    }

    @Property(tries = 60)
    void everyFindingHasReasonsThatSumToItsScoreAndAnIdOfItsOwn(
            @ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        Fleet fleet = new Fleet();
        story(fleet, seed).forEach(fleet::hop);
        fleet.end();

        assertThat(fleet.findings).extracting(Finding::id).doesNotHaveDuplicates();
        assertThat(fleet.findings).allSatisfy(finding -> {
            assertThat(finding.reasons().stream().mapToDouble(Finding.Reason::points).sum())
                    .isEqualTo(finding.score());
            assertThat(finding.score()).isBetween(1d, 100d);
            assertThat(finding.evidence()).isNotEmpty();
            boolean learning = "true".equals(finding.fields().print("learning"));
            assertThat(learning).isEqualTo(!finding.notes().isEmpty());
            if (learning) {
                assertThat(finding.level()).isLessThanOrEqualTo(Level.LOW);
            }
        });
    }

    /** Logons of three accounts over 40 days, in bursts and alone, in time order. */
    private static List<Hop> story(Fleet fleet, int seed) {
        java.util.Random random = new java.util.Random(seed);
        List<Hop> out = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Duration at = Duration.ofSeconds(random.nextInt(40 * 86400));
            String user = "user" + random.nextInt(3);
            int burst = random.nextInt(10) == 0 ? 3 + random.nextInt(12) : 1;
            for (int k = 0; k < burst; k++) {
                out.add(fleet.root(user, "host" + random.nextInt(burst > 1 ? 30 : 4), "10.0.0." + random.nextInt(3),
                        at.plusSeconds(20L * k)));
            }
        }
        out.sort(Comparator.comparing(Hop::child, Session.ORDER));
        return out;
    }
}
