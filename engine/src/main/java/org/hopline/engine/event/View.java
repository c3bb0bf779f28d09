package org.hopline.engine.event;

/** Which of the two views of the same bytes an event belongs to; a scope names the view it is written for. */
public enum View {
    /** One log entry: an audit record, a line. */
    RECORD,
    /** Several records that say one thing, such as an audit process start; or one record that says it alone. */
    ASSEMBLED
}
