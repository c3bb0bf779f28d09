package org.hopline.engine.topology;

/**
 * A message between stations, with the event time its station gave it.
 *
 * @param time nanoseconds since the epoch
 * @param value the message
 * @param <T> its type
 */
public record Timed<T>(long time, T value) {}
