package org.hopline.engine.explain;

import java.util.List;
import org.hopline.engine.behaviour.Familiarity;
import org.hopline.engine.detect.Finding;
import org.hopline.engine.event.Event;
import org.hopline.engine.session.Hop;
import org.jspecify.annotations.Nullable;

/** Explanation trees of what Hopline says. Texts may hold log data: they are escaped where they are shown. */
public final class Explanations {

    private Explanations() {}

    /** Why a finding has its score: its reasons, which sum to it, then its notes and its evidence. */
    public static Explanation of(Finding finding) {
        return Explanation.leaf(finding.score(), finding.message());
    }

    /** How a hop is known, and how usual it was; {@code familiarity} null where nobody knows. */
    public static Explanation of(Hop hop, @Nullable Familiarity familiarity) {
        return Explanation.leaf(0, String.join("; ", hop.reasons()));
    }

    /** What an event says: time with its quality, host, kind in words, fields; for {@code explain line}. */
    public static Explanation of(Event event) {
        return Explanation.leaf(0, event.kind().getClass().getSimpleName());
    }

    /** Sentences of why a hop is unusual for its account, most telling first; empty where it is usual or unknown. */
    public static List<String> unusual(Hop hop, @Nullable Familiarity familiarity) {
        return List.of();
    }
}
