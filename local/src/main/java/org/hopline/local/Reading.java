package org.hopline.local;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How sources are to be read: what the user knows better than the logs say.
 *
 * @param format name of the format that every source is in; null: recognised by content
 * @param hosts names for hosts, first fitting rule wins; a rule overrides nothing that a record itself names
 * @param zones zones for records that state none, first fitting rule wins
 * @param year of the last record of yearless logs; null: inferred
 * @param hash whether each source's SHA-256 is computed
 * @param limits what keeps hostile input from eating the machine
 */
public record Reading(@Nullable String format, List<HostRule> hosts, List<ZoneRule> zones, @Nullable Integer year,
        boolean hash, Limits limits) {

    /** Everything recognised, hashes on. */
    public static final Reading DEFAULT = new Reading(null, List.of(), List.of(), null, true, Limits.DEFAULT);

    /** Keeps its own copies. */
    public Reading {
        hosts = List.copyOf(hosts);
        zones = List.copyOf(zones);
    }

    /**
     * {@code --host [GLOB=]NAME}.
     *
     * @param glob over the source's path, {@code *} any text, {@code ?} one character; null: every source
     */
    public record HostRule(@Nullable String glob, String host) {}

    /**
     * {@code --tz [HOST|GLOB=]ZONE}.
     *
     * @param pattern a host's name, or a glob over the source's path; null: every source
     */
    public record ZoneRule(@Nullable String pattern, ZoneId zone) {}

    /**
     * Bounds on what input may cost; what they cut is in the ledger.
     *
     * @param recordBytes longest record, in bytes; the rest of a longer one is ignored and counted
     * @param archiveDepth how many containers may lie in each other
     * @param expansion greatest ratio of decompressed to compressed bytes, judged past the first 64 MiB
     * @param sourceBytes most decompressed bytes of one source
     */
    public record Limits(int recordBytes, int archiveDepth, int expansion, long sourceBytes) {
        /** 1 MiB records, 4 levels, 1:1000, no bound on plain files. */
        public static final Limits DEFAULT = new Limits(1 << 20, 4, 1000, Long.MAX_VALUE);
    }
}
