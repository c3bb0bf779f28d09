package org.hopline.engine.detect;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hopline.engine.detect.Predicate.ValueTest;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.EventId;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.FieldTable;
import org.hopline.engine.event.Fields;
import org.hopline.engine.event.Form;
import org.hopline.engine.event.Happening;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.Pick;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.event.UserId;
import org.hopline.engine.event.Value;
import org.hopline.engine.event.View;
import org.jspecify.annotations.Nullable;

/** Small events and detections for tests. */
final class Samples {

    static final long SECOND = 1_000_000_000L;
    static final long HOUR = 3600 * SECOND;

    private Samples() {}

    static Kind process(String image, String commandLine, String user) {
        return new Kind.ProcessStarted(100, 1, image, List.of(), commandLine, "/", new UserId(user), 1000, "3",
                "pts/0", "/bin/bash", "-bash", Outcome.SUCCESS);
    }

    static Event event(LogFamily family, View view, Kind kind, @Nullable String host, Fields fields) {
        LogRecord record = new LogRecord(new SourceId("log"), 0, 1, Slice.utf8("raw text of the record"));
        return new Event(family, view, kind, 0, TimeQuality.EXACT, Event.Clock.UTC,
                host == null ? null : new HostId(host), "program", -1, Slice.utf8("message"), fields, record,
                List.of());
    }

    static Fields fields(String... namesAndTexts) {
        FieldTable.Builder builder = FieldTable.builder();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            builder.add(namesAndTexts[i], Value.text(namesAndTexts[i + 1]));
        }
        return builder.build();
    }

    static FieldRef source(String name) {
        return new FieldRef.Source(FieldName.of(name), Form.DECODED);
    }

    static Predicate equal(FieldRef field, String text) {
        return new Predicate.Test(field, new ValueTest.Equal(text, true));
    }

    static Scope processes() {
        return new Scope("processes", View.ASSEMBLED, new TreeSet<>(),
                new TreeSet<>(List.of(Scope.KindName.PROCESS_STARTED)));
    }

    static Scope everything(View view) {
        return new Scope("everything", view, new TreeSet<>(), new TreeSet<>());
    }

    static DetectionInfo info(String id) {
        SortedSet<String> none = new TreeSet<>();
        return new DetectionInfo(id, "1", "title", "", DetectionKind.SPL, DetectionType.TTP, "production", 56,
                "impact 80 × confidence 70", new Annotations(List.of(), List.of(), List.of(), List.of(), List.of(),
                        List.of(), none),
                List.of(), "", List.of(), List.of(), List.of(), "here");
    }

    static Detection detection(String id, List<Input> inputs, List<Stage> stages, Window window) {
        return new Detection(info(id), inputs, stages, window,
                new FindingTemplate("$process_name$ on $dest$ by $user$ costs 5$ or $nothing$",
                        List.of(new FindingTemplate.RiskColumn("user", "user", 56),
                                new FindingTemplate.RiskColumn("dest", "system", 56)),
                        List.of(new FindingTemplate.ThreatColumn("process_name", "process")), List.of()));
    }

    static Input input(Scope scope, Predicate predicate, Object... columnsAndRefs) {
        Map<String, FieldRef> columns = new LinkedHashMap<>();
        for (int i = 0; i < columnsAndRefs.length; i += 2) {
            columns.put((String) columnsAndRefs[i], (FieldRef) columnsAndRefs[i + 1]);
        }
        return new Input(scope, predicate, columns);
    }

    static final FieldRef NAME = new FieldRef.Basename(new FieldRef.OfKind(KindField.IMAGE));
    static final FieldRef USER = new FieldRef.OfKind(KindField.USER);
    static final FieldRef HOST = new FieldRef.FirstOf(
            List.of(FieldRef.Meta.HOST, new FieldRef.Constant("unknown")));

    static Input sshStarted() {
        return input(processes(), equal(NAME, "ssh"), "process_name", NAME, "user", USER, "dest", HOST, "_time",
                FieldRef.Meta.TIME);
    }

    static Stage.Stats byUser() {
        Map<String, Stage.Aggregate> aggregates = new LinkedHashMap<>();
        aggregates.put("count", new Stage.Aggregate(Stage.Function.COUNT, null));
        aggregates.put("lastTime", new Stage.Aggregate(Stage.Function.MAX, "_time"));
        return new Stage.Stats(List.of("dest", "user", "process_name"), aggregates);
    }

    static Window.Scheduled hourly() {
        return new Window.Scheduled(Duration.ofHours(1), Duration.ofHours(1), Duration.ofMinutes(10));
    }

    static Happening happening(DetectionSet set, Event event, long time, String host, long id) {
        List<Pick> picks = set.match(event);
        Evidence evidence = new Evidence(new EventId(0, id), event.record().source(), id, id,
                event.record().bytes());
        return new Happening(new EventId(0, id), time, TimeQuality.EXACT, new HostId(host), event.kind(),
                List.of(evidence), picks, null);
    }

    static TreeMap<LogFamily, FieldRef> families(LogFamily family, FieldRef ref) {
        return new TreeMap<>(Map.of(family, ref));
    }
}
