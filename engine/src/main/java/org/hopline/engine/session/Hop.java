package org.hopline.engine.session;

import java.util.Comparator;
import java.util.List;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.HostId;
import org.jspecify.annotations.Nullable;

/**
 * A session and where it came from.
 *
 * @param child the session that was opened
 * @param parent the session on the source host it was opened from; null for a root
 * @param sourceHost the host it came from; null where its address is no known host
 * @param basis how the two were joined
 * @param confidence 0 to 1; 1 for exact joins and for roots
 * @param credentialSwitch whether the child's account is not the parent's
 * @param reasons sentences that say why, strongest first
 * @param evidence log entries behind the join, in canonical order
 */
public record Hop(Session child, @Nullable Session parent, @Nullable HostId sourceHost, Basis basis, double confidence,
        boolean credentialSwitch, List<String> reasons, List<Evidence> evidence) {

    /** How a child session was joined to its parent, strongest first. */
    public enum Basis {
        /** Address and port of a connection that the source host recorded. */
        EXACT_PORT,
        /** An audited connect or exec inside the parent's audit session. */
        AUDIT_SESSION,
        /** Contained in time in a session open on a host whose address is known. */
        CONTAINED,
        /** Contained in time, the source host itself inferred. */
        INFERRED,
        /** No parent: the line begins here. */
        ROOT
    }

    /** By child. */
    public static final Comparator<Hop> ORDER = Comparator.comparing(Hop::child, Session.ORDER);

    /** Keeps its own copies. */
    public Hop {
        reasons = List.copyOf(reasons);
        evidence = evidence.stream().sorted().toList();
    }
}
