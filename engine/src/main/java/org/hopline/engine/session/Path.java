package org.hopline.engine.session;

import java.util.Comparator;
import java.util.List;
import org.hopline.engine.event.SessionId;

/**
 * A time-respecting line of hops: each hop's parent session is the child session of the hop before it.
 *
 * @param hops at least one, the root first
 */
public record Path(List<Hop> hops) {

    /** By first hop, longer first, then by last hop. */
    public static final Comparator<Path> ORDER = Comparator.comparing((Path path) -> path.hops().getFirst(), Hop.ORDER)
            .thenComparing(Comparator.comparingInt((Path path) -> path.hops().size()).reversed())
            .thenComparing(path -> path.hops().getLast(), Hop.ORDER);

    /** Keeps its own copy; fails on an empty line. */
    public Path {
        hops = List.copyOf(hops);
        if (hops.isEmpty()) {
            throw new IllegalArgumentException("a path without a hop");
        }
    }

    /** The path's identity: the session its last hop opened; its first hop names the line it belongs to. */
    public SessionId id() {
        return hops.getLast().child().id();
    }

    /** Product of the hops' confidences. */
    public double confidence() {
        double product = 1;
        for (Hop hop : hops) {
            product *= hop.confidence();
        }
        return product;
    }

    /** Whether some hop changes the account. */
    public boolean switchesCredential() {
        return hops.stream().anyMatch(Hop::credentialSwitch);
    }
}
