package org.hopline.engine.event;

/** The forms of one value. Splunk's view of an XML entity and Sigma's are two forms of the same bytes. */
public enum Form {
    /** As the bytes stand, quotes of the format left out. */
    RAW,
    /** Hex, XML entities, escapes decoded. */
    DECODED,
    /** As a person reads it: uid → name, syscall number → name, where the source says so; else as decoded. */
    INTERPRETED
}
