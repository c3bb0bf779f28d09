package org.hopline.local;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hopline.connect.Source;
import org.hopline.connect.SourceInput;
import org.hopline.connect.Trouble;
import org.hopline.engine.detect.DetectionSet;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.Unparsed;
import org.hopline.engine.identity.SettleOptions;
import org.hopline.engine.identity.Settling;
import org.hopline.engine.identity.SourceProfile;
import org.hopline.engine.parse.Formats;
import org.hopline.engine.parse.LogFormat;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.Recognition;
import org.hopline.engine.parse.SourceReader;
import org.hopline.engine.parse.SourceTally;
import org.hopline.engine.topology.Picker;
import org.jspecify.annotations.Nullable;

/** Takes one source through the source station: bytes, records, events, picked events. */
final class SourceTask {

    /** From this size on a thread that reads ahead is worth its start. */
    private static final long WORTH_A_THREAD = 4L << 20;
    private static final int HEAD = 64 * 1024;
    private static final long NO_TIME = Long.MIN_VALUE;

    private final ScanRequest request;
    private final DetectionSet detections;
    private final SettleOptions options;
    private final ScanProgress progress;
    private final AtomicBoolean stopped;

    SourceTask(ScanRequest request, DetectionSet detections, SettleOptions options, ScanProgress progress,
            AtomicBoolean stopped) {
        this.request = request;
        this.detections = detections;
        this.options = options;
        this.progress = progress;
        this.stopped = stopped;
    }

    /**
     * What came of a source.
     *
     * @param tally null where no format fits
     * @param size decompressed bytes that were read
     */
    record Read(Source source, SourceProfile profile, Formats.Recognised recognised, @Nullable SourceTally tally,
            Seen seen, long size, @Nullable String sha256, @Nullable String trouble) {}

    Read read(Source source, PickedStore.Log log) {
        String container = source.containerHost();
        Long modified = source.modified();
        SourceProfile profile = new SourceProfile(source.id(), source.folder(),
                container == null ? null : new HostId(container), modified == null ? NO_TIME : modified);
        HostId unnamed = Settling.settle(List.of(profile), options).host(source.id(), null);
        return read(source, profile, log.appender(source.id(), unnamed), Long.MAX_VALUE);
    }

    /** Reads a source again, as far as it was read before, for the events of these hosts as logged. */
    void again(Read before, PickedStore.Log log, Set<@Nullable HostId> only) {
        Source source = before.source();
        read(source, new SourceProfile(source.id(), source.folder(), null, NO_TIME), log.again(source.id(), only),
                before.size());
    }

    private Read read(Source source, SourceProfile profile, PickedStore.Appender appender, long upTo) {
        long size = source.size();
        boolean ahead = request.threads() > 1 && (size < 0 || size >= WORTH_A_THREAD);
        try (SourceInput input = source.open();
                ChunkFeed feed = ChunkFeed.of(input, ahead, source.fileName())) {
            return read(source, profile, appender, upTo, input, feed);
        }
    }

    private Read read(Source source, SourceProfile profile, PickedStore.Appender appender, long upTo,
            SourceInput input, ChunkFeed feed) {
        Seen seen = new Seen();
        Sink sink = new Sink(profile, new Picker(detections, appender::add), seen);
        ChunkFeed.Chunk chunk = feed.next();
        Formats.Recognised recognised = recognise(chunk, source.fileName());
        LogFormat format = recognised.format();
        SourceReader reader = format == null
                ? null
                : new SourceReader(source.id(), format, sink, request.reading().records());
        String trouble = null;
        long size = 0;
        long stored = 0;
        try {
            while (chunk.length() > 0 && size < upTo) {
                if (upTo == Long.MAX_VALUE && stopped()) {
                    trouble = "stopped by the user after " + amount(size);
                    break;
                }
                size += chunk.length();
                if (reader != null) {
                    reader.feed(chunk.bytes(), chunk.length());
                }
                progress.bytesRead(chunk.storedRead() - stored);
                progress.recordsRead(sink.takeRecords());
                stored = chunk.storedRead();
                chunk = feed.next();
            }
            if (reader != null) {
                reader.end();
            }
        } catch (RuntimeException e) {
            // A mistake of ours in one source must not take the others along; it is said, not hidden.
            trouble = "reading stopped at byte " + size + " by a mistake in Hopline: " + e;
        }
        Trouble met = input.trouble();
        if (trouble == null && met != null) {
            trouble = met.sentence();
        }
        return new Read(source, profile, recognised, reader == null ? null : reader.tally(), seen, size,
                input.sha256(), trouble);
    }

    private boolean stopped() {
        if (progress.cancelled()) {
            stopped.set(true);
        }
        return stopped.get();
    }

    private Formats.Recognised recognise(ChunkFeed.Chunk first, String fileName) {
        String wanted = request.reading().format();
        if (wanted != null) {
            LogFormat format = Formats.named(wanted);
            return format == null
                    ? new Formats.Recognised(null, new Recognition(0, "no format is called " + wanted))
                    : new Formats.Recognised(format, new Recognition(1, "given by the user"));
        }
        return Formats.recognise(Slice.of(first.bytes(), 0, Math.min(HEAD, first.length())), fileName);
    }

    /** Hands every event to whoever must see it. */
    private static final class Sink implements ParseSink {
        private final SourceProfile profile;
        private final Picker picker;
        private final Seen seen;
        private long records;

        Sink(SourceProfile profile, Picker picker, Seen seen) {
            this.profile = profile;
            this.picker = picker;
            this.seen = seen;
        }

        long takeRecords() {
            long taken = records;
            records = 0;
            return taken;
        }

        @Override
        public void understood(Event event) {
            records++;
            event(event);
        }

        @Override
        public void headerOnly(Event event) {
            records++;
            event(event);
        }

        @Override
        public void assembled(Event event) {
            event(event);
        }

        @Override
        public void unparsed(Unparsed record) {
            records++;
        }

        private void event(Event event) {
            seen.event(event);
            profile.observe(event);
            picker.event(event);
        }
    }

    /** {@code 999 bytes}, {@code 3.4 kB}, {@code 3.4 MB}. */
    private static String amount(long bytes) {
        return bytes < 1000
                ? bytes + " bytes"
                : String.format(Locale.ROOT, "%.1f %s", bytes < 1_000_000 ? bytes / 1e3 : bytes / 1e6,
                        bytes < 1_000_000 ? "kB" : "MB");
    }
}
