package org.hopline.engine.explain;

import java.util.function.Function;
import org.hopline.engine.behaviour.Familiarity;
import org.hopline.engine.event.SessionId;
import org.hopline.engine.session.Path;
import org.jspecify.annotations.Nullable;

/**
 * How much a path deserves a look, 0 to 100, in its first form: a sum of named parts.
 *
 * @param score 0 to 100, a whole number
 * @param why the parts, which sum to the score
 */
public record PathScore(double score, Explanation why) {

    /** From this score on a path is marked {@code ●} in the table: medium and above. */
    public static final double MARKED = 41;

    /** Whether the table marks the path. */
    public boolean marked() {
        return score >= MARKED;
    }

    /** Scores a path. {@code familiarity} gives what was known of each hop's child session, or null. */
    public static PathScore of(Path path, Function<SessionId, @Nullable Familiarity> familiarity) {
        return new PathScore(0, Explanation.leaf(0, "not yet scored"));
    }
}
