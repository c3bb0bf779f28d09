package org.hopline.engine.flow;

/**
 * Where a station puts what it made. The runner stamps and routes it.
 *
 * @param <O> what is made
 */
@FunctionalInterface
public interface Output<O> {

    /**
     * Hands on one value.
     *
     * @param eventTime its event time, nanoseconds since the epoch, never before the station's current event time less
     *     the bound the station documents
     */
    void emit(O value, long eventTime);
}
