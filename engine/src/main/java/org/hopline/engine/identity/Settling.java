package org.hopline.engine.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hopline.engine.event.Address;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.SourceId;
import org.jspecify.annotations.Nullable;

/**
 * Settles host, zone and year of every source once all are read (DESIGN §6).
 *
 * <p>Hosts: what a record names; else {@code --host}, the container's, the one that the source's other records or the
 * folder's other files name, or {@code unknown:<source>}. Zones: {@code --tz}, the asset file, alignment with a source
 * of the same host whose zone is known ({@link ZoneSettling}), else UTC assumed. Years: see {@link YearSettling}.
 *
 * <p>The result does not depend on the order of the profiles.
 */
public final class Settling {

    /** An address that several hosts state is taken for one only when this share of statements agree. */
    private static final double LEAST_SHARE = 0.8;

    private final List<Work> works = new ArrayList<>();
    private final SettleOptions options;
    private final ZoneSettling zones;

    /** A host as logged; null stands for the records that name none. */
    record HostKey(@Nullable HostId logged) implements Comparable<HostKey> {
        @Override
        public int compareTo(HostKey other) {
            if (logged == null || other.logged == null) {
                return Boolean.compare(logged != null, other.logged != null);
            }
            return logged.compareTo(other.logged);
        }
    }

    /** One source being settled. */
    private static final class Work {
        private final SourceProfile profile;
        private final HostSettling.SettledHost host;
        private final List<HostKey> needing = new ArrayList<>();
        private final Map<HostKey, SettledZone> zoned = new TreeMap<>();
        private int alignedBase;

        Work(SourceProfile profile, HostSettling.SettledHost host) {
            this.profile = profile;
            this.host = host;
            if (profile.unnamed().needsZone()) {
                needing.add(new HostKey(null));
            }
            profile.hosts().forEach((name, trace) -> {
                if (trace.needsZone()) {
                    needing.add(new HostKey(name));
                }
            });
        }

        HostId hostOf(HostKey key) {
            HostId logged = key.logged();
            return logged == null ? host.host() : logged;
        }
    }

    private Settling(Collection<SourceProfile> profiles, SettleOptions options) {
        List<SourceProfile> sorted = profiles.stream().sorted(Comparator.comparing(SourceProfile::source)).toList();
        HostSettling hosts = new HostSettling(sorted, options);
        for (SourceProfile profile : sorted) {
            works.add(new Work(profile, hosts.settle(profile)));
        }
        this.options = options;
        this.zones = new ZoneSettling(options);
    }

    /** Settles all sources together: they inform each other. */
    public static Settlement settle(Collection<SourceProfile> profiles, SettleOptions options) {
        return new Settling(profiles, options).settle();
    }

    private Settlement settle() {
        for (Work work : works) {
            for (HostKey key : work.needing) {
                SettledZone given = zones.given(work.profile.source(), work.hostOf(key));
                if (given != null) {
                    work.zoned.put(key, given);
                }
            }
        }
        if (options.learn()) {
            infer();
        }
        Map<HostId, HostTrace.Span> dated = dated();
        long latest = dated.values().stream().mapToLong(HostTrace.Span::last).max().orElse(Long.MIN_VALUE);
        Map<SourceId, Settlement.Source> settled = new TreeMap<>();
        for (Work work : works) {
            settled.put(work.profile.source(), source(work, dated, latest));
        }
        return new Settlement(settled, zones, stated());
    }

    /** Aligns what has no zone yet with what has; then lends a host's inferred zone to its sources that align with none. */
    private void infer() {
        Map<Long, List<ZoneSettling.Known>> known = known();
        Map<HostId, SettledZone> lent = new TreeMap<>();
        for (Work work : works) {
            for (HostKey key : work.needing) {
                HostId host = work.hostOf(key);
                ZoneSettling.Aligned aligned = ZoneSettling.align(work.profile, key.logged(), host, known);
                if (aligned == null) {
                    continue;
                }
                work.alignedBase = Math.max(work.alignedBase, aligned.baseYear());
                if (work.zoned.putIfAbsent(key, aligned.zone()) == null) {
                    lent.putIfAbsent(host, aligned.zone());
                }
            }
        }
        for (Work work : works) {
            for (HostKey key : work.needing) {
                SettledZone zone = lent.get(work.hostOf(key));
                if (zone != null) {
                    work.zoned.putIfAbsent(key, new SettledZone(zone.offsets(), SettledZone.Basis.INFERRED,
                            "as inferred for another log of the host"));
                }
            }
        }
    }

