package org.hopline.engine.identity;

import org.hopline.engine.event.Address;
import org.hopline.engine.event.HostId;

/**
 * That an address or name means a host.
 *
 * @param basis how it is known
 * @param confidence 1 for asserted and stated, below 1 for inferred
 * @param reason one sentence: the asset file's line, the log line, the joins it was inferred from
 */
public record HostBinding(Address address, HostId host, Basis basis, double confidence, String reason) {

    /** How a binding is known, best first. */
    public enum Basis {
        /** The user's asset file says so. */
        ASSERTED,
        /** The host's own log states it ({@code Connection from … on ADDRESS}). */
        STATED,
        /** It follows from how sessions fit into each other. */
        INFERRED
    }
}
