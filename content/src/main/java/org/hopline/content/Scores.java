package org.hopline.content;

/** Splunk's risk scores. */
final class Scores {

    private Scores() {}

    /** Impact × confidence / 100, rounded, 0 to 100; NaN where one is no number. */
    static double of(double impact, double confidence) {
        return Double.isNaN(impact) || Double.isNaN(confidence)
                ? Double.NaN
                : Math.max(0, Math.min(100, Math.rint(impact * confidence / 100)));
    }

    static String print(double score) {
        return score == Math.rint(score) ? Long.toString((long) score) : Double.toString(score);
    }
}
