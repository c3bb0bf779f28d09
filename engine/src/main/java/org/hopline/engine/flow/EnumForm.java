package org.hopline.engine.flow;

import java.util.IdentityHashMap;
import java.util.Map;

/** An enum: the index of its constant among the names in alphabetical order, which the fingerprint covers. */
final class EnumForm implements Form {

    private final Object[] constants;
    private final Map<Object, Integer> indexes = new IdentityHashMap<>();

    EnumForm(Object[] constantsByName) {
        this.constants = constantsByName;
        for (int i = 0; i < constants.length; i++) {
            indexes.put(constants[i], i);
        }
    }

    @Override
    public void write(Object value, ByteWriter to) {
        to.writeLong(java.util.Objects.requireNonNull(indexes.get(value)));
    }

    @Override
    public Object read(ByteReader from, int depth) {
        int index = ScalarForms.readInt(from);
        if (index < 0 || index >= constants.length) {
            throw new IllegalArgumentException("constant " + index + " of " + constants.length);
        }
        return constants[index];
    }
}
