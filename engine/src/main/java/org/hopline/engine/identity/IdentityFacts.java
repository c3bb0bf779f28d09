package org.hopline.engine.identity;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hopline.engine.event.Address;
import org.hopline.engine.event.HostId;
import org.jspecify.annotations.Nullable;

/** Which address is which host, as far as known: read-only during the joins, the same for every runner. */
public final class IdentityFacts {

    /** Nothing known. */
    public static final IdentityFacts NONE = new IdentityFacts(new TreeMap<>());

    private final SortedMap<Address, HostBinding> bindings;

    private IdentityFacts(SortedMap<Address, HostBinding> bindings) {
        this.bindings = Collections.unmodifiableSortedMap(bindings);
    }

    /** The best binding per address: by basis, then confidence, then host name. */
    public static IdentityFacts of(Collection<HostBinding> all) {
        SortedMap<Address, HostBinding> best = new TreeMap<>();
        for (HostBinding binding : all) {
            best.merge(binding.address(), binding, IdentityFacts::better);
        }
        return new IdentityFacts(best);
    }

    private static HostBinding better(HostBinding a, HostBinding b) {
        int byBasis = a.basis().compareTo(b.basis());
        if (byBasis != 0) {
            return byBasis < 0 ? a : b;
        }
        int byConfidence = Double.compare(b.confidence(), a.confidence());
        if (byConfidence != 0) {
            return byConfidence < 0 ? a : b;
        }
        return a.host().compareTo(b.host()) <= 0 ? a : b;
    }

    /** The host of an address or name, or null. */
    public @Nullable HostBinding host(Address address) {
        return bindings.get(address);
    }

    /** All bindings in address order. */
    public Collection<HostBinding> bindings() {
        return bindings.values();
    }

    /** Whether this host has any known address. */
    public boolean knowsAddressOf(HostId host) {
        return bindings.values().stream().anyMatch(binding -> binding.host().equals(host));
    }
}
