package org.hopline.engine.flow;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Drives one station in memory: keyed state, timers, event time, and all of it to bytes and back. The caller gives each
 * key its input in the station's total order and in order of event time over all keys; a timer at t fires once all
 * input at or before t was given.
 *
 * @param <I> the station's input
 * @param <O> its output
 */
public final class StationDriver<I, O> {

    private static final long FORMAT = 1;
    private static final int LEAST_BETWEEN_SWEEPS = 4096;

    private final Station<I, O> station;
    private final Map<Class<?>, Object> facts;
    private final Output<O> out;
    private final Map<String, KeyContext> keys = new HashMap<>();
    private final TreeSet<Timer> timers = new TreeSet<>(
            Comparator.comparingLong(Timer::time).thenComparing(Timer::key));
    private long now = Long.MIN_VALUE;
    /** The last time that is one: {@link Long#MAX_VALUE} means the end of all input, at which nothing grows old. */
    private long lastTime = Long.MIN_VALUE;
    private long putsSinceSweep;
    private long cells;

    private record Timer(long time, String key) {}

    /**
     * A driver at the beginning of time.
     *
     * @param facts the read-only facts by their class
     */
    public StationDriver(Station<I, O> station, Map<Class<?>, Object> facts, Output<O> out) {
        this.station = station;
        this.facts = Map.copyOf(facts);
        this.out = out;
    }

    /** Gives one input; timers before its time fire first. Fails on a time before the last one. */
    public void deliver(String key, I input, long time) {
        if (time < now) {
            throw new IllegalArgumentException("input at " + time + " after " + now);
        }
        if (time > Long.MIN_VALUE) {
            fireUpTo(time - 1);
        }
        moveTo(time);
        KeyContext context = keys.computeIfAbsent(key, KeyContext::new);
        station.process(input, context, out);
        sweep();
    }

    /** All input up to and at this time was given: the timers up to and at it fire. */
    public void advance(long time) {
        fireUpTo(time);
        moveTo(Math.max(now, time));
    }

    private void moveTo(long time) {
        now = time;
        if (time != Long.MAX_VALUE) {
            lastTime = time;
        }
    }

    /** What a key's state holds now; null where it holds none. */
    public <T> @Nullable T state(String key, StateKey<T> state) {
        KeyContext context = keys.get(key);
        return context == null ? null : context.get(state);
    }

    /** All input was given: every timer fires, those at {@link Long#MAX_VALUE} last. */
    public void finish() {
        advance(Long.MAX_VALUE);
    }

    private void fireUpTo(long time) {
        while (!timers.isEmpty() && timers.first().time() <= time) {
            Timer timer = timers.removeFirst();
            // A timer set for the past fires at once, at the time that is now.
            moveTo(Math.max(now, timer.time()));
            KeyContext context = keys.computeIfAbsent(timer.key(), KeyContext::new);
            station.onTimer(timer.time(), context, out);
        }
    }

    private void sweep() {
        if (putsSinceSweep > Math.max(LEAST_BETWEEN_SWEEPS, cells)) {
            putsSinceSweep = 0;
            keys.values().removeIf(context -> {
                context.states.values().removeIf(cell -> cell.expired(lastTime));
                return context.states.isEmpty();
            });
            cells = keys.values().stream().mapToLong(context -> context.states.size()).sum();
        }
    }

    /** Everything that was put and set, as bytes; the station's input and output are the caller's to keep. */
    public byte[] snapshot() {
        ByteWriter to = new ByteWriter();
        to.writeLong(FORMAT);
        to.writeLong(now);
        to.writeLong(lastTime);
        to.writeLong(keys.size());
        for (Map.Entry<String, KeyContext> key : new TreeMap<>(keys).entrySet()) {
            to.writeText(key.getKey());
            to.writeLong(key.getValue().states.size());
            for (Map.Entry<String, Cell> state : new TreeMap<>(key.getValue().states).entrySet()) {
                to.writeText(state.getKey());
                state.getValue().write(to);
            }
        }
        to.writeLong(timers.size());
        for (Timer timer : timers) {
            to.writeLong(timer.time());
            to.writeText(timer.key());
        }
        return to.toBytes();
    }

