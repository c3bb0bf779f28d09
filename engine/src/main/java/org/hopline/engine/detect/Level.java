package org.hopline.engine.detect;

/** Sigma's levels, and the scores of 0 to 100 they stand for ({@code docs/reference/levels.md}). */
public enum Level {
    /** 0–20. */
    INFORMATIONAL(20),
    /** 21–40. */
    LOW(40),
    /** 41–60. */
    MEDIUM(60),
    /** 61–80. */
    HIGH(80),
    /** 81–100. */
    CRITICAL(100);

    private final int highest;

    Level(int highest) {
        this.highest = highest;
    }

    /** The highest score of this level. */
    public int highest() {
        return highest;
    }

    /** The level of a score; below 0 informational, above 100 critical. */
    public static Level of(double score) {
        for (Level level : values()) {
            if (score <= level.highest) {
                return level;
            }
        }
        return CRITICAL;
    }

    /** Lower-case name, as Sigma writes it. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
