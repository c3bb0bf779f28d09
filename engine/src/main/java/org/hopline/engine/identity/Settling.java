package org.hopline.engine.identity;

import java.util.Collection;

/** Settles host, zone and year of every source once all are read (DESIGN §6). */
public final class Settling {

    private Settling() {}

    /** Settles all sources together: they inform each other. */
    public static Settlement settle(Collection<SourceProfile> profiles, SettleOptions options) {
        return new Settlement();
    }
}