    /** Takes over what a {@link #snapshot} of the same station holds; only for a driver that was given nothing yet. */
    public void restore(byte[] snapshot) {
        ByteReader from = new ByteReader(snapshot, 0, snapshot.length);
        if (from.readLong() != FORMAT || !keys.isEmpty()) {
            throw new IllegalArgumentException("no snapshot for this driver");
        }
        now = from.readLong();
        lastTime = from.readLong();
        for (long i = from.readLong(); i > 0; i--) {
            String key = from.readText();
            KeyContext context = new KeyContext(key);
            for (long j = from.readLong(); j > 0; j--) {
                context.states.put(from.readText(), Cell.read(from));
                cells++;
            }
            keys.put(key, context);
        }
        for (long i = from.readLong(); i > 0; i--) {
            timers.add(new Timer(from.readLong(), from.readText()));
        }
    }

    /** One state of one key: live, or still the bytes it was restored from. */
    private static final class Cell {
        private @Nullable StateKey<Object> state;
        private @Nullable Object value;
        private byte @Nullable [] bytes;
        private long version;
        private long timeToLive;
        private long renewed;

        boolean expired(long time) {
            return time - renewed > timeToLive && time > renewed;
        }

        void write(ByteWriter to) {
            to.writeLong(state == null ? version : state.version());
            to.writeLong(timeToLive);
            to.writeLong(renewed);
            byte[] written = bytes;
            if (state != null && value != null) {
                ByteWriter own = new ByteWriter();
                state.codec().write(value, own);
                written = own.toBytes();
            }
            if (written == null) {
                throw new IllegalStateException("a state without a value");
            }
            to.writeBytes(written, 0, written.length);
        }

        static Cell read(ByteReader from) {
            Cell cell = new Cell();
            cell.version = from.readLong();
            cell.timeToLive = from.readLong();
            cell.renewed = from.readLong();
            cell.bytes = from.readBytes();
            return cell;
        }

        @SuppressWarnings("unchecked")
        <T> T value(StateKey<T> wanted) {
            if (bytes != null) {
                if (version != wanted.version()) {
                    throw new IllegalArgumentException(
                            "state " + wanted.name() + " of version " + version + ", not " + wanted.version());
                }
                ByteReader from = new ByteReader(bytes, 0, bytes.length);
                value = wanted.codec().read(from);
                state = (StateKey<Object>) wanted;
                bytes = null;
            }
            return (T) java.util.Objects.requireNonNull(value);
        }
    }

    private final class KeyContext implements StationContext {
        private final String key;
        private final Map<String, Cell> states = new HashMap<>();

        KeyContext(String key) {
            this.key = key;
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
        public <T> @Nullable T get(StateKey<T> state) {
            Cell cell = states.get(state.name());
            return cell == null || cell.expired(lastTime) ? null : cell.value(state);
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> void put(StateKey<T> state, T value) {
            putsSinceSweep++;
            Cell cell = states.get(state.name());
            if (cell == null) {
                cell = new Cell();
                states.put(state.name(), cell);
                cells++;
            }
            cell.state = (StateKey<Object>) state;
            cell.value = value;
            cell.bytes = null;
            cell.timeToLive = nanos(state.timeToLive());
            cell.renewed = lastTime;
        }

        @Override
        public void remove(StateKey<?> state) {
            if (states.remove(state.name()) != null) {
                cells--;
            }
        }

        @Override
        public void setTimer(long eventTime) {
            timers.add(new Timer(eventTime, key));
        }

        @Override
        public <F> F facts(Class<F> type) {
            Object found = facts.get(type);
            if (found == null) {
                throw new IllegalArgumentException("this run was given no " + type.getName());
            }
            return type.cast(found);
        }

        private static long nanos(java.time.Duration span) {
            try {
                return span.toNanos();
            } catch (ArithmeticException forever) {
                return Long.MAX_VALUE;
            }
        }
    }
}
