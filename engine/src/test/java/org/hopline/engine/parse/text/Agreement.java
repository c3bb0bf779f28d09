package org.hopline.engine.parse.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts how far we and somebody else agree, and keeps every disagreement. */
final class Agreement {

    /** One field of one record that differs. */
    record Difference(String place, String field, String theirs, @Nullable String ours) {
        @Override
        public String toString() {
            return place + " " + field + ": theirs '" + theirs + "', ours '" + ours + "'";
        }
    }

    private final Map<String, int[]> byClass = new TreeMap<>();
    private final List<Difference> differences = new ArrayList<>();

    /** Compares one record: their fields, each with ours. */
    void record(String recordClass, String place, Map<String, String> theirs, Map<String, @Nullable String> ours) {
        int[] counts = byClass.computeIfAbsent(recordClass, name -> new int[4]);
        boolean all = true;
        for (Map.Entry<String, String> entry : theirs.entrySet()) {
            counts[2]++;
            String own = ours.get(entry.getKey());
            if (entry.getValue().equals(own)) {
                counts[3]++;
            } else {
                all = false;
                differences.add(new Difference(place, entry.getKey(), entry.getValue(), own));
            }
        }
        counts[0]++;
        counts[1] += all ? 1 : 0;
    }

    List<Difference> differences() {
        return differences;
    }

    /** Share of the class' records that agree in all fields; 1 where there are none. */
    double share(String recordClass) {
        int[] counts = byClass.getOrDefault(recordClass, new int[4]);
        return counts[0] == 0 ? 1 : counts[1] / (double) counts[0];
    }

    /** The figures, one line per class. */
    String print(String title) {
        StringBuilder out = new StringBuilder(title).append('\n');
        Map<String, int[]> all = new LinkedHashMap<>(byClass);
        all.forEach((name, counts) -> out.append("  ").append(name).append(": ").append(counts[1]).append(" of ")
                .append(counts[0]).append(" records agree, ").append(counts[3]).append(" of ").append(counts[2])
                .append(" fields").append('\n'));
        return out.toString();
    }
}
