package org.hopline.engine.identity;

import java.util.List;
import org.hopline.engine.event.Address;
import org.hopline.engine.event.HostId;
import org.jspecify.annotations.Nullable;

/**
 * One host of the user's asset file.
 *
 * @param host its name
 * @param aliases other names, addresses
 * @param timezone an IANA zone id such as {@code America/New_York}; null where not given
 * @param tier the user's word for how much it matters; null where not given
 * @param place file and line
 */
public record Asset(HostId host, List<Address> aliases, @Nullable String timezone, @Nullable String tier,
        String place) {

    /** Keeps its own copy. */
    public Asset {
        aliases = List.copyOf(aliases);
    }
}
