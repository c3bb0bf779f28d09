package org.hopline.engine.event;

/**
 * An account name as the log writes it, decoded; hostile text until escaped.
 *
 * @param name never empty
 */
public record UserId(String name) implements Comparable<UserId> {

    /** Fails on an empty text: what the log does not name is null, never an empty identifier. */
    public UserId {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("an empty name");
        }
    }

    @Override
    public int compareTo(UserId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