    /** Sampled records whose UTC is known without alignment. */
    private Map<Long, List<ZoneSettling.Known>> known() {
        Map<Long, List<ZoneSettling.Known>> known = new TreeMap<>();
        for (Work work : works) {
            work.profile.sample().byHash().forEach((hash, seen) -> {
                if (seen.seen() > 1) {
                    return;
                }
                HostKey key = new HostKey(seen.host());
                SettledZone zone = work.zoned.get(key);
                boolean exact = seen.clock() == Event.Clock.UTC;
                if (exact || seen.clock() == Event.Clock.WALL && zone != null) {
                    long utc = exact || zone == null ? seen.time() : zone.utc(seen.time());
                    known.computeIfAbsent(hash, fresh -> new ArrayList<>())
                            .add(new ZoneSettling.Known(work.profile.source(), work.hostOf(key), utc));
                }
            });
        }
        return known;
    }

    /** Per host, the span of its records that state a year, on a clock near enough to UTC to tell years. */
    private Map<HostId, HostTrace.Span> dated() {
        Map<HostId, HostTrace.Span> dated = new TreeMap<>();
        for (Work work : works) {
            add(dated, work.host.host(), work.profile.unnamed());
            work.profile.hosts().forEach((host, trace) -> add(dated, host, trace));
        }
        return dated;
    }

    private static void add(Map<HostId, HostTrace.Span> dated, HostId host, HostTrace trace) {
        HostTrace.Span span = HostTrace.Span.join(trace.span(Event.Clock.UTC), trace.span(Event.Clock.WALL));
        if (span != null) {
            dated.merge(host, span, (a, b) -> new HostTrace.Span(Math.min(a.first(), b.first()),
                    Math.max(a.last(), b.last())));
        }
    }

    private Settlement.Source source(Work work, Map<HostId, HostTrace.Span> dated, long latest) {
        for (HostKey key : work.needing) {
            work.zoned.putIfAbsent(key, SettledZone.UTC);
        }
        SettledYear year = null;
        HostTrace.Span yearless = work.profile.span(Event.Clock.WALL_YEARLESS);
        if (yearless != null) {
            HostTrace.Span near = null;
            for (HostKey key : work.needing) {
                near = HostTrace.Span.join(near, dated.get(work.hostOf(key)));
            }
            year = YearSettling.settle(work.profile, yearless, options.year(), work.alignedBase, near, latest);
        }
        String yearSentence = year == null ? null : yearSentence(work, year);
        return new Settlement.Source(work.host.host(), work.host.sentence(), work.zoned, year,
                timeSentence(work, yearSentence), yearSentence);
    }

    private static String timeSentence(Work work, @Nullable String year) {
        List<String> parts = new ArrayList<>();
        if (work.profile.span(Event.Clock.UTC) != null) {
            parts.add("zone stated in the records");
        }
        List<String> zoned = work.zoned.values().stream().map(SettledZone::sentence).distinct().toList();
        parts.addAll(zoned.subList(0, Math.min(3, zoned.size())));
        if (zoned.size() > 3) {
            parts.add("and others by host");
        }
        if (year != null) {
            parts.add(year);
        }
        return parts.isEmpty() ? "no record states a time" : String.join("; ", parts);
    }

    private static String yearSentence(Work work, SettledYear year) {
        HostTrace.Span span = work.profile.span(Event.Clock.WALL_YEARLESS);
        int first = year.base() + (span == null ? 0 : WallClock.rollovers(span.first()));
        return "year " + first + " " + year.why();
    }

    private List<HostBinding> stated() {
        Map<Address, Map<HostId, Long>> statements = new TreeMap<>();
        for (Work work : works) {
            count(statements, work.host.host(), work.profile.unnamed());
            work.profile.hosts().forEach((host, trace) -> count(statements, host, trace));
        }
        List<HostBinding> bindings = new ArrayList<>();
        statements.forEach((address, byHost) -> {
            long all = byHost.values().stream().mapToLong(Long::longValue).sum();
            byHost.forEach((host, count) -> {
                double share = count / (double) all;
                if (share >= LEAST_SHARE) {
                    bindings.add(new HostBinding(address, host, HostBinding.Basis.STATED, share,
                            count + " lines of " + host + "'s own sshd state " + address + " as its address"
                                    + (count < all ? ", of " + all + " lines of all hosts" : "")));
                }
            });
        });
        return bindings;
    }

    private static void count(Map<Address, Map<HostId, Long>> statements, HostId host, HostTrace trace) {
        trace.addresses().forEach((address, count) -> statements.computeIfAbsent(address, key -> new TreeMap<>())
                .merge(host, count, Long::sum));
    }
}
