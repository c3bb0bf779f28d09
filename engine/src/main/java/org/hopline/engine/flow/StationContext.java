package org.hopline.engine.flow;

import org.jspecify.annotations.Nullable;

/** All that a station may know besides its input: event time, its key's state and timers, and the read-only facts. */
public interface StationContext {

    /** The key this call is for. */
    String key();

    /** Time of the input or timer being handled, nanoseconds since the epoch. */
    long eventTime();

    /**
     * The state of this key, or null where none was put (or it was removed or outlived its time). The object is live:
     * a station may change it in place, but must {@link #put} it to renew its time to live.
     */
    <T> @Nullable T get(StateKey<T> state);

    /** Puts the state of this key. */
    <T> void put(StateKey<T> state, T value);

    /** Removes the state of this key. */
    void remove(StateKey<?> state);

    /** Asks for {@link Station#onTimer} at an event time; setting the same time twice fires once. */
    void setTimer(long eventTime);

    /** A read-only fact set given to the whole run, such as the identity facts. */
    <F> F facts(Class<F> type);
}
