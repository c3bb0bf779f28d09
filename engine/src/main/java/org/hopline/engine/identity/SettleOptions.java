package org.hopline.engine.identity;

import java.util.List;

/**
 * What the user said about hosts, zones and years.
 *
 * @param hosts {@code --host} rules in order; the first whose pattern fits a source is taken
 * @param zones {@code --tz} rules in order; the first that fits is taken, those with a pattern before those without
 * @param year {@code --year}: of the first record of every yearless source; 0 not given
 * @param assets the asset file's hosts
 * @param learn whether zones may be inferred by aligning sources ({@code --learn-identity})
 */
public record SettleOptions(List<HostRule> hosts, List<ZoneRule> zones, int year, List<Asset> assets, boolean learn) {

    /** Nothing said; learning on. */
    public static final SettleOptions NONE = new SettleOptions(List.of(), List.of(), 0, List.of(), true);

    /** Keeps its own copies. */
    public SettleOptions {
        hosts = List.copyOf(hosts);
        zones = List.copyOf(zones);
        assets = List.copyOf(assets);
    }
}
