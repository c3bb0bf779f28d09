package org.hopline.engine.event;

/**
 * One log as it was found: the path as given, with `!member` parts for archives.
 *
 * @param path never empty
 */
public record SourceId(String path) implements Comparable<SourceId> {

    /** Fails on an empty text: what the log does not name is null, never an empty identifier. */
    public SourceId {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("an empty path");
        }
    }

    @Override
    public int compareTo(SourceId other) {
        return path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return path;
    }
}
