package org.hopline.engine.session;

import java.util.Comparator;
import java.util.List;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * One possible origin of a session, as a join proposes it; {@link PathBuilder} keeps one per child and makes the
 * {@link Hop} of it.
 *
 * @param child the session that was opened
 * @param parent the session it may have been opened from; null where the line begins with the child
 * @param sourceHost the host it came from; null where its address is no known host
 * @param basis how the two were joined
 * @param confidence 0 to 1, see the package's model
 * @param reasons sentences that say why, strongest first
 * @param evidence log entries behind the join, in canonical order
 */
public record HopCandidate(SessionId child, @Nullable SessionId parent, @Nullable HostId sourceHost, Hop.Basis basis,
        double confidence, List<String> reasons, List<Evidence> evidence) {

    /**
     * Best first: exact before all others, any parent before none, then the more confident, ties by parent. The order
     * does not depend on which join spoke first.
     */
    public static final Comparator<HopCandidate> BEST_FIRST = Comparator
            .comparing((HopCandidate candidate) -> candidate.basis() != Hop.Basis.EXACT_PORT)
            .thenComparing(candidate -> candidate.parent() == null)
            .thenComparing(Comparator.comparingDouble(HopCandidate::confidence).reversed())
            .thenComparing(HopCandidate::parent, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(HopCandidate::sourceHost, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(HopCandidate::basis);

    /** Keeps its own copies; fails on a confidence outside 0 to 1. */
    public HopCandidate {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence " + confidence);
        }
        reasons = List.copyOf(reasons);
        evidence = evidence.stream().sorted().toList();
    }
}
