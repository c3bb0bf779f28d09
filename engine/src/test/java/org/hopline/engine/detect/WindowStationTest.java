package org.hopline.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hopline.engine.detect.Samples.HOUR;
import static org.hopline.engine.detect.Samples.SECOND;
import static org.hopline.engine.detect.Samples.event;
import static org.hopline.engine.detect.Samples.fields;
import static org.hopline.engine.detect.Samples.happening;
import static org.hopline.engine.detect.Samples.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.FieldValue;
import org.hopline.engine.event.Happening;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.Pick;
import org.hopline.engine.event.View;
import org.junit.jupiter.api.Test;

class WindowStationTest {

    private static final Event SSH = event(LogFamily.AUDIT, View.ASSEMBLED,
            process("/usr/bin/ssh", "ssh x", "alice"), null, fields());

    private static OneKey drive(Window window, int bound, long... times) {
        DetectionSet set = set(window);
        OneKey key = new OneKey(new WindowStation(set, bound), "one/1");
        for (int i = 0; i < times.length; i++) {
            key.give(happening(set, SSH, times[i], "web1", i + 1));
        }
        key.end();
        return key;
    }

    private static DetectionSet set(Window window) {
        return DetectionSet.of(List
                .of(Samples.detection("one", List.of(Samples.sshStarted()), List.of(Samples.byUser()), window)));
    }

    @Test
    void eventsOfOneWindowBecomeOneRowAndOneFinding() {
        List<Finding> findings = drive(Samples.hourly(), 10, 10 * HOUR, 10 * HOUR + 5 * SECOND, 11 * HOUR).findings();
        assertThat(findings).hasSize(2);
        Finding first = findings.get(0);
        assertThat(first.first()).isEqualTo(10 * HOUR);
        assertThat(first.time()).isEqualTo(first.last()).isEqualTo(10 * HOUR + 5 * SECOND);
        assertThat(first.fields().get("count")).isEqualTo(FieldValue.of(2));
        assertThat(first.fields().print("lastTime")).isEqualTo("36005");
        assertThat(first.message()).isEqualTo("ssh on web1 by alice costs 5$ or $nothing$");
        assertThat(first.risk()).containsExactly(new Finding.RiskObject("user", "alice", 56),
                new Finding.RiskObject("system", "web1", 56));
        assertThat(first.threats()).containsExactly(new Finding.ThreatObject("process", "ssh"));
        assertThat(first.entities().hosts()).containsExactly("web1");
        assertThat(first.entities().users()).containsExactly("alice");
        assertThat(first.evidence()).hasSize(2);
        assertThat(first.reasons()).singleElement().extracting(Finding.Reason::points).isEqualTo(56.0);
    }

    @Test
    void aWindowEndsBeforeItsEnd() {
        long end = 10 * HOUR + 50 * 60 * SECOND;
        assertThat(drive(Samples.hourly(), 10, end - 1, end).findings()).hasSize(2);
        assertThat(drive(Samples.hourly(), 10, end, end + 1).findings()).hasSize(1);
    }

    @Test
    void timesBeforeTheEpochHaveWindowsToo() {
        assertThat(drive(Samples.hourly(), 10, -3 * HOUR, -3 * HOUR + 1, -HOUR).findings()).hasSize(2);
    }

    @Test
    void overlappingWindowsOverTheSameEventsMakeOneFinding() {
        Window overlapping = new Window.Scheduled(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ZERO);
        assertThat(drive(overlapping, 10, 10 * HOUR).findings()).hasSize(1);
    }

    @Test
    void theIdOfAFindingDoesNotDependOnTheWindow() {
        Set<String> ids = new TreeSet<>();
        for (Window window : List.of(Samples.hourly(), new Window.Whole(), new Window.Each(),
                new Window.Scheduled(Duration.ofMinutes(7), Duration.ofMinutes(30), Duration.ofMinutes(3)))) {
            drive(window, 10, 10 * HOUR).findings().forEach(finding -> ids.add(finding.id()));
        }
        assertThat(ids).hasSize(1);
    }

    @Test
    void eachEventByItselfIsAFinding() {
        assertThat(drive(new Window.Each(), 10, 1, 2, 3).findings()).hasSize(3);
    }

    @Test
    void allInputAtOnceIsOneWindow() {
        assertThat(drive(new Window.Whole(), 10, 1, 90 * HOUR).findings()).singleElement()
                .satisfies(finding -> assertThat(finding.fields().print("count")).isEqualTo("2"));
    }

    @Test
    void moreEventsThanTheBoundAreReportedAndTheFindingSaysSo() {
        OneKey key = drive(Samples.hourly(), 2, 1, 2, 3, 4);
        assertThat(key.outputs).contains(new WindowOutput.Overflowed("one/1", 50 * 60 * SECOND, 2));
        assertThat(key.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.fields().print("count")).isEqualTo("2");
            assertThat(finding.notes()).anyMatch(note -> note.contains("2 events more than the bound"));
        });
    }

    @Test
    void aTestOfAHostThatIsSettledLaterIsDecidedThen() {
        Input input = Samples.input(Samples.processes(), Samples.equal(Samples.HOST, "web1"), "dest", Samples.HOST);
        DetectionSet set = DetectionSet
                .of(List.of(Samples.detection("one", List.of(input), List.of(), new Window.Each())));
        OneKey key = new OneKey(new WindowStation(set, 10), "one/1");
        key.give(happening(set, SSH, 1, "web1", 1));
        key.give(happening(set, SSH, 2, "db1", 2));
        assertThat(key.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.time()).isEqualTo(1);
            assertThat(finding.fields().values()).containsOnlyKeys("dest");
            assertThat(finding.notes()).contains(
                    "No risk is added to a user: the row does not say who \"user\" is.");
        });
    }

    @Test
    void ofTwoCopiesTheOneThatNamesTheAccountCountsWhicheverComesFirst() {
        DetectionSet set = set(new Window.Each());
        Happening named = happening(set, SSH, 1, "web1", 1);
        Happening numbered = happening(set, event(LogFamily.AUDIT, View.ASSEMBLED,
                process("/usr/bin/ssh", "ssh x", "20001"), null, fields()), 1, "web1", 1);
        for (boolean namedFirst : List.of(true, false)) {
            List<Pick> picks = new ArrayList<>(namedFirst ? named.picks() : numbered.picks());
            picks.addAll(namedFirst ? numbered.picks() : named.picks());
            OneKey key = new OneKey(new WindowStation(set, 10), "one/1");
            key.give(new Happening(named.id(), 1, named.quality(), named.host(), named.kind(), named.evidence(),
                    picks, null));
            assertThat(key.findings()).singleElement()
                    .satisfies(finding -> assertThat(finding.fields().print("user")).isEqualTo("alice"));
        }
    }

    @Test
    void slidingWindowsAreRefusedUntilTheyRun() {
        assertThatThrownBy(() -> new WindowStation(set(new Window.Sliding(Duration.ofMinutes(1))), 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("sliding");
    }

    @Property(tries = 300)
    void everyEventLiesInExactlyOneWindowOfAScheduleWithoutOverlap(
            @ForAll @Size(max = 20) List<@IntRange(min = -100_000, max = 100_000) Integer> seconds) {
        long[] times = seconds.stream().sorted().mapToLong(second -> second * SECOND).toArray();
        double counted = drive(Samples.hourly(), 100, times).findings().stream()
                .mapToDouble(finding -> Double.parseDouble(
                        java.util.Objects.requireNonNull(finding.fields().print("count"))))
                .sum();
        assertThat(counted).isEqualTo(times.length);
    }
}
