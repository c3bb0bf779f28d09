package org.hopline.engine.event;

import java.util.ArrayList;
import java.util.List;

/** Fields held as a plain list; parsers on the hot path bring cheaper forms of their own. */
public final class FieldTable implements Fields {

    /** One field. */
    public record Entry(FieldName name, Value value) {}

    private final List<Entry> entries;

    private FieldTable(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** These fields, in this order. */
    public static Fields of(List<Entry> entries) {
        return new FieldTable(entries);
    }

    /** A builder in source order. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public FieldName name(int index) {
        return entries.get(index).name();
    }

    @Override
    public Value value(int index) {
        return entries.get(index).value();
    }

    /** Collects fields in source order. */
    public static final class Builder {
        private final List<Entry> entries = new ArrayList<>();

        private Builder() {}

        /** Adds a field; an absent value is left out. */
        public Builder add(String name, Value value) {
            if (value != Value.ABSENT) {
                entries.add(new Entry(FieldName.of(name), value));
            }
            return this;
        }

        /** The fields so far. */
        public Fields build() {
            return new FieldTable(entries);
        }
    }
}
