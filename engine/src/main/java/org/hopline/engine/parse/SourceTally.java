package org.hopline.engine.parse;

import java.util.SortedMap;
import java.util.TreeMap;
import org.hopline.engine.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * What became of one source's bytes: the numbers of its ledger. The law holds at any moment between two calls of the
 * reader: {@code records = understood + headerOnly + unparsed}, and record bytes, ignored bytes and the bytes still
 * held back for their end are all bytes fed; after the end nothing is held back.
 *
 * @param bytes decompressed bytes cut so far
 * @param records entries cut
 * @param recordBytes their bytes, terminators included
 * @param understood records whose message was understood
 * @param headerOnly records of a known header without a parser for what it carries
 * @param unparsed records that fit no form
 * @param ignoredBytes bytes that are no record
 * @param recordEvents events of view record
 * @param assembledEvents events of view assembled
 * @param reasons unparsed records, ignored stretches and remarks on events by reason
 * @param spans per clock, the earliest and latest time of a record; the clocks not met are left out
 */
public record SourceTally(long bytes, long records, long recordBytes, long understood, long headerOnly, long unparsed,
        long ignoredBytes, long recordEvents, long assembledEvents, SortedMap<String, Long> reasons,
        SortedMap<Event.Clock, Span> spans) {

    /**
     * Earliest and latest.
     *
     * @param first nanoseconds as {@link Event#time()}
     * @param last the same
     */
    public record Span(long first, long last) {}

    /** Keeps its own copies. */
    public SourceTally {
        reasons = new TreeMap<>(reasons);
        spans = new TreeMap<>(spans);
    }

    /** The span of one clock, or null where no record has it. */
    public @Nullable Span span(Event.Clock clock) {
        return spans.get(clock);
    }

    /** Whether the numbers obey the ledger's law. */
    public boolean lawful() {
        return records == understood + headerOnly + unparsed && recordBytes + ignoredBytes == bytes;
    }
}
