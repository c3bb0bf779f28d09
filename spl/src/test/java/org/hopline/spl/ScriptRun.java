package org.hopline.spl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hopline.engine.detect.Annotations;
import org.hopline.engine.detect.Detection;
import org.hopline.engine.detect.DetectionInfo;
import org.hopline.engine.detect.DetectionKind;
import org.hopline.engine.detect.DetectionSet;
import org.hopline.engine.detect.DetectionType;
import org.hopline.engine.detect.FieldRef;
import org.hopline.engine.detect.Finding;
import org.hopline.engine.detect.FindingTemplate;
import org.hopline.engine.detect.Predicate;
import org.hopline.engine.detect.Scope;
import org.hopline.engine.detect.Window;
import org.hopline.engine.detect.WindowOutput;
import org.hopline.engine.detect.WindowStation;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.EventId;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.FieldTable;
import org.hopline.engine.event.FieldValue;
import org.hopline.engine.event.Form;
import org.hopline.engine.event.Happening;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.event.Value;
import org.hopline.engine.event.View;
import org.hopline.engine.flow.StateKey;
import org.hopline.engine.flow.StationContext;
import org.jspecify.annotations.Nullable;

/** Runs a compiled search over the events of a script: lines of {@code name=value name="value"}. */
final class ScriptRun {

    private static final Pattern PAIR = Pattern.compile("([^\\s=]+)=(?:\"([^\"]*)\"|(\\S*))");

    private ScriptRun() {}

    /** A model whose fields are the script's own, and one field that nothing fills. */
    static final Vocabulary VOCABULARY = new Vocabulary() {
        @Override
        public @Nullable ModelNode node(String name) {
            if (!name.equals("Endpoint.Processes")) {
                return null;
            }
            SortedMap<String, FieldRef> fields = new TreeMap<>();
            for (String field : List.of("dest", "user", "process", "process_name", "process_id", "process_hash",
                    "parent_process_name")) {
                fields.put(field, new FieldRef.Source(FieldName.of(field), Form.DECODED));
            }
            return new ModelNode(name, "Processes", new Scope(name, View.RECORD, new TreeSet<>(), new TreeSet<>()),
                    new Predicate.True(), fields,
                    new TreeMap<>(Map.of("dest_category", "it comes from an asset list.")),
                    new TreeMap<>(Map.of("CommandLine", "process")));
        }

        @Override
        public SortedSet<String> nodeNames() {
            return new TreeSet<>(List.of("Endpoint.Processes"));
        }
    };

    static List<List<String>> table(CompiledSearch compiled, List<String> events) {
        Detection detection = new Detection(
                new DetectionInfo("d", "1", "t", "", DetectionKind.SPL, DetectionType.TTP, "", 0, null,
                        Annotations.NONE, List.of(), "", List.of(), List.of(), List.of(), ""),
                compiled.inputs(), compiled.stages(), new Window.Whole(),
                new FindingTemplate("", List.of(), List.of(), List.of()));
        DetectionSet set = DetectionSet.of(List.of(detection));
        WindowStation station = new WindowStation(set, 1000);
        Memory memory = new Memory();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            Happening happening = happening(set, events.get(i), i);
            if (!happening.picks().isEmpty()) {
                station.process(happening, memory, (output, time) -> {});
            }
        }
        station.onTimer(Long.MAX_VALUE, memory, (output, time) -> {
            if (output instanceof WindowOutput.Found(Finding finding)) {
                findings.add(finding);
            }
        });
        List<String> lines = new ArrayList<>();
        lines.add(String.join("|", compiled.columns()));
        for (Finding finding : findings) {
            List<String> cells = new ArrayList<>();
            for (String column : compiled.columns()) {
                FieldValue value = finding.fields().get(column);
                cells.add(value == null ? "" : value.print().replace("\n", ","));
            }
            lines.add(String.join("|", cells));
        }
        return findings.isEmpty() ? List.of() : Script.table(lines);
    }

    private static Happening happening(DetectionSet set, String line, int index) {
        FieldTable.Builder fields = FieldTable.builder();
        double time = index;
        Matcher pairs = PAIR.matcher(line);
        while (pairs.find()) {
            String value = pairs.group(2) != null ? pairs.group(2) : pairs.group(3);
            if (pairs.group(1).equals("_time")) {
                time = Double.parseDouble(value);
            } else {
                fields.add(pairs.group(1), Value.text(value));
            }
        }
        LogRecord record = new LogRecord(new SourceId("script.log"), index, index + 1, Slice.utf8(line));
        long nanos = Math.round(time * 1e9);
        Event event = new Event(LogFamily.SYSMON_LINUX, View.RECORD, Kind.Logged.INSTANCE, nanos, TimeQuality.EXACT,
                Event.Clock.UTC, new HostId("host1"), null, -1, Slice.EMPTY, fields.build(), record, List.of());
        return new Happening(new EventId(0, index), nanos, TimeQuality.EXACT, new HostId("host1"), event.kind(),
                List.of(), set.match(event), null);
    }

    /** The state of the one detection. */
    private static final class Memory implements StationContext {
        private final Map<String, Object> states = new HashMap<>();

        @Override
        public String key() {
            return "d/1";
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
        public void setTimer(long eventTime) {}

        @Override
        public <F> F facts(Class<F> type) {
            throw new IllegalArgumentException("no facts");
        }
    }
}
