package org.hopline.engine.session;

import java.util.List;
import org.hopline.engine.identity.HostBinding;
import org.hopline.engine.identity.IdentityFacts;

/**
 * Learns which address is which host from everything the host stations of a bounded scan made: what hosts state of
 * themselves, and what follows from how sessions fit into each other. The order of {@link #add} does not matter.
 */
public final class AddressLearning {

    /** Starts from what the user asserted. */
    public AddressLearning(IdentityFacts asserted) {}

    /** Takes one output of a host station. */
    public void add(HostOutput output) {}

    /** What was learned, asserted bindings left out, in address order. */
    public List<HostBinding> learn() {
        return List.of();
    }
}
