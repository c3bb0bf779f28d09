package org.hopline.cli.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Parts of the table that are shown in full on request. */
public enum Section {
    /** Every path, single logons included. */
    PATHS,
    /** Every finding, not only the first. */
    FINDINGS,
    /** Findings that only add risk, and what each risk object has. */
    RISK,
    /** Findings of hunting detections. */
    HUNTING,
    /** Logons. */
    SESSIONS,
    /** Failed attempts, grouped. */
    ATTEMPTS,
    /** Which address is which host, and how that is known. */
    HOSTS,
    /** Detections that could not fire, and why. */
    RULES,
    /** Every source. */
    LEDGER;

    /** Lower-case name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names, for help. */
    public static String words() {
        return Arrays.stream(values()).map(Section::word).collect(Collectors.joining(", ")) + ", all";
    }

    /**
     * The section of this name; all for {@code all}.
     *
     * @throws IllegalArgumentException with a sentence
     */
    public static List<Section> named(String word) {
        if (word.equals("all")) {
            return List.of(values());
        }
        for (Section section : values()) {
            if (section.word().equals(word)) {
                return List.of(section);
            }
        }
        throw new IllegalArgumentException("--show " + word + ": there is no such section. There are " + words() + ".");
    }
}
