package org.hopline.engine.wire;

import org.hopline.engine.event.Event;
import org.hopline.engine.event.EventId;
import org.hopline.engine.event.Fields;
import org.hopline.engine.event.Form;
import org.hopline.engine.event.Value;
import org.jspecify.annotations.Nullable;

/** {@code hopline.event/1}. Fields stand in the source's order; a name that repeats has its values in one array. */
final class EventJson {

    private EventJson() {}

    static String write(Event event, @Nullable EventId id, boolean canonical) {
        JsonOut out = new JsonOut();
        CommonJson common = new CommonJson(out, canonical);
        out.text("schema", "hopline.event/1");
        out.text("id", id == null ? null : id.toString());
        // A wall clock without a year has no date to print.
        if (event.clock() != Event.Clock.WALL_YEARLESS) {
            out.time("time", event.time());
        }
        out.text("time_quality", FindingJson.word(event.quality()));
        out.text("clock", FindingJson.word(event.clock()));
        out.text("host", event.host() == null ? null : event.host().name());
        out.text("family", FindingJson.word(event.family()));
        out.text("view", FindingJson.word(event.view()));
        out.text("kind", KindJson.name(event.kind()));
        out.text("program", event.program());
        if (event.pid() >= 0) {
            out.number("pid", event.pid());
        }
        out.text("message", event.message().text());
        out.object("what", () -> KindJson.members(event.kind(), out, common));
        fields(out, event.fields());
        common.place(event.record().source().path(), event.record().line(), event.record().offset());
        common.raw(event.record().bytes());
        return out.end();
    }

    private static void fields(JsonOut out, Fields fields) {
        out.object("fields", () -> {
            for (int i = 0; i < fields.size(); i++) {
                if (firstOf(fields, i) == i) {
                    field(out, fields, i);
                }
            }
        });
    }

    private static int firstOf(Fields fields, int index) {
        for (int i = 0; i < index; i++) {
            if (fields.name(i).equals(fields.name(index))) {
                return i;
            }
        }
        return index;
    }

    private static void field(JsonOut out, Fields fields, int index) {
        String name = fields.name(index).text();
        java.util.List<String> values = new java.util.ArrayList<>();
        for (int i = index; i < fields.size(); i++) {
            Value value = fields.value(i);
            if (fields.name(i).equals(fields.name(index)) && value.isPresent()) {
                values.add(value.text(Form.INTERPRETED));
            }
        }
        switch (values.size()) {
            case 0 -> out.nothing(name);
            case 1 -> out.text(name, values.getFirst());
            default -> out.texts(name, values);
        }
    }
}
