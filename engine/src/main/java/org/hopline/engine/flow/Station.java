package org.hopline.engine.flow;

/**
 * One step of the data's way, keyed. It holds no fields that change: what it remembers lives in the context's state.
 *
 * @param <I> input
 * @param <O> output
 */
public interface Station<I, O> {

    /** Takes one input of the context's key. */
    void process(I input, StationContext context, Output<O> out);

    /** A timer of this key that was set for {@code eventTime} fires: all input at or before it was given. */
    void onTimer(long eventTime, StationContext context, Output<O> out);
}
