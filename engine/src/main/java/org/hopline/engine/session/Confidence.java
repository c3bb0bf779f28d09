package org.hopline.engine.session;

import java.util.ArrayList;
import java.util.List;

/**
 * How sure a join is, as a sum of named parts. Each part is the chance that it would not be seen were the join wrong;
 * the strength of a candidate is one minus the product of their complements, at most {@link #MOST}. Rivals share: each
 * candidate's part of the odds of all. The result is strength × share × how sure the source host is.
 */
final class Confidence {

    /** A part of a candidate's strength. */
    enum Part {
        CONTAINED(0.60, "the session was open on the source host at that time"), CONTAINED_BY_SKEW(0.40,
                "the session was open on the source host within the allowed clock skew"), END_UNSEEN(0.45,
                        "the session had opened on the source host; no log shows its end"), SAME_KEY(0.60,
                                "the same key opened both sessions"), SAME_CERTIFICATE(0.60,
                                        "the same certificate opened both sessions"), AUDITED_CONNECTION(0.95,
                                                "a connection to the target was recorded inside the session"), EARLIER_CONNECTION(
                                                        0.80,
                                                        "a connection to the target was recorded inside the session, more than 10 s before"), COMMAND_NAMES_TARGET(
                                                                0.80,
                                                                "a command line inside the session names the target"), COMMAND_NAMES_USER(
                                                                        0.30,
                                                                        "that command line names the account"), SAME_USER(
                                                                                0.30,
                                                                                "both sessions are the same account's"), JUST_OPENED(
                                                                                        0.20,
                                                                                        "the session had opened within the 10 s before");

        final double weight;
        final String sentence;

        Part(double weight, String sentence) {
            this.weight = weight;
            this.sentence = sentence;
        }
    }

    /** No join by inference is surer than this. */
    static final double MOST = 0.99;

    private final List<Part> parts = new ArrayList<>(4);
    private double doubt = 1;

    void add(Part part) {
        if (!parts.contains(part)) {
            parts.add(part);
            doubt *= 1 - part.weight;
        }
    }

    boolean has(Part part) {
        return parts.contains(part);
    }

    double strength() {
        return Math.min(MOST, 1 - doubt);
    }

    /** Chance against doubt, before the cap: what tells rivals apart. */
    double odds() {
        return (1 - doubt) / doubt;
    }

    /** The parts' sentences, strongest first. */
    List<String> sentences() {
        return parts.stream().sorted(java.util.Comparator.comparingDouble((Part part) -> -part.weight)
                .thenComparing(part -> part)).map(part -> part.sentence).toList();
    }
}
