package org.hopline.engine.session;

import org.hopline.engine.identity.HostBinding;
import org.jspecify.annotations.Nullable;

/** What the joins take; {@link JoinRouting} makes it of the host stations' output and says under which key. */
public sealed interface JoinInput {

    /** A session of the source host itself, at its opening and again at its close: a possible parent. */
    record Parent(Session session, boolean closed) implements JoinInput {}

    /**
     * A session just opened somewhere, whose client address belongs to the source host.
     *
     * @param source how its client address was tied to the source host; null where it is no known host
     */
    record Child(Session session, @Nullable HostBinding source) implements JoinInput {}

    /** The source host connected out. */
    record Outgoing(OutgoingConnection connection) implements JoinInput {}
}
