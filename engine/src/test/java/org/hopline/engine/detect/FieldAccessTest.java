package org.hopline.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.FieldTable;
import org.hopline.engine.event.FieldValue;
import org.hopline.engine.event.Form;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.Value;
import org.hopline.engine.event.View;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldAccessTest {

    private static final Event EVENT = Samples.event(LogFamily.SYSMON_LINUX, View.RECORD,
            Samples.process("/usr/bin/ssh", "  ssh -v host", "alice"), null,
            FieldTable.builder().add("Cmd", Value.encoded(Slice.utf8("a &gt; b"), Value.Encoding.XML))
                    .add("Empty", Value.text("")).add("Null", Value.NULL).add("Twice", Value.text("/x/one"))
                    .add("Twice", Value.text("/x/two")).add("Win", Value.text("C:\\Temp\\X.EXE")).build());

    private static @Nullable FieldValue value(FieldRef ref) {
        return FieldAccess.value(ref, EVENT);
    }

    private static FieldRef source(String name, Form form) {
        return new FieldRef.Source(FieldName.of(name), form);
    }

    @Test
    void aFieldIsReadInTheFormThatIsAsked() {
        assertThat(value(source("Cmd", Form.RAW))).isEqualTo(FieldValue.of("a &gt; b"));
        assertThat(value(source("Cmd", Form.DECODED))).isEqualTo(FieldValue.of("a > b"));
    }

    @Test
    void absentAndNullAreAbsentAndEmptyIsAValue() {
        assertThat(value(Samples.source("Nowhere"))).isNull();
        assertThat(value(Samples.source("Null"))).isNull();
        assertThat(value(Samples.source("Empty"))).isEqualTo(FieldValue.of(""));
        assertThat(value(new FieldRef.FirstOf(List.of(Samples.source("Null"), Samples.source("Empty"),
                new FieldRef.Constant("unknown"))))).isEqualTo(FieldValue.of("unknown"));
    }

    @Test
    void aRepeatedFieldHasSeveralValues() {
        assertThat(value(new FieldRef.Basename(Samples.source("Twice"))))
                .isEqualTo(new FieldValue.Many(List.of("one", "two")));
    }

    @Test
    void derivedReferencesChangeWhatTheyReadFrom() {
        assertThat(value(new FieldRef.Basename(Samples.source("Win")))).isEqualTo(FieldValue.of("X.EXE"));
        assertThat(value(new FieldRef.Lower(Samples.source("Win")))).isEqualTo(FieldValue.of("c:\\temp\\x.exe"));
        assertThat(value(new FieldRef.FirstToken(new FieldRef.OfKind(KindField.COMMAND_LINE))))
                .isEqualTo(FieldValue.of("ssh"));
        assertThat(value(new FieldRef.Mapped(new FieldRef.OfKind(KindField.OUTCOME),
                new TreeMap<>(Map.of("success", "allowed")), null))).isEqualTo(FieldValue.of("allowed"));
        assertThat(value(new FieldRef.PerFamily(
                new TreeMap<>(Map.of(LogFamily.AUDIT, new FieldRef.Constant("no")))))).isNull();
    }

    @Test
    void whatIsNotSettledIsGivenLater() {
        FieldRef dest = new FieldRef.FirstOf(List.of(FieldRef.Meta.HOST, new FieldRef.Constant("unknown")));
        assertThat(value(dest)).isNull();
        assertThat(value(FieldRef.Meta.TIME)).isNull();
        assertThat(FieldAccess.late(dest, new HostId("web1"), 5)).isEqualTo(FieldValue.of("web1"));
        assertThat(FieldAccess.late(FieldRef.Meta.TIME, new HostId("web1"), 1_500_000_000L))
                .isEqualTo(FieldValue.of(1.5));
        assertThat(FieldAccess.late(USER, new HostId("web1"), 5)).isNull();
    }

    private static final FieldRef USER = Samples.USER;
}
