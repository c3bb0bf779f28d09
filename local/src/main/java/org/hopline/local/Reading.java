package org.hopline.local;

import java.util.List;
import org.hopline.connect.Limits;
import org.hopline.engine.identity.HostRule;
import org.hopline.engine.identity.ZoneRule;
import org.hopline.engine.parse.ReadLimits;
import org.jspecify.annotations.Nullable;

/**
 * How sources are to be read: what the user knows better than the logs say.
 *
 * @param format name of the format that every source is in; null: recognised by content
 * @param hosts {@code --host} rules, first fitting one wins; they override nothing that a record itself names
 * @param zones {@code --tz} rules for records that state no zone
 * @param year {@code --year}, of the first record of yearless logs; 0: inferred
 * @param hash whether each source's SHA-256 is computed and equal sources are looked for
 * @param limits against archive bombs
 * @param records what a single record may cost
 */
public record Reading(@Nullable String format, List<HostRule> hosts, List<ZoneRule> zones, int year, boolean hash,
        Limits limits, ReadLimits records) {

    /** Everything recognised, hashes on. */
    public static final Reading DEFAULT = new Reading(null, List.of(), List.of(), 0, true, Limits.DEFAULT,
            ReadLimits.DEFAULT);

    /** Keeps its own copies. */
    public Reading {
        hosts = List.copyOf(hosts);
        zones = List.copyOf(zones);
    }
}
