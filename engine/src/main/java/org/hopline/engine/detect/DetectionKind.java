package org.hopline.engine.detect;

/** The language a detection was written in. */
public enum DetectionKind {
    /** A Splunk search. */
    SPL,
    /** A Sigma rule. */
    SIGMA,
    /** A Sigma correlation. */
    SIGMA_CORRELATION,
    /** Analytic code of the engine. */
    BEHAVIOUR
}
