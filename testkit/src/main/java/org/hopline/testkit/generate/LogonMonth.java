package org.hopline.testkit.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * A month of ordinary logons of a small company as sshd and PAM write them (RFC 3339 headers), one {@code auth.log} per
 * host, with an intruder in it where wanted.
 */
public final class LogonMonth {

    /** Where a host's bytes go. */
    @FunctionalInterface
    public interface HostLogs {
        /** The log of a host; asked once per host, closed by the caller. */
        OutputStream open(String host) throws IOException;
    }

    /**
     * What to generate.
     *
     * @param seed of everything
     * @param start of the first day, midnight UTC
     * @param days how many
     * @param hosts number of servers, at least 12
     * @param people number of persons with habits
     * @param intrusion whether the intruder comes, on the last day but one
     */
    public record Settings(long seed, Instant start, int days, int hosts, int people, boolean intrusion) {

        /** 30 days from 1 October 2026, 40 servers, 25 people, with the intruder. */
        public static Settings ofSeed(long seed) {
            return new Settings(seed, Instant.parse("2026-10-01T00:00:00Z"), 30, 40, 25, true);
        }
    }

    /** What the intruder did: what must be found. {@code account} is stolen; all {@code hosts} are new to it. */
    public record Script(String account, Instant first, Instant last, List<String> hosts) {}

    private LogonMonth() {}

    /** The logs by host. */
    public static SortedMap<String, byte[]> generate(Settings settings) {
        return new java.util.TreeMap<>();
    }

    /** What the intruder of these settings does. */
    public static Script script(Settings settings) {
        return new Script("", settings.start(), settings.start(), List.of());
    }
}
