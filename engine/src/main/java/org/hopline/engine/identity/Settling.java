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

    private final List<SourceProfile> profiles;
    private final SettleOptions options;
    private final HostSettling hosts;
    private final ZoneSettling zones;
    private final Map<SourceId, Settlement.Source> settled = new TreeMap<>();
    private final Map<SourceId, Map<HostKey, SettledZone>> zoneOf = new TreeMap<>();
    private final Map<SourceId, Integer> alignedBase = new TreeMap<>();

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

    private Settling(Collection<SourceProfile> profiles, SettleOptions options) {
        this.profiles = profiles.stream().sorted(Comparator.comparing(SourceProfile::source)).toList();
        this.options = options;
        this.hosts = new HostSettling(this.profiles, options);
        this.zones = new ZoneSettling(options);
    }

    /** Settles all sources together: they inform each other. */
    public static Settlement settle(Collection<SourceProfile> profiles, SettleOptions options) {
        return new Settling(profiles, options).settle();
    }

    private Settlement settle() {
        Map<SourceId, HostSettling.SettledHost> hostOf = new TreeMap<>();
        for (SourceProfile profile : profiles) {
            hostOf.put(profile.source(), hosts.settle(profile));
        }
        for (SourceProfile profile : profiles) {
            HostId unnamed = hostOf.get(profile.source()).host();
            Map<HostKey, SettledZone> zoned = new TreeMap<>();
            for (HostKey key : needingZone(profile)) {
                SettledZone given = zones.given(profile.source(), key.logged() == null ? unnamed : key.logged());
                if (given != null) {
                    zoned.put(key, given);
                }
            }
            zoneOf.put(profile.source(), zoned);
        }
        if (options.learn()) {
            infer(hostOf);
        }
        Map<HostId, HostTrace.Span> dated = dated(hostOf);
        long latest = dated.values().stream().mapToLong(HostTrace.Span::last).max().orElse(Long.MIN_VALUE);
        for (SourceProfile profile : profiles) {
            settled.put(profile.source(), source(profile, hostOf.get(profile.source()), dated, latest));
        }
        return new Settlement(settled, zones, stated(hostOf));
    }

    private static List<HostKey> needingZone(SourceProfile profile) {
        List<HostKey> keys = new ArrayList<>();
        if (profile.unnamed().needsZone()) {
            keys.add(new HostKey(null));
        }
        profile.hosts().forEach((host, trace) -> {
            if (trace.needsZone()) {
                keys.add(new HostKey(host));
            }
        });
        return keys;
    }

    /** Aligns what has no zone yet with what has; then lends a host's inferred zone to its sources that align with none. */
    private void infer(Map<SourceId, HostSettling.SettledHost> hostOf) {
        Map<Long, List<ZoneSettling.Known>> known = known(hostOf);
        Map<HostId, SettledZone> lent = new TreeMap<>();
        for (SourceProfile profile : profiles) {
            HostId unnamed = hostOf.get(profile.source()).host();
            for (HostKey key : needingZone(profile)) {
                HostId host = key.logged() == null ? unnamed : key.logged();
                ZoneSettling.Aligned aligned = ZoneSettling.align(profile, key.logged(), host, known);
                if (aligned == null) {
                    continue;
                }
                if (aligned.baseYear() != 0) {
                    alignedBase.merge(profile.source(), aligned.baseYear(), Math::max);
                }
                if (zoneOf.get(profile.source()).putIfAbsent(key, aligned.zone()) == null) {
                    lent.putIfAbsent(host, aligned.zone());
                }
            }
        }
        for (SourceProfile profile : profiles) {
            HostId unnamed = hostOf.get(profile.source()).host();
            for (HostKey key : needingZone(profile)) {
                SettledZone zone = lent.get(key.logged() == null ? unnamed : key.logged());
                if (zone != null) {
                    zoneOf.get(profile.source()).putIfAbsent(key, new SettledZone(zone.offsets(),
                            SettledZone.Basis.INFERRED, "as inferred for another log of the host"));
                }
            }
        }
    }

    /** Sampled records whose UTC is known without alignment. */
    private Map<Long, List<ZoneSettling.Known>> known(Map<SourceId, HostSettling.SettledHost> hostOf) {
        Map<Long, List<ZoneSettling.Known>> known = new TreeMap<>();
        for (SourceProfile profile : profiles) {
            HostId unnamed = hostOf.get(profile.source()).host();
            profile.sample().byHash().forEach((hash, seen) -> {
                if (seen.seen() > 1) {
                    return;
                }
                HostId host = seen.host() == null ? unnamed : seen.host();
                SettledZone zone = zoneOf.get(profile.source()).get(new HostKey(seen.host()));
                if (seen.clock() == Event.Clock.UTC || seen.clock() == Event.Clock.WALL && zone != null) {
                    long utc = zone == null || seen.clock() == Event.Clock.UTC ? seen.time() : zone.utc(seen.time());
                    known.computeIfAbsent(hash, key -> new ArrayList<>())
                            .add(new ZoneSettling.Known(profile.source(), host, utc));
                }
            });
        }
        return known;
    }

    /** Per host, the span of its records that state a year, on a clock near enough to UTC to tell years. */
    private Map<HostId, HostTrace.Span> dated(Map<SourceId, HostSettling.SettledHost> hostOf) {
        Map<HostId, HostTrace.Span> dated = new TreeMap<>();
        for (SourceProfile profile : profiles) {
            add(dated, hostOf.get(profile.source()).host(), profile.unnamed());
            profile.hosts().forEach((host, trace) -> add(dated, host, trace));
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

    private Settlement.Source source(SourceProfile profile, HostSettling.SettledHost host,
            Map<HostId, HostTrace.Span> dated, long latest) {
        Map<HostKey, SettledZone> zoned = zoneOf.get(profile.source());
        List<HostKey> needing = needingZone(profile);
        for (HostKey key : needing) {
            zoned.putIfAbsent(key, SettledZone.UTC);
        }
        SettledYear year = null;
        HostTrace.Span yearless = profile.span(Event.Clock.WALL_YEARLESS);
        if (yearless != null) {
            HostTrace.Span near = null;
            for (HostKey key : needing) {
                near = HostTrace.Span.join(near, dated.get(key.logged() == null ? host.host() : key.logged()));
            }
            year = YearSettling.settle(profile, yearless, options.year(),
                    alignedBase.getOrDefault(profile.source(), 0), near, latest);
        }
        return new Settlement.Source(host.host(), host.sentence(), zoned, year, timeSentence(profile, zoned, year));
    }

    private static String timeSentence(SourceProfile profile, Map<HostKey, SettledZone> zoned,
            @Nullable SettledYear year) {
        List<String> parts = new ArrayList<>();
        if (profile.span(Event.Clock.UTC) != null) {
            parts.add("zone stated in the records");
        }
        zoned.values().stream().map(SettledZone::sentence).distinct().limit(3).forEach(parts::add);
        if (zoned.values().stream().map(SettledZone::sentence).distinct().count() > 3) {
            parts.add("and others by host");
        }
        if (year != null) {
            HostTrace.Span span = profile.span(Event.Clock.WALL_YEARLESS);
            int first = year.base() + (span == null ? 0 : WallClock.rollovers(span.first()));
            parts.add("year " + first + " " + year.why());
        }
        return parts.isEmpty() ? "no record states a time" : String.join("; ", parts);
    }

    private List<HostBinding> stated(Map<SourceId, HostSettling.SettledHost> hostOf) {
        Map<Address, Map<HostId, Long>> statements = new TreeMap<>();
        for (SourceProfile profile : profiles) {
            count(statements, hostOf.get(profile.source()).host(), profile.unnamed());
            profile.hosts().forEach((host, trace) -> count(statements, host, trace));
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
