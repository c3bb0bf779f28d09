package org.hopline.engine.parse.unifiedlog;

import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.Fields;
import org.hopline.engine.event.Value;
import org.hopline.engine.parse.JsonObject;

/** The members of a row in JSON, under their own names. */
record JsonFields(JsonObject object) implements Fields {

    @Override
    public int size() {
        return object.size();
    }

    @Override
    public FieldName name(int index) {
        return FieldName.of(object.name(index));
    }

    @Override
    public Value value(int index) {
        return object.value(index);
    }

    @Override
    public Value get(FieldName name) {
        int index = object.index(name.text());
        return index < 0 ? Value.ABSENT : object.value(index);
    }
}
