package org.hopline.engine.event;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of one source's bytes. The law, checked in every test: {@code records = understood + headerOnly +
 * unparsed}, and the bytes of records plus {@code ignoredBytes} are all bytes of the decompressed source.
 *
 * @param source the log
 * @param format the recognised format, or null where none was
 * @param confidence 0 to 1
 * @param reason why this format, one sentence
 * @param hosts how the host of its records was settled, one sentence
 * @param timezone how its zone and year were settled, one sentence
 * @param size decompressed bytes read
 * @param sha256 of the decompressed bytes, lower-case hex; null with {@code --no-hash}
 * @param first time of the earliest record, nanoseconds since the epoch; null without records
 * @param last time of the latest record
 * @param records entries cut from the bytes
 * @param recordBytes bytes that lie in records, terminators included
 * @param understood records whose message a parser of ours understood
 * @param headerOnly records of a known format whose program or type has no parser of ours
 * @param unparsed records that fit no form
 * @param ignoredBytes file headers, blank lines, trailers
 * @param recordEvents events of view record
 * @param assembledEvents events of view assembled
 * @param duplicates happenings already told by another source
 * @param late records behind the watermark
 * @param sameAs the source of equal bytes that was read instead; null where this one was read
 * @param reasons unparsed records and ignored stretches by reason
 * @param trouble what went wrong while reading (truncated, no permission …); null where nothing did
 */
public record SourceLedger(SourceId source, @Nullable String format, double confidence, String reason, String hosts,
        String timezone, long size, @Nullable String sha256, @Nullable Long first, @Nullable Long last, long records,
        long recordBytes, long understood, long headerOnly, long unparsed, long ignoredBytes, long recordEvents,
        long assembledEvents, long duplicates, long late, @Nullable SourceId sameAs, SortedMap<String, Long> reasons,
        @Nullable String trouble) {

    /** Keeps its own copy of the reasons. */
    public SourceLedger {
        reasons = new TreeMap<>(reasons);
    }

    /** Whether the counts obey the ledger's law. */
    public boolean lawful() {
        return records == understood + headerOnly + unparsed && recordBytes + ignoredBytes == size;
    }

    /** A ledger of a source of which nothing was read, with the reason. */
    public static SourceLedger unread(SourceId source, String trouble) {
        return new SourceLedger(source, null, 0, "not read", "", "", 0, null, null, null, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                null, new TreeMap<>(Map.of()), trouble);
    }
}
