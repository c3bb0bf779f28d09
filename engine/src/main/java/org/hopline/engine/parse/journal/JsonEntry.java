package org.hopline.engine.parse.journal;

import java.util.List;
import org.hopline.engine.event.FieldTable;
import org.hopline.engine.event.Fields;
import org.hopline.engine.event.Form;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.Value;
import org.hopline.engine.parse.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code journalctl -o json}: a value is a string, an array of numbers (bytes that are no UTF-8), an array
 * of values (a repeated field), or null (longer than 4096 bytes without {@code --all}).
 */
final class JsonEntry implements JournalEntry {

    private final JsonObject object;

    JsonEntry(JsonObject object) {
        this.object = object;
    }

    @Override
    public @Nullable Slice get(String name) {
        int index = object.index(name);
        if (index < 0 || object.isNull(index)) {
            return null;
        }
        if (!object.isArray(index)) {
            return object.value(index).slice(Form.DECODED);
        }
        Slice bytes = object.numbersAsBytes(index);
        if (bytes != null) {
            return bytes;
        }
        List<Slice> elements = object.elements(index);
        return elements.isEmpty() ? null : elements.getFirst();
    }

    @Override
    public Fields fields() {
        FieldTable.Builder to = FieldTable.builder();
        for (int i = 0; i < object.size(); i++) {
            String name = object.name(i);
            if (!object.isArray(i)) {
                to.add(name, object.value(i));
                continue;
            }
            Slice bytes = object.numbersAsBytes(i);
            if (bytes != null) {
                to.add(name, Value.plain(bytes));
            } else {
                for (Slice element : object.elements(i)) {
                    to.add(name, Value.plain(element));
                }
            }
        }
        return to.build();
    }
}
