package org.hopline.engine.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.hopline.engine.flow.ByteReader;
import org.hopline.engine.flow.ByteWriter;
import org.hopline.engine.flow.Output;
import org.hopline.engine.flow.Station;
import org.hopline.engine.flow.StateKey;
import org.hopline.engine.flow.StationContext;
import org.jspecify.annotations.Nullable;

/** Runs a station over sorted input in memory, timers included; may write and read back its state on the way. */
final class Drive<I, O> {

    /** A value and its event time. */
    record Timed<T>(long time, T value) {}

    private final Station<I, O> station;
    private final Map<Class<?>, Object> facts = new HashMap<>();
    private int restoreEvery;

    Drive(Station<I, O> station) {
        this.station = station;
    }

    <F> Drive<I, O> with(Class<F> type, F fact) {
        facts.put(type, fact);
        return this;
    }

    /** Writes the state to bytes and reads it back after every so many inputs. */
    Drive<I, O> restoring(int every) {
        restoreEvery = every;
        return this;
    }

    List<Timed<O>> run(List<I> input, Function<I, String> key, ToLongFunction<I> time, Comparator<I> order) {
        TreeMap<String, List<I>> byKey = new TreeMap<>();
        for (I each : input) {
            byKey.computeIfAbsent(key.apply(each), any -> new ArrayList<>()).add(each);
        }
        List<Timed<O>> output = new ArrayList<>();
        byKey.forEach((name, values) -> {
            values.sort(order);
            Context context = new Context(name);
            Output<O> out = (value, at) -> output.add(new Timed<>(at, value));
            int count = 0;
            for (I each : values) {
                context.fire(time.applyAsLong(each), out);
                context.now = time.applyAsLong(each);
                station.process(each, context, out);
                if (restoreEvery > 0 && ++count % restoreEvery == 0) {
                    context.restore();
                }
            }
            context.fire(Long.MAX_VALUE, out);
        });
        return output;
    }

    private final class Context implements StationContext {
        private final String key;
        private final Map<StateKey<?>, Object> states = new HashMap<>();
        private final TreeSet<Long> timers = new TreeSet<>();
        private long now;

        Context(String key) {
            this.key = key;
        }

        /** Timers before the next input's time: a timer at t fires after all input at t. */
        void fire(long before, Output<O> out) {
            while (!timers.isEmpty() && timers.first() < before) {
                now = Objects.requireNonNull(timers.pollFirst());
                station.onTimer(now, this, out);
            }
        }

        void restore() {
            states.replaceAll((key, value) -> roundTrip(key, value));
        }

        @SuppressWarnings("unchecked")
        private static <T> Object roundTrip(StateKey<T> key, Object value) {
            ByteWriter writer = new ByteWriter();
            key.codec().write((T) value, writer);
            return Objects.requireNonNull(key.codec().read(new ByteReader(writer.toBytes(), 0, writer.size())));
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public long eventTime() {
            return now;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> @Nullable T get(StateKey<T> state) {
            return (T) states.get(state);
        }

        @Override
        public <T> void put(StateKey<T> state, T value) {
            states.put(state, Objects.requireNonNull(value));
        }

        @Override
        public void remove(StateKey<?> state) {
            states.remove(state);
        }

        @Override
        public void setTimer(long eventTime) {
            timers.add(eventTime);
        }

        @Override
        public <F> F facts(Class<F> type) {
            return type.cast(Objects.requireNonNull(facts.get(type)));
        }
    }
}
