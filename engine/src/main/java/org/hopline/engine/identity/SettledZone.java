package org.hopline.engine.identity;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.hopline.engine.event.TimeQuality;
import org.jspecify.annotations.Nullable;

/**
 * The zone of one host's zoneless records in one source.
 *
 * @param offsets the zone from each wall-clock time on; before the first, the first
 * @param basis how it is known
 * @param why the rest of a sentence that begins with the zone's name
 */
record SettledZone(NavigableMap<Long, ZoneId> offsets, Basis basis, String why) {

    /** How a zone is known, best first. */
    enum Basis {
        GIVEN, INFERRED, ASSUMED
    }

    static final SettledZone UTC = of(ZoneOffset.UTC, Basis.ASSUMED, "assumed: none is stated, given or inferred");

    static SettledZone of(ZoneId zone, Basis basis, String why) {
        TreeMap<Long, ZoneId> offsets = new TreeMap<>();
        offsets.put(Long.MIN_VALUE, zone);
        return new SettledZone(offsets, basis, why);
    }

    long utc(long wall) {
        Map.Entry<Long, ZoneId> at = offsets.floorEntry(wall);
        return WallClock.utc(wall, (at == null ? offsets.firstEntry() : at).getValue());
    }

    TimeQuality quality(@Nullable SettledYear year) {
        boolean inferredYear = year != null && year.inferred();
        return switch (basis) {
            case GIVEN -> inferredYear ? TimeQuality.YEAR_INFERRED : TimeQuality.ZONE_GIVEN;
            case INFERRED -> inferredYear ? TimeQuality.YEAR_INFERRED : TimeQuality.ZONE_INFERRED;
            case ASSUMED -> inferredYear ? TimeQuality.ZONE_ASSUMED_YEAR_INFERRED : TimeQuality.ZONE_ASSUMED;
        };
    }

    String sentence() {
        StringBuilder names = new StringBuilder();
        ZoneId before = null;
        for (ZoneId zone : offsets.values()) {
            if (!zone.equals(before)) {
                names.append(names.isEmpty() ? "" : ", then ").append(name(zone));
            }
            before = zone;
        }
        return names + " " + why;
    }

    private static String name(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }
}
