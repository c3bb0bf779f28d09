package org.hopline.testkit.station;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hopline.engine.flow.Station;
import org.hopline.engine.flow.StationDriver;

/**
 * One station under test.
 *
 * @param <I> its input
 * @param <O> its output
 */
public final class StationHarness<I, O> {

    private final Station<I, O> station;
    private final Map<Class<?>, Object> facts = new HashMap<>();
    private final List<Emitted<O>> emitted = new ArrayList<>();
    private StationDriver<I, O> driver;

    /** What the station put out, with the event time it gave. */
    public record Emitted<O>(O value, long eventTime) {}

    private StationHarness(Station<I, O> station) {
        this.station = station;
        this.driver = newDriver();
    }

    /** A station that was given nothing yet. */
    public static <I, O> StationHarness<I, O> of(Station<I, O> station) {
        return new StationHarness<>(station);
    }

    private StationDriver<I, O> newDriver() {
        return new StationDriver<>(station, facts, (value, time) -> emitted.add(new Emitted<>(value, time)));
    }

    /** With a read-only fact set; before any input. */
    public <F> StationHarness<I, O> withFacts(Class<F> type, F value) {
        facts.put(type, value);
        driver = newDriver();
        return this;
    }

    /** Gives an input of a key at an event time; timers before it fire first. */
    public StationHarness<I, O> give(String key, I input, long eventTime) {
        driver.deliver(key, input, eventTime);
        return this;
    }

    /** Fires the timers up to and at this time. */
    public StationHarness<I, O> advance(long eventTime) {
        driver.advance(eventTime);
        return this;
    }

    /** All input was given. */
    public StationHarness<I, O> finish() {
        driver.finish();
        return this;
    }

    /** Takes the station down and builds it again from its checkpoint. */
    public StationHarness<I, O> restart() {
        byte[] checkpoint = driver.snapshot();
        driver = newDriver();
        driver.restore(checkpoint);
        return this;
    }

    /** Everything put out so far, in order. */
    public List<O> outputs() {
        return emitted.stream().map(Emitted::value).toList();
    }

    /** The same with the times. */
    public List<Emitted<O>> emitted() {
        return Collections.unmodifiableList(emitted);
    }
}
