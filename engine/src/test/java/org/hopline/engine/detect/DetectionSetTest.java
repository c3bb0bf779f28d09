package org.hopline.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hopline.engine.detect.Samples.HOST;
import static org.hopline.engine.detect.Samples.NAME;
import static org.hopline.engine.detect.Samples.USER;
import static org.hopline.engine.detect.Samples.event;
import static org.hopline.engine.detect.Samples.fields;
import static org.hopline.engine.detect.Samples.process;
import static org.hopline.engine.detect.Samples.source;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hopline.engine.detect.Predicate.ValueTest;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.FieldTable;
import org.hopline.engine.event.FieldValue;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.Pick;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.Value;
import org.hopline.engine.event.View;
import org.junit.jupiter.api.Test;

class DetectionSetTest {

    private static final List<String> WORDS = List.of("ssh", "SSH", "scp", "bash", "", "a b", "/usr/bin/ssh", "é", "É",
            "5", "5.0", "-1", "x*y");

    @Property(tries = 3000)
    void agreesWithAFullScan(@ForAll("predicates") List<Predicate> predicates, @ForAll("events") Event event) {
        List<Detection> detections = new ArrayList<>();
        for (int i = 0; i < predicates.size(); i++) {
            View view = i % 2 == 0 ? View.ASSEMBLED : View.RECORD;
            Scope scope = i % 3 == 0
                    ? new Scope("p", view, new TreeSet<>(), new TreeSet<>(List.of(Scope.KindName.PROCESS_STARTED)))
                    : i % 3 == 1
                            ? Samples.everything(view)
                            : new Scope("f", view, new TreeSet<>(List.of(LogFamily.SYSMON_LINUX)), new TreeSet<>());
            detections.add(Samples.detection("d" + i, List.of(Samples.input(scope, predicates.get(i), "dest", HOST)),
                    List.of(), new Window.Each()));
        }
        List<String> expected = FullScan.match(detections, event);
        List<Pick> picks = DetectionSet.of(detections).match(event);
        assertThat(picks.stream().map(pick -> pick.detection() + "#" + pick.input())).containsExactlyElementsOf(
                expected);
    }

    @Property(tries = 3000)
    void textsAndBytesAreTestedAlike(@ForAll("tests") ValueTest test, @ForAll("texts") String text) {
        ValueCheck check = ValueCheck.of(test);
        assertThat(check.passes(Slice.utf8("__" + text + "__").part(2, 2 + Slice.utf8(text).length())))
                .isEqualTo(check.passes(text)).isEqualTo(FullScan.passes(test, text));
    }

    @Test
    void aPickTakesTheColumnsThatTheEventHas() {
        Detection detection = Samples.detection("one", List.of(Samples.sshStarted()), List.of(), new Window.Each());
        Event event = event(LogFamily.AUDIT, View.ASSEMBLED, process("/usr/bin/ssh", "ssh x", "alice"), null,
                fields());
        List<Pick> picks = DetectionSet.of(List.of(detection)).match(event);
        assertThat(picks).hasSize(1);
        assertThat(picks.get(0).row().values()).containsOnlyKeys("process_name", "user");
        assertThat(picks.get(0).row().get("process_name")).isEqualTo(FieldValue.of("ssh"));
    }

    @Test
    void aScopeOfAssembledEventsTakesRecordsOfEveryFamilyButAudit() {
        Detection detection = Samples.detection("one", List.of(Samples.sshStarted()), List.of(), new Window.Each());
        DetectionSet set = DetectionSet.of(List.of(detection));
        Kind ssh = process("/usr/bin/ssh", "ssh x", "alice");
        assertThat(set.match(event(LogFamily.SYSMON_LINUX, View.RECORD, ssh, "h", fields()))).hasSize(1);
        assertThat(set.match(event(LogFamily.AUDIT, View.RECORD, ssh, "h", fields()))).isEmpty();
        assertThat(set.match(event(LogFamily.AUDIT, View.ASSEMBLED, ssh, "h", fields()))).hasSize(1);
        assertThat(set.match(event(LogFamily.SYSLOG, View.RECORD, Kind.Logged.INSTANCE, "h", fields()))).isEmpty();
    }

