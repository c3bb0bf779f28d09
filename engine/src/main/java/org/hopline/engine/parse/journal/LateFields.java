package org.hopline.engine.parse.journal;

import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.Fields;
import org.hopline.engine.event.Value;
import org.jspecify.annotations.Nullable;

/** An entry's fields, made when first asked for. */
final class LateFields implements Fields {

    private final JournalEntry entry;
    private @Nullable Fields made;

    LateFields(JournalEntry entry) {
        this.entry = entry;
    }

    private Fields fields() {
        Fields fields = made;
        if (fields == null) {
            fields = entry.fields();
            made = fields;
        }
        return fields;
    }

    @Override
    public int size() {
        return fields().size();
    }

    @Override
    public FieldName name(int index) {
        return fields().name(index);
    }

    @Override
    public Value value(int index) {
        return fields().value(index);
    }
}
