package org.hopline.engine.event;

/**
 * A host, by the name its own logs use, else one given by the user, its container, or `unknown:<source>`.
 *
 * @param name never empty
 */
public record HostId(String name) implements Comparable<HostId> {

    /** Fails on an empty text: what the log does not name is null, never an empty identifier. */
    public HostId {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("an empty name");
        }
    }

    @Override
    public int compareTo(HostId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
