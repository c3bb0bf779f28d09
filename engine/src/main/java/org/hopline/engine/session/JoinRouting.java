package org.hopline.engine.session;

import java.util.List;
import org.hopline.engine.identity.IdentityFacts;

/** Which output of the host stations goes to which join, and under which key. */
public final class JoinRouting {

    /** An input and the key it is for. */
    public record Keyed(String key, JoinInput input) {}

    private JoinRouting() {}

    /** Inputs of {@link JoinStation}, keyed by source host. Every opened session is a child under exactly one key. */
    public static List<Keyed> bySourceHost(HostOutput output, IdentityFacts facts) {
        return List.of();
    }

    /** Inputs of {@link PortJoinStation}, keyed by client address and port. */
    public static List<Keyed> byPort(HostOutput output) {
        return List.of();
    }
}
