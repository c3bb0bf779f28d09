package org.hopline.engine.event;

/**
 * A session's identity: a hash of host, client address and port, user and second of acceptance.
 *
 * @param text never empty
 */
public record SessionId(String text) implements Comparable<SessionId> {

    /** Fails on an empty text: what the log does not name is null, never an empty identifier. */
    public SessionId {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("an empty text");
        }
    }

    @Override
    public int compareTo(SessionId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
