package org.hopline.local;

import java.util.Map;
import java.util.SplittableRandom;
import org.hopline.engine.flow.Output;
import org.hopline.engine.flow.StateKey;
import org.hopline.engine.flow.Station;
import org.hopline.engine.flow.StationDriver;
import org.jspecify.annotations.Nullable;

/** A station at work, restarted from its checkpoint where the {@link Restarts} say so. */
final class Stage<I, O> {

    private final Station<I, O> station;
    private final Map<Class<?>, Object> facts;
    private final Output<O> out;
    private final Restarts restarts;
    private final SplittableRandom points;
    private StationDriver<I, O> driver;

    Stage(String name, Station<I, O> station, Map<Class<?>, Object> facts, Restarts restarts, Output<O> out) {
        this.station = station;
        this.facts = facts;
        this.out = out;
        this.restarts = restarts;
        this.points = restarts.points(name);
        this.driver = new StationDriver<>(station, facts, out);
    }

    void deliver(String key, I input, long time) {
        if (restarts.every() > 0 && points.nextInt(restarts.every()) == 0) {
            restart();
        }
        driver.deliver(key, input, time);
    }

    void finish() {
        if (restarts.every() > 0) {
            restart();
        }
        driver.finish();
    }

    private void restart() {
        byte[] checkpoint = driver.snapshot();
        driver = new StationDriver<>(station, facts, out);
        driver.restore(checkpoint);
    }

    <T> @Nullable T state(String key, StateKey<T> state) {
        return driver.state(key, state);
    }
}