    @Test
    void theSameDetectionTwiceIsRefused() {
        Detection detection = Samples.detection("one", List.of(Samples.sshStarted()), List.of(), new Window.Each());
        assertThatThrownBy(() -> DetectionSet.of(List.of(detection, detection)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("one/1");
    }

    @Test
    void encodedDetectionsReadBackEqual() {
        Detection detection = Samples.detection("one", List.of(Samples.sshStarted()),
                List.of(Samples.byUser(), new Stage.Bucket("_time", "b", 60), new Stage.Keep(List.of("a"))),
                Samples.hourly());
        byte[] bytes = DetectionCodec.write(List.of(detection));
        assertThat(DetectionCodec.read(bytes)).containsExactly(detection);
        bytes[0]++;
        assertThatThrownBy(() -> DetectionCodec.read(bytes)).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<List<Predicate>> predicates() {
        return predicate(3).list().ofMinSize(1).ofMaxSize(8);
    }

    private Arbitrary<Predicate> predicate(int depth) {
        Arbitrary<Predicate> leaf = Combinators.combine(refs(), tests()).as(Predicate.Test::new);
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<List<Predicate>> parts = Arbitraries.lazy(() -> predicate(depth - 1)).list().ofMaxSize(3);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, leaf),
                net.jqwik.api.Tuple.of(2, parts.map(Predicate.And::new)),
                net.jqwik.api.Tuple.of(2, parts.map(Predicate.Or::new)),
                net.jqwik.api.Tuple.of(1, Arbitraries.lazy(() -> predicate(depth - 1)).map(Predicate.Not::new)));
    }

    private Arbitrary<FieldRef> refs() {
        return Arbitraries.of(NAME, USER, HOST, source("A"), source("B"), new FieldRef.Never("no"),
                new FieldRef.FirstOf(List.of(source("A"), USER)), new FieldRef.Basename(source("A")),
                new FieldRef.Lower(source("B")), new FieldRef.FirstToken(source("A")), FieldRef.Meta.SOURCETYPE,
                FieldRef.Meta.RAW, new FieldRef.Constant("ssh"),
                new FieldRef.PerFamily(new TreeMap<>(java.util.Map.of(LogFamily.SYSLOG, source("A"),
                        LogFamily.SYSMON_LINUX, source("B")))),
                new FieldRef.Mapped(source("A"), new TreeMap<>(java.util.Map.of("ssh", "scp")), null));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(Arbitraries.of(WORDS),
                Arbitraries.strings().withChars('a', 'A', 'b', '*', 'é', 'É', '1', '.').ofMaxLength(6));
    }

    @Provide
    Arbitrary<ValueTest> tests() {
        Arbitrary<Boolean> ignore = Arbitraries.of(true, true, false);
        return Arbitraries.oneOf(Combinators.combine(texts(), ignore).as(ValueTest.Equal::new),
                Combinators.combine(texts(), texts(), ignore)
                        .as((a, b, i) -> new ValueTest.Wildcard(a + "*" + b, i)),
                Combinators.combine(texts().set().ofMaxSize(3), ignore)
                        .as((texts, i) -> new ValueTest.OneOf(new TreeSet<>(texts), i)),
                Combinators.combine(Arbitraries.of(ValueTest.Operator.values()), texts())
                        .as(ValueTest.Compare::new),
                Arbitraries.just(new ValueTest.Exists()));
    }

    @Provide
    Arbitrary<Event> events() {
        Arbitrary<Kind> kinds = Arbitraries.of(Kind.Logged.INSTANCE, process("/usr/bin/ssh", "ssh -v", "alice"),
                process("SCP", "", "ssh"));
        Arbitrary<FieldTable.Builder> fields = Combinators.combine(Arbitraries.of("A", "B"), texts())
                .as(FieldNameAndText::new).list().ofMaxSize(4).map(list -> {
                    FieldTable.Builder builder = FieldTable.builder();
                    list.forEach(one -> builder.add(one.name(), Value.text(one.text())));
                    return builder;
                });
        return Combinators.combine(Arbitraries.of(LogFamily.values()), Arbitraries.of(View.values()), kinds, fields)
                .as((family, view, kind, builder) -> event(family, view, kind, "ssh", builder.build()));
    }

    private record FieldNameAndText(String name, String text) {}
}
