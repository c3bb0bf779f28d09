package org.hopline.engine.flow;

import java.time.Duration;

/**
 * A piece of keyed state, as data: a runner maps it to memory, a store or a state backend.
 *
 * @param name unique within its station
 * @param version of the codec's format; a stored state of another version is refused, not guessed
 * @param codec bytes in and out
 * @param timeToLive in event time since the last put; kept by timers of the port, never by a wall clock
 * @param <T> the state's type
 */
public record StateKey<T>(String name, int version, Codec<T> codec, Duration timeToLive) {}
