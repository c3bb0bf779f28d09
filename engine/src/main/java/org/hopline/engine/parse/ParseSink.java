package org.hopline.engine.parse;

import org.hopline.engine.event.Event;
import org.hopline.engine.event.Unparsed;

/** Where a parser puts what a record turned out to be. */
public interface ParseSink {

    /** An event of view record whose message was understood. */
    void understood(Event event);

    /** An event of view record of a known header, whose program or type has no parser of ours. */
    void headerOnly(Event event);

    /** A record that fits no form. */
    void unparsed(Unparsed record);

    /** An event of view assembled, made of one or more records already given. */
    void assembled(Event event);

    /**
     * A remark on a record that is an event all the same, such as a truncated one whose fields so far were kept. The
     * ledger counts it among its reasons.
     *
     * @param reason one of a small fixed set of sentences per parser
     */
    default void noted(String reason) {}
}
