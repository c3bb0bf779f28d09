package org.hopline.engine.parse;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.TreeMap;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.event.Unparsed;

/** Counts what passes to the sink behind it. */
final class TallySink implements ParseSink {

    private static final Event.Clock[] CLOCKS = Event.Clock.values();

    private final ParseSink sink;
    private final TreeMap<String, Long> reasons = new TreeMap<>();
    private final long[] first = new long[CLOCKS.length];
    private final long[] last = new long[CLOCKS.length];
    private long records;
    private long recordBytes;
    private long understood;
    private long headerOnly;
    private long unparsed;
    private long ignoredBytes;
    private long assembled;

    TallySink(ParseSink sink) {
        this.sink = sink;
        Arrays.fill(first, Long.MAX_VALUE);
        Arrays.fill(last, Long.MIN_VALUE);
    }

    void cut(long bytes) {
        records++;
        recordBytes += bytes;
    }

    void ignored(long bytes, String reason) {
        ignoredBytes += bytes;
        reasons.merge(reason, 1L, Long::sum);
    }

    @Override
    public void understood(Event event) {
        understood++;
        seen(event);
        sink.understood(event);
    }

    @Override
    public void headerOnly(Event event) {
        headerOnly++;
        seen(event);
        sink.headerOnly(event);
    }

    @Override
    public void unparsed(Unparsed record) {
        unparsed++;
        reasons.merge(record.reason(), 1L, Long::sum);
        sink.unparsed(record);
    }

    @Override
    public void assembled(Event event) {
        assembled++;
        sink.assembled(event);
    }

    @Override
    public void noted(String reason) {
        reasons.merge(reason, 1L, Long::sum);
        sink.noted(reason);
    }

    private void seen(Event event) {
        if (event.quality() != TimeQuality.ABSENT) {
            int clock = event.clock().ordinal();
            first[clock] = Math.min(first[clock], event.time());
            last[clock] = Math.max(last[clock], event.time());
        }
    }

    SourceTally numbers() {
        EnumMap<Event.Clock, SourceTally.Span> spans = new EnumMap<>(Event.Clock.class);
        for (Event.Clock clock : CLOCKS) {
            if (first[clock.ordinal()] <= last[clock.ordinal()]) {
                spans.put(clock, new SourceTally.Span(first[clock.ordinal()], last[clock.ordinal()]));
            }
        }
        return new SourceTally(recordBytes + ignoredBytes, records, recordBytes, understood, headerOnly, unparsed,
                ignoredBytes, understood + headerOnly, assembled, reasons, new TreeMap<>(spans));
    }
}
