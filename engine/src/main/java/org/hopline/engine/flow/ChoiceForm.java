package org.hopline.engine.flow;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sealed interface: the index of the value's class among their names in alphabetical order, then the value. */
final class ChoiceForm implements Form {

    private final Form[] forms;
    private final Map<Class<?>, Integer> indexes = new IdentityHashMap<>();

    ChoiceForm(List<Class<?>> leaves, List<Form> forms) {
        this.forms = forms.toArray(new Form[0]);
        for (int i = 0; i < leaves.size(); i++) {
            indexes.put(leaves.get(i), i);
        }
    }

    @Override
    public void write(Object value, ByteWriter to) {
        Class<?> type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        Integer index = indexes.get(type);
        if (index == null) {
            throw new IllegalArgumentException("no form here for " + type.getName());
        }
        to.writeLong(index);
        forms[index].write(value, to);
    }

    @Override
    public @Nullable Object read(ByteReader from, int depth) {
        int index = ScalarForms.readInt(from);
        if (index < 0 || index >= forms.length) {
            throw new IllegalArgumentException("choice " + index + " of " + forms.length);
        }
        return forms[index].read(from, Form.deeper(depth));
    }
}
