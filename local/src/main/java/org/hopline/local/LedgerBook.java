package org.hopline.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hopline.connect.Inventory;
import org.hopline.connect.Trouble;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.SourceLedger;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.identity.Settlement;
import org.hopline.engine.parse.SourceTally;
import org.hopline.engine.wire.RunLedger;
import org.jspecify.annotations.Nullable;

/** Makes the ledger of every source that was read, found equal to another, or could not be read. */
final class LedgerBook {

    private static final Comparator<RunLedger.Source> BY_PATH = Comparator
            .comparing((RunLedger.Source source) -> source.ledger().source());

    private LedgerBook() {}

    static List<RunLedger.Source> of(Inventory inventory, List<SourceTask.Read> reads, Settlement settlement,
            SortedMap<SourceId, Long> duplicates) {
        List<RunLedger.Source> all = new ArrayList<>();
        SortedMap<SourceId, String> troubles = new TreeMap<>();
        for (Trouble trouble : inventory.troubles()) {
            troubles.merge(trouble.source(), trouble.sentence(), (a, b) -> a + "; " + b);
        }
        for (SourceTask.Read read : reads) {
            String found = troubles.remove(read.source().id());
            all.add(new RunLedger.Source(
                    ledger(read, settlement, duplicates.getOrDefault(read.source().id(), 0L), found),
                    read.source().modified()));
        }
        for (Inventory.Copy copy : inventory.copies()) {
            String found = troubles.remove(copy.source().id());
            all.add(new RunLedger.Source(copy(copy, found), copy.source().modified()));
        }
        troubles.forEach((source, trouble) -> all
                .add(new RunLedger.Source(SourceLedger.unread(source, trouble), null)));
        all.sort(BY_PATH);
        return all;
    }

    private static SourceLedger copy(Inventory.Copy copy, @Nullable String trouble) {
        long size = Math.max(copy.size(), 0);
        return new SourceLedger(copy.source().id(), null, 0, "equal to a source that is read", "", "", size,
                copy.sha256(), null, null, 0, 0, 0, 0, 0, size, 0, 0, 0, 0, copy.sameAs(),
                new TreeMap<>(Map.of("equal to a source that is read", 1L)), trouble);
    }

    private static SourceLedger ledger(SourceTask.Read read, Settlement settlement, long duplicates,
            @Nullable String found) {
        SourceId source = read.source().id();
        SourceTally tally = read.tally();
        String trouble = found == null
                ? read.trouble()
                : read.trouble() == null ? found : found + "; " + read.trouble();
        String reason = read.recognised().recognition().reason();
        double confidence = read.recognised().recognition().confidence();
        if (tally == null) {
            SortedMap<String, Long> reasons = new TreeMap<>();
            if (read.size() > 0) {
                reasons.put(reason, 1L);
            }
            return new SourceLedger(source, null, confidence, reason, "", "", read.size(), read.sha256(), null, null,
                    0, 0, 0, 0, 0, read.size(), 0, 0, 0, 0, null, reasons, trouble);
        }
        var format = java.util.Objects.requireNonNull(read.recognised().format());
        Times times = Times.of(tally, source, settlement);
        // Where a mistake of ours ended the reading, what was not parsed any more is unparsed, not missing.
        long unparsed = tally.records() - tally.understood() - tally.headerOnly();
        long ignored = read.size() - tally.recordBytes();
        return new SourceLedger(source, format.name(), confidence, reason, settlement.hostSentence(source),
                settlement.timeSentence(source), read.size(), read.sha256(), times.first(), times.last(),
                tally.records(), tally.recordBytes(), tally.understood(), tally.headerOnly(), unparsed, ignored,
                tally.recordEvents(), tally.assembledEvents(), duplicates, 0, null, tally.reasons(), trouble);
    }

    /** Earliest and latest record, settled. */
    record Times(@Nullable Long first, @Nullable Long last) {

        static Times of(SourceTally tally, SourceId source, Settlement settlement) {
            Long first = null;
            Long last = null;
            for (Map.Entry<Event.Clock, SourceTally.Span> span : tally.spans().entrySet()) {
                var from = settlement.time(source, null, span.getValue().first(), TimeQuality.EXACT, span.getKey());
                var to = settlement.time(source, null, span.getValue().last(), TimeQuality.EXACT, span.getKey());
                first = first == null ? from.time() : Math.min(first, from.time());
                last = last == null ? to.time() : Math.max(last, to.time());
            }
            return new Times(first, last);
        }
    }
}
