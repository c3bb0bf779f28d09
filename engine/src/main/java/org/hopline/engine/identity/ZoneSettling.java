package org.hopline.engine.identity;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.SourceId;
import org.jspecify.annotations.Nullable;

/**
 * Zones: by the user's rules, the asset file, or alignment. Alignment takes records of one host that two sources tell in
 * the same words, each once: the wall clock of one less the UTC of the other is the offset. Offsets are multiples of 15
 * minutes; a pair that lies more than 3 s off one is no pair. At least {@link #LEAST_PAIRS} pairs must agree.
 */
final class ZoneSettling {

    static final int LEAST_PAIRS = 2;
    private static final long SECOND = 1_000_000_000L;
    private static final long QUARTER = 900 * SECOND;
    private static final long MOST_OFFSET = 14 * 3600 * SECOND;
    private static final long SLACK = 3 * SECOND;

    private final SettleOptions options;

    ZoneSettling(SettleOptions options) {
        this.options = options;
    }

    /** A record whose UTC is known, and of which source it is. */
    record Known(SourceId source, HostId host, long utc) {}

    /** What alignment showed: a zone, and for yearless sources the base year. */
    record Aligned(SettledZone zone, int baseYear) {}

    /** The zone that the user gave, or null. */
    @Nullable
    SettledZone given(SourceId source, HostId host) {
        for (ZoneRule rule : options.zones()) {
            Glob pattern = rule.pattern();
            if (pattern != null && (pattern.fits(host.name()) || pattern.fitsPath(source.path()))) {
                return SettledZone.of(rule.zone(), SettledZone.Basis.GIVEN, "given by --tz");
            }
        }
        for (ZoneRule rule : options.zones()) {
            if (rule.pattern() == null) {
                return SettledZone.of(rule.zone(), SettledZone.Basis.GIVEN, "given by --tz");
            }
        }
        for (Asset asset : options.assets()) {
            String timezone = asset.timezone();
            if (timezone != null && isOf(asset, host)) {
                try {
                    return SettledZone.of(ZoneId.of(timezone), SettledZone.Basis.GIVEN,
                            "given by the asset file (" + asset.place() + ")");
                } catch (DateTimeException unknownZone) {
                    // The loader of assets reports it; a zone that nobody knows is none.
                    return null;
                }
            }
        }
        return null;
    }

    private static boolean isOf(Asset asset, HostId host) {
        return asset.host().equals(host)
                || asset.aliases().stream().anyMatch(alias -> alias.text().equalsIgnoreCase(host.name()));
    }

    /** The zone that identical records show, or null where too few agree. */
    static @Nullable Aligned align(SourceProfile profile, @Nullable HostId logged, HostId host,
            Map<Long, List<Known>> known) {
        List<Pair> pairs = new ArrayList<>();
        for (Map.Entry<Long, RecordSample.Seen> entry : profile.sample().byHash().entrySet()) {
            RecordSample.Seen seen = entry.getValue();
            if (seen.seen() > 1 || seen.clock() == Event.Clock.UTC
                    || !java.util.Objects.equals(seen.host(), logged)) {
                continue;
            }
            for (Known other : known.getOrDefault(entry.getKey(), List.of())) {
                Pair pair = other.host().equals(host) && !other.source().equals(profile.source())
                        ? pair(seen, other)
                        : null;
                if (pair != null) {
                    pairs.add(pair);
                    break;
                }
            }
        }
        return aligned(pairs);
    }

    /** @param year the base year that the pair shows; 0 for a dated clock */
    private record Pair(long wall, long offset, int year, SourceId with) {}

    private static @Nullable Pair pair(RecordSample.Seen seen, Known other) {
        if (seen.clock() == Event.Clock.WALL) {
            return pair(seen.time(), other, 0);
        }
        int year = WallClock.year(other.utc()) - WallClock.rollovers(seen.time());
        for (int base = year - 1; base <= year + 1; base++) {
            Pair pair = pair(WallClock.dated(seen.time(), base), other, base);
            if (pair != null) {
                return pair;
            }
        }
        return null;
    }

    private static @Nullable Pair pair(long wall, Known other, int year) {
        long difference = wall - other.utc();
        if (Math.abs(difference) > MOST_OFFSET + SLACK) {
            return null;
        }
        long offset = Math.floorDiv(difference + QUARTER / 2, QUARTER) * QUARTER;
        return Math.abs(difference - offset) > SLACK ? null : new Pair(wall, offset, year, other.source());
    }

    private static @Nullable Aligned aligned(Collection<Pair> pairs) {
        Map<Long, Integer> votes = new TreeMap<>();
        Map<Integer, Integer> years = new TreeMap<>();
        Map<SourceId, Integer> sources = new TreeMap<>();
        for (Pair pair : pairs) {
            votes.merge(pair.offset(), 1, Integer::sum);
            years.merge(pair.year(), 1, Integer::sum);
        }
        TreeMap<Long, ZoneId> offsets = new TreeMap<>();
        int agreeing = 0;
        for (Pair pair : pairs) {
            int count = votes.getOrDefault(pair.offset(), 0);
            // An offset that only one pair in many shows is chance; two offsets are summer and winter.
            if (count >= LEAST_PAIRS && count * 20 >= pairs.size()) {
                offsets.put(pair.wall(), ZoneOffset.ofTotalSeconds((int) (pair.offset() / SECOND)));
                sources.merge(pair.with(), 1, Integer::sum);
                agreeing++;
            }
        }
        if (offsets.isEmpty()) {
            return null;
        }
        int year = years.entrySet().stream().max(Map.Entry.<Integer, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey())).orElseThrow().getKey();
        String why = "inferred from " + agreeing + " records that " + names(sources) + " tells in the same words";
        return new Aligned(new SettledZone(merged(offsets), SettledZone.Basis.INFERRED, why), year);
    }

    private static TreeMap<Long, ZoneId> merged(TreeMap<Long, ZoneId> offsets) {
        TreeMap<Long, ZoneId> steps = new TreeMap<>();
        ZoneId before = null;
        for (Map.Entry<Long, ZoneId> entry : offsets.entrySet()) {
            if (!entry.getValue().equals(before)) {
                steps.put(entry.getKey(), entry.getValue());
            }
            before = entry.getValue();
        }
        return steps;
    }

    private static String names(Map<SourceId, Integer> sources) {
        SourceId most = sources.entrySet().stream()
                .max(Map.Entry.<SourceId, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(java.util.Comparator.reverseOrder())))
                .orElseThrow().getKey();
        return most.path();
    }
}
