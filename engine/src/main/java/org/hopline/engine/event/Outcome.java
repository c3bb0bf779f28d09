package org.hopline.engine.event;

/** How something ended, as the log states it. */
public enum Outcome {
    /** The log says it worked. */
    SUCCESS,
    /** The log says it did not. */
    FAILURE,
    /** The log does not say. */
    UNKNOWN
}
