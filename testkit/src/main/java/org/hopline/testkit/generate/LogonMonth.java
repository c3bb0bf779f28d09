package org.hopline.testkit.generate;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A month of ordinary logons of a small company as sshd, PAM and logind write them (Debian 12, RFC 3339 headers), one
 * {@code auth.log} per host, with an intruder in it where wanted.
 *
 * <p>People log on to the same few hosts on working days. Automation does what it does in such places: {@code ansible}
 * visits every host every night, {@code backup} a third of them each night in turn, {@code nagios} a fifth of them all
 * day long, {@code deploy} all application servers several times on working days. The internet knocks. The intruder
 * comes at night on the last day but one with the key of somebody who uses few hosts: first to one of that person's own
 * hosts from outside, then from there within minutes to hosts that person never used.
 *
 * <p>Days are generated one after the other, so memory grows with a day's lines, not with the whole.
 */
public final class LogonMonth {

    /** Where a host's bytes go. */
    @FunctionalInterface
    public interface HostLogs {
        /** The log of a host; asked once per host, closed by {@link LogonMonth#write}. */
        OutputStream open(String host) throws IOException;
    }

    /**
     * What to generate.
     *
     * @param seed of everything
     * @param start of the first day, midnight UTC
     * @param days how many, at least 2
     * @param hosts number of servers, at least 20
     * @param people number of persons with habits, at least 3
     * @param knocks failed logins from the internet per host and day
     * @param monitoringMinutes how often monitoring looks at a host
     * @param intrusion whether the intruder comes
     */
    public record Settings(long seed, Instant start, int days, int hosts, int people, int knocks,
            int monitoringMinutes, boolean intrusion) {

        /** Fails on too few. */
        public Settings {
            if (days < 2 || hosts < 20 || people < 3 || knocks < 0 || monitoringMinutes < 1) {
                throw new IllegalArgumentException("at least 2 days, 20 hosts, 3 people");
            }
        }

        /** 30 days from 1 October 2026, 40 servers, 25 people, 5 knocks, monitoring twice an hour, with the intruder. */
        public static Settings ofSeed(long seed) {
            return new Settings(seed, Instant.parse("2026-10-01T00:00:00Z"), 30, 40, 25, 5, 30, true);
        }

        /** The same without the intruder. */
        public Settings quiet() {
            return new Settings(seed, start, days, hosts, people, knocks, monitoringMinutes, false);
        }
    }

    /**
     * What the intruder did: what must be found.
     *
     * @param account whose key was stolen
     * @param entry the account's own host where the line begins
     * @param from the address it began from
     * @param first acceptance on {@code entry}
     * @param last acceptance on the last host
     * @param hosts all new to the account, in the order they were reached from {@code entry}
     */
    public record Script(String account, String entry, String from, Instant first, Instant last, List<String> hosts) {}

    private LogonMonth() {}

    /** The logs by host, in memory. */
    public static SortedMap<String, byte[]> generate(Settings settings) {
        SortedMap<String, ByteArrayOutputStream> logs = new TreeMap<>();
        try {
            write(settings, host -> {
                ByteArrayOutputStream log = new ByteArrayOutputStream();
                logs.put(host, log);
                return log;
            });
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        SortedMap<String, byte[]> out = new TreeMap<>();
        logs.forEach((host, log) -> out.put(host, log.toByteArray()));
        return out;
    }

    /** Writes the logs, day by day. */
    public static void write(Settings settings, HostLogs logs) throws IOException {
        MonthPlan plan = new MonthPlan(settings);
        List<OutputStream> open = new ArrayList<>();
        try {
            for (MonthPlan.Server server : plan.servers()) {
                open.add(new BufferedOutputStream(logs.open(server.name()), 1 << 16));
            }
            SshdLines lines = new SshdLines(plan);
            // Sessions that go on past midnight leave lines for the next day.
            PriorityQueue<SshdLines.Line> pending = new PriorityQueue<>(SshdLines.Line.ORDER);
            for (int day = 0; day < settings.days(); day++) {
                MonthDay.of(plan, day).forEach(visit -> lines.add(visit, pending));
                flush(pending, plan.micros(day + 1, 0), open);
            }
            flush(pending, Long.MAX_VALUE, open);
        } finally {
            for (OutputStream each : open) {
                each.close();
            }
        }
    }

    private static void flush(PriorityQueue<SshdLines.Line> pending, long before, List<OutputStream> open)
            throws IOException {
        for (SshdLines.Line line = pending.peek(); line != null && line.micros() < before; line = pending.peek()) {
            open.get(line.server()).write(line.text().getBytes(StandardCharsets.UTF_8));
            pending.remove();
        }
    }

    /** What the intruder of these settings does. */
    public static Script script(Settings settings) {
        return new MonthPlan(settings).script();
    }
}
