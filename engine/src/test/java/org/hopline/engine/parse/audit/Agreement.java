package org.hopline.engine.parse.audit;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what agrees with an expected file; every disagreement must be one that the test's list explains. */
final class Agreement {

    private final String corpus;
    private final Map<String, String> explained;
    private final Map<String, Integer> met = new TreeMap<>();
    private final Map<String, String> unexplained = new TreeMap<>();
    private long fields;
    private long agreeing;
    private long records;
    private long agreeingRecords;
    private boolean recordAgrees = true;

    /** @param explained by field (or {@code type/field}), why we differ */
    Agreement(String corpus, Map<String, String> explained) {
        this.corpus = corpus;
        this.explained = explained;
    }

    void field(@Nullable String type, String field, @Nullable Object expected, @Nullable Object ours) {
        fields++;
        if (java.util.Objects.equals(expected, ours)) {
            agreeing++;
            return;
        }
        recordAgrees = false;
        String key = explained.containsKey(type + "/" + field) ? type + "/" + field : field;
        if (explained.containsKey(key)) {
            met.merge(key, 1, Integer::sum);
        } else {
            unexplained.put(type + "/" + field, "expected <" + expected + "> ours <" + ours + ">");
        }
    }

    void record() {
        records++;
        agreeingRecords += recordAgrees ? 1 : 0;
        recordAgrees = true;
    }

    long records() {
        return records;
    }

    long agreeingRecords() {
        return agreeingRecords;
    }

    long fields() {
        return fields;
    }

    long agreeing() {
        return agreeing;
    }

    /** Prints the share and the explained differences; returns the others. */
    Map<String, String> report() {
        System.out.printf(java.util.Locale.ROOT, "audit %s: %d of %d records, %d of %d fields agree%n", corpus,
                agreeingRecords, records, agreeing, fields);
        met.forEach((key, count) -> System.out.println("   differs " + count + "x " + key + ": " + explained.get(key)));
        unexplained.forEach((key, what) -> System.out.println("   UNEXPLAINED " + key + ": " + what));
        return unexplained;
    }
}
