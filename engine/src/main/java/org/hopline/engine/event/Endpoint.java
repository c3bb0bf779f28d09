package org.hopline.engine.event;

import java.util.Comparator;

/**
 * One end of a connection.
 *
 * @param address the address as logged
 * @param port 0 to 65535, or {@link #NO_PORT} where the log states none
 */
public record Endpoint(Address address, int port) implements Comparable<Endpoint> {

    /** The port of an endpoint whose log states none. */
    public static final int NO_PORT = -1;

    private static final Comparator<Endpoint> ORDER = Comparator.comparing(Endpoint::address)
            .thenComparingInt(Endpoint::port);

    /** Fails on a port outside -1 to 65535. */
    public Endpoint {
        if (port < NO_PORT || port > 65535) {
            throw new IllegalArgumentException("port " + port);
        }
    }

    /** An endpoint of an address as logged. */
    public static Endpoint of(String address, int port) {
        return new Endpoint(Address.of(address), port);
    }

    /** Whether the log stated a port. */
    public boolean hasPort() {
        return port != NO_PORT;
    }

    @Override
    public int compareTo(Endpoint other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return hasPort() ? address + (address.text().indexOf(':') >= 0 ? " port " : ":") + port : address.text();
    }
}
