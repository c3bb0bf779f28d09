package org.hopline.engine.detect;

/** Splunk's analytic types: what a row becomes. */
public enum DetectionType {
    /** Finding and risk. */
    TTP,
    /** Risk only. */
    ANOMALY,
    /** On request. */
    HUNTING,
    /** Finding over risk. */
    CORRELATION
}
