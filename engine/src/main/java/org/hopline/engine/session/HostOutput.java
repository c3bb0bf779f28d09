package org.hopline.engine.session;

/** What a host station emits. */
public sealed interface HostOutput {

    /** A session opened. */
    record Opened(Session session) implements HostOutput {}

    /** A session closed, or its end will not be seen; the session is complete now. */
    record Closed(Session session) implements HostOutput {}

    /** A group of failed attempts ended. */
    record Failed(Attempts attempts) implements HostOutput {}

    /** The host connected out. */
    record Connected(OutgoingConnection connection) implements HostOutput {}

    /** A happening that detections picked, copies joined, stamped with its session. */
    record Happened(org.hopline.engine.event.Happening happening) implements HostOutput {}

    /** The host's own log states that it has this address ({@code Connection from … on ADDRESS}); once per address. */
    record OwnAddress(org.hopline.engine.event.HostId host, org.hopline.engine.event.Address address,
            org.hopline.engine.event.Evidence evidence) implements HostOutput {}

    /**
     * Something was given up to keep the state bounded: open sessions closed unseen, attempts reported early.
     *
     * @param what of what, in our own words, such as {@code open sessions}
     */
    record Overflow(org.hopline.engine.event.HostId host, String what, long count) implements HostOutput {}

    /** Copies that were joined away, per source, for the ledger. */
    record Duplicates(org.hopline.engine.event.SourceId source, long count) implements HostOutput {}
}
