package org.hopline.engine.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hopline.engine.event.Happening;
import org.hopline.engine.flow.ByteReader;
import org.hopline.engine.flow.ByteWriter;
import org.hopline.engine.flow.StateKey;
import org.hopline.engine.flow.StationContext;
import org.jspecify.annotations.Nullable;

/** Drives a window station for one key; every state goes through its codec between calls. */
final class OneKey implements StationContext {

    final List<WindowOutput> outputs = new ArrayList<>();
    private final WindowStation station;
    private final String key;
    private final Map<String, byte[]> states = new HashMap<>();
    private final TreeSet<Long> timers = new TreeSet<>();
    private long now = Long.MIN_VALUE;

    OneKey(WindowStation station, String key) {
        this.station = station;
        this.key = key;
    }

    void give(Happening happening) {
        fireBefore(happening.time());
        now = happening.time();
        station.process(happening, this, (output, time) -> outputs.add(output));
    }

    void end() {
        for (int i = 0; i < 1000 && !timers.isEmpty(); i++) {
            fire();
        }
    }

    List<Finding> findings() {
        return outputs.stream().filter(WindowOutput.Found.class::isInstance)
                .map(output -> ((WindowOutput.Found) output).finding()).toList();
    }

    private void fireBefore(long time) {
        while (!timers.isEmpty() && timers.first() < time) {
            fire();
        }
    }

    private void fire() {
        Long timer = timers.pollFirst();
        if (timer != null) {
            now = timer;
            station.onTimer(timer, this, (output, time) -> outputs.add(output));
        }
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
        byte[] bytes = states.get(state.name());
        return bytes == null ? null : state.codec().read(new ByteReader(bytes, 0, bytes.length));
    }

    @Override
    public <T> void put(StateKey<T> state, T value) {
        ByteWriter writer = new ByteWriter();
        state.codec().write(value, writer);
        states.put(state.name(), writer.toBytes());
    }

    @Override
    public void remove(StateKey<?> state) {
        states.remove(state.name());
    }

    @Override
    public void setTimer(long eventTime) {
        timers.add(eventTime);
    }

    @Override
    public <F> F facts(Class<F> type) {
        throw new IllegalArgumentException("no facts");
    }
}
