package org.hopline.engine.behaviour;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hopline.engine.behaviour.Baseline.Seen;
import org.hopline.engine.event.HostId;

/** One account's habits, learned logon by logon. */
final class History {

    static final long DAY = Duration.ofDays(1).toNanos();
    static final long LEAST_AGE = 7 * DAY;
    static final long LEAST_LOGONS = 20;
    private static final int MOST_HOSTS = 20_000;
    private static final int MOST_SOURCES = 2_000;
    private static final long MOST_SPREAD = 100_000;
    private static final long STRETCH = Duration.ofMinutes(10).toNanos();

    private long first;
    private long last;
    private long lastNewHost;
    private long logons;
    private long activeDays;
    private long restlessDays;
    private final TreeMap<HostId, Seen> hosts;
    private final TreeMap<String, Seen> sources;
    private final TreeMap<Integer, Long> spread;
    private long spreadTotal;
    /** Ten-minute stretch → what {@link #spread} has not learned yet, lest a burst raises the bar it is held to. */
    private final TreeMap<Long, SortedMap<Integer, Long>> recent;

    private History(Baseline.Account from, SortedMap<Long, SortedMap<Integer, Long>> notYetLearned) {
        first = from.first();
        last = from.last();
        lastNewHost = from.lastNewHost();
        logons = from.logons();
        activeDays = from.activeDays();
        restlessDays = from.restlessDays();
        hosts = new TreeMap<>(from.hosts());
        sources = new TreeMap<>(from.sources());
        spread = new TreeMap<>(from.spread());
        spreadTotal = total(spread);
        recent = new TreeMap<>();
        notYetLearned.forEach((stretch, counts) -> recent.put(stretch, new TreeMap<>(counts)));
    }

    /** Goes on with what {@link #saved()} gave. */
    static History of(Saved saved) {
        return new History(saved.learned(), saved.recent());
    }

    static History of(Baseline.Account from) {
        return new History(from, new TreeMap<>());
    }

    static History empty() {
        return of(new Baseline.Account(0, Long.MIN_VALUE, 0, 0, 0, 0, new TreeMap<>(), new TreeMap<>(),
                new TreeMap<>()));
    }

    /** All of it as a value. */
    record Saved(Baseline.Account learned, SortedMap<Long, SortedMap<Integer, Long>> recent) {}

    Saved saved() {
        SortedMap<Long, SortedMap<Integer, Long>> copy = new TreeMap<>();
        recent.forEach((stretch, counts) -> copy.put(stretch, new TreeMap<>(counts)));
        return new Saved(account(spread), copy);
    }

    /** The habits, the last hours included. */
    Baseline.Account account() {
        TreeMap<Integer, Long> all = new TreeMap<>(spread);
        recent.values().forEach(counts -> add(counts, all));
        return account(all);
    }

    private Baseline.Account account(SortedMap<Integer, Long> spreadSoFar) {
        return new Baseline.Account(first, last, lastNewHost, logons, activeDays, restlessDays, hosts, sources,
                spreadSoFar);
    }

    boolean suffices(long now) {
        return logons >= LEAST_LOGONS && now - first >= LEAST_AGE;
    }

    long logons() {
        return logons;
    }

    /** Whole days from the first logon to {@code now}. */
    long days(long now) {
        return logons == 0 ? 0 : Math.max(now - first, 0) / DAY;
    }

    long last() {
        return last;
    }

    int hostCount() {
        return hosts.size();
    }

    long activeDays() {
        return activeDays;
    }

    long restlessDays() {
        return restlessDays;
    }

    long onHost(HostId host) {
        Seen seen = hosts.get(host);
        return seen == null ? 0 : seen.count();
    }

    long fromSource(String source) {
        Seen seen = sources.get(source);
        return seen == null ? 0 : seen.count();
    }

    /** Takes a logon at {@code now}, not before the one before it. */
    void learn(HostId host, String source, long now, int distinct) {
        long day = Math.floorDiv(now, DAY);
        boolean newHost = !hosts.containsKey(host);
        if (logons == 0) {
            first = now;
            activeDays = 1;
        } else {
            if (day != Math.floorDiv(last, DAY)) {
                activeDays++;
            }
            if (newHost && day != Math.floorDiv(first, DAY) && day != Math.floorDiv(lastNewHost, DAY)) {
                restlessDays++;
            }
        }
        if (newHost) {
            lastNewHost = now;
        }
        logons++;
        last = now;
        see(hosts, host, now, MOST_HOSTS);
        see(sources, source, now, MOST_SOURCES);
        recent.computeIfAbsent(Math.floorDiv(now, STRETCH), stretch -> new TreeMap<>()).merge(distinct, 1L, Long::sum);
        learnSpread(now);
    }

    /** Lets the percentile learn what lies 4 hours back. */
    private void learnSpread(long now) {
        long until = Math.floorDiv(now - AccountState.QUIET, STRETCH);
        while (!recent.isEmpty() && recent.firstKey() < until) {
            SortedMap<Integer, Long> counts = recent.pollFirstEntry().getValue();
            add(counts, spread);
            spreadTotal += total(counts);
        }
        if (spreadTotal > MOST_SPREAD) {
            spread.replaceAll((value, count) -> (count + 1) / 2);
            spreadTotal = total(spread);
        }
    }

    private static void add(SortedMap<Integer, Long> counts, SortedMap<Integer, Long> to) {
        counts.forEach((value, count) -> to.merge(value, count, Long::sum));
    }

    private static <K extends Comparable<K>> void see(TreeMap<K, Seen> map, K key, long now, int most) {
        Seen before = map.get(key);
        map.put(key, new Seen(before == null ? 1 : before.count() + 1, now));
        if (map.size() > most) {
            // The oldest tenth at once, so that a full map does not cost a search at every logon.
            map.entrySet().stream()
                    .sorted(Comparator.<Map.Entry<K, Seen>>comparingLong(entry -> entry.getValue().last())
                            .thenComparing(Map.Entry::getKey))
                    .limit(most / 10).map(Map.Entry::getKey).toList().forEach(map::remove);
        }
    }

    /** The 99th percentile of distinct destinations, nearest rank, over what is older than 4 hours; 0 of none. */
    int percentile() {
        return percentile(spread);
    }

    /**
     * The percentile over everything but these logons, or -1 where fewer than 20 others are known: for judging
     * afterwards.
     */
    int percentileWithout(SortedMap<Integer, Long> without) {
        TreeMap<Integer, Long> rest = new TreeMap<>(account().spread());
        without.forEach((value, count) -> rest.computeIfPresent(value,
                (same, all) -> all > count ? Long.valueOf(all - count) : null));
        return total(rest) < LEAST_LOGONS ? -1 : percentile(rest);
    }

    private static int percentile(SortedMap<Integer, Long> counts) {
        long rank = (total(counts) * 99 + 99) / 100;
        long seen = 0;
        for (Map.Entry<Integer, Long> each : counts.entrySet()) {
            seen += each.getValue();
            if (seen >= rank) {
                return each.getKey();
            }
        }
        return 0;
    }

    private static long total(SortedMap<Integer, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
