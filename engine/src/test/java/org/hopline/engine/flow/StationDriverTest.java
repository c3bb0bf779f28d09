package org.hopline.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StationDriverTest {

    record Count(long inputs, List<Long> timers) {}

    private static final StateKey<Count> COUNT = new StateKey<>("count", 1, RecordCodec.of(Count.class),
            Duration.ofNanos(50));

    /** Counts inputs, and says ten later how many there were. */
    private static final class Counting implements Station<Long, String> {
        @Override
        public void process(Long input, StationContext context, Output<String> out) {
            Count before = context.get(COUNT);
            Count now = before == null
                    ? new Count(1, new ArrayList<>())
                    : new Count(before.inputs() + 1, before.timers());
            context.put(COUNT, now);
            context.setTimer(context.eventTime() + 10);
            out.emit(context.key() + " input " + input + " #" + now.inputs(), context.eventTime());
        }

        @Override
        public void onTimer(long eventTime, StationContext context, Output<String> out) {
            Count count = context.get(COUNT);
            if (count != null) {
                count.timers().add(eventTime);
            }
            out.emit(context.key() + " timer " + eventTime + " " + count, eventTime);
        }
    }

    private final List<String> said = new ArrayList<>();
    private final StationDriver<Long, String> driver = driver(said);

    private static StationDriver<Long, String> driver(List<String> into) {
        return new StationDriver<>(new Counting(), Map.of(), (value, time) -> into.add(value));
    }

    @Test
    void aTimerFiresAfterAllInputAtItsTime() {
        driver.deliver("a", 0L, 0);
        driver.deliver("a", 10L, 10);
        driver.deliver("a", 11L, 11);
        assertThat(said).containsExactly("a input 0 #1", "a input 10 #2", "a timer 10 Count[inputs=2, timers=[10]]",
                "a input 11 #3");
    }

    @Test
    void theSameTimerTwiceFiresOnce() {
        driver.deliver("a", 0L, 0);
        driver.deliver("a", 1L, 0);
        driver.finish();
        assertThat(said.stream().filter(text -> text.contains("timer")).count()).isEqualTo(1);
    }

    @Test
    void stateIsGoneAfterItsTimeToLive() {
        driver.deliver("a", 0L, 0);
        driver.deliver("a", 50L, 50);
        driver.deliver("a", 101L, 101);
        assertThat(said).contains("a input 50 #2", "a input 101 #1");
    }

    @Test
    void theEndOfAllInputMakesNothingOld() {
        StationDriver<Long, String> ended = driver(said);
        ended.deliver("a", 0L, 0);
        ended.finish();
        assertThat(ended.state("a", COUNT)).isNotNull();
    }

    @Test
    void keysDoNotSeeEachOther() {
        driver.deliver("a", 0L, 0);
        driver.deliver("b", 0L, 0);
        assertThat(said).containsExactly("a input 0 #1", "b input 0 #1");
    }

    @Test
    void timeDoesNotRunBackwards() {
        driver.deliver("a", 5L, 5);
        assertThatThrownBy(() -> driver.deliver("b", 4L, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStateOfAnotherVersionIsRefused() {
        driver.deliver("a", 0L, 0);
        StationDriver<Long, String> other = new StationDriver<>(new Station<>() {
            @Override
            public void process(Long input, StationContext context, Output<String> out) {
                context.get(new StateKey<>("count", 2, COUNT.codec(), COUNT.timeToLive()));
            }

            @Override
            public void onTimer(long eventTime, StationContext context, Output<String> out) {}
        }, Map.of(), (value, time) -> said.add(value));
        other.restore(driver.snapshot());
        assertThatThrownBy(() -> other.deliver("a", 1L, 1)).hasMessageContaining("version");
    }

    @Property(tries = 200)
    void aRestartAnywhereChangesNothing(@ForAll @Size(max = 40) List<@IntRange(max = 200) Integer> times,
            @ForAll @IntRange(max = 40) int restartAt) {
        List<Integer> sorted = times.stream().sorted().toList();
        List<String> straight = new ArrayList<>();
        StationDriver<Long, String> one = driver(straight);
        List<String> restarted = new ArrayList<>();
        StationDriver<Long, String> two = driver(restarted);
        for (int i = 0; i < sorted.size(); i++) {
            long time = sorted.get(i);
            String key = "k" + time % 3;
            one.deliver(key, time, time);
            if (i == restartAt) {
                byte[] snapshot = two.snapshot();
                two = driver(restarted);
                two.restore(snapshot);
                assertThat(two.snapshot()).isEqualTo(snapshot);
            }
            two.deliver(key, time, time);
        }
        one.finish();
        two.finish();
        assertThat(restarted).isEqualTo(straight);
    }
}
