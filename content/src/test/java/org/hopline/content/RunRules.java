package org.hopline.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hopline.engine.detect.Detection;
import org.hopline.engine.detect.DetectionSet;
import org.hopline.engine.detect.Finding;
import org.hopline.engine.detect.WindowOutput;
import org.hopline.engine.detect.WindowStation;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.EventId;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.Happening;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Pick;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.Unparsed;
import org.hopline.engine.flow.StateKey;
import org.hopline.engine.flow.StationContext;
import org.hopline.engine.parse.Formats;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.ReadLimits;
import org.hopline.engine.parse.SourceReader;
import org.jspecify.annotations.Nullable;

/** Reads a log with the real parsers, matches, runs the windows: what a scan does of detections, for one source. */
final class RunRules {

    private RunRules() {}

    static List<Finding> over(List<Detection> detections, Path log) throws IOException {
        DetectionSet set = DetectionSet.of(detections);
        List<Event> events = read(log);
        List<Finding> findings = new ArrayList<>();
        for (Detection detection : set.detections()) {
            OneDetection context = new OneDetection(detection.key());
            WindowStation station = new WindowStation(set, WindowStation.DEFAULT_BOUND);
            List<Happening> happenings = new ArrayList<>();
            for (int i = 0; i < events.size(); i++) {
                Event event = events.get(i);
                List<Pick> picks = set.match(event);
                if (picks.stream().anyMatch(pick -> pick.detection().equals(detection.key()))) {
                    happenings.add(happening(event, i, picks));
                }
            }
            happenings.sort(Happening.ORDER);
            for (Happening happening : happenings) {
                context.fireUntil(happening.time() - 1, station, findings);
                station.process(happening, context, (output, time) -> add(output, findings));
            }
            context.fireUntil(Long.MAX_VALUE, station, findings);
        }
        findings.sort(Finding.ORDER);
        return findings;
    }

    private static void add(WindowOutput output, List<Finding> findings) {
        if (output instanceof WindowOutput.Found(Finding finding)) {
            findings.add(finding);
        }
    }

    private static Happening happening(Event event, int index, List<Pick> picks) {
        List<Evidence> evidence = new ArrayList<>();
        for (LogRecord record : event.records()) {
            evidence.add(new Evidence(new EventId(0, index), record.source(), record.offset(), record.line(),
                    record.bytes()));
        }
        HostId host = event.host() == null ? new HostId("fcvm01") : event.host();
        return new Happening(new EventId(0, index), event.time(), event.quality(), host, event.kind(), evidence,
                picks, null);
    }

    static List<Event> read(Path log) throws IOException {
        byte[] bytes = Files.readAllBytes(log);
        Slice head = Slice.of(bytes, 0, Math.min(bytes.length, 1 << 16));
        Formats.Recognised recognised = Formats.recognise(head, log.getFileName().toString());
        List<Event> events = new ArrayList<>();
        SourceReader reader = new SourceReader(new SourceId(log.toString()),
                java.util.Objects.requireNonNull(recognised.format()), new ParseSink() {
                    @Override
                    public void understood(Event event) {
                        events.add(event);
                    }

                    @Override
                    public void headerOnly(Event event) {
                        events.add(event);
                    }

                    @Override
                    public void unparsed(Unparsed record) {}

                    @Override
                    public void assembled(Event event) {
                        events.add(event);
                    }
                }, ReadLimits.DEFAULT);
        reader.feed(bytes, bytes.length);
        reader.end();
        return events;
    }

    /** State and timers of one detection. */
    private static final class OneDetection implements StationContext {
        private final String key;
        private final Map<String, Object> states = new HashMap<>();
        private final TreeSet<Long> timers = new TreeSet<>();

        OneDetection(String key) {
            this.key = key;
        }

        void fireUntil(long time, WindowStation station, List<Finding> findings) {
            while (!timers.isEmpty() && timers.first() <= time) {
                Long timer = timers.pollFirst();
                if (timer != null) {
                    station.onTimer(timer, this, (output, at) -> add(output, findings));
                }
            }
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public long eventTime() {
            return 0;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> @Nullable T get(StateKey<T> state) {
            return (T) states.get(state.name());
        }

        @Override
        public <T> void put(StateKey<T> state, T value) {
            states.put(state.name(), value);
        }

        @Override
        public void remove(StateKey<?> state) {
            states.remove(state.name());
        }

        @Override
        public void setTimer(long eventTime) {
            timers.add(eventTime);
        }

        @Override
        public <F> F facts(Class<F> type) {
            throw new IllegalArgumentException("no facts");
        }
    }
}
