package org.hopline.engine.event;

/**
 * A raw log entry that supports a statement, and where it stands.
 *
 * @param event identity of the event it was read as; canonical order of evidence
 * @param source the log
 * @param offset of its first byte in the decompressed log, from 0
 * @param line from 1; 0 in binary sources
 * @param raw the entry's bytes, cut at {@link #MOST_RAW} bytes
 */
public record Evidence(EventId event, SourceId source, long offset, long line, Slice raw)
        implements
            Comparable<Evidence> {

    /** Longest raw text kept with a piece of evidence, in bytes; the place still leads to the whole. */
    public static final int MOST_RAW = 16 * 1024;

    private static final java.util.Comparator<Evidence> ORDER = java.util.Comparator.comparing(Evidence::event)
            .thenComparing(Evidence::source).thenComparingLong(Evidence::offset);

    /** Cuts an overlong text. */
    public Evidence {
        raw = raw.length() > MOST_RAW ? raw.part(0, MOST_RAW).detached() : raw.detached();
    }

    @Override
    public int compareTo(Evidence other) {
        return ORDER.compare(this, other);
    }
}
