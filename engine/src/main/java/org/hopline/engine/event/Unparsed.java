package org.hopline.engine.event;

/**
 * A record that could not be understood, and why. Bad input is a value, not an exception.
 *
 * @param record where it stands
 * @param reason one of a small fixed set of sentences per parser, so that the ledger can count by it
 */
public record Unparsed(LogRecord record, String reason) {}
