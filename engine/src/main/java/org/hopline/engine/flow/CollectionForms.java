package org.hopline.engine.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The forms of collections; the order of iteration is kept. */
final class CollectionForms {

    private CollectionForms() {}

    /** Which ordinary collection stands for a declared one; null: none of ours. */
    static @Nullable Supplier<Collection<@Nullable Object>> collection(Class<?> declared) {
        if (declared.isAssignableFrom(ArrayList.class)) {
            return ArrayList::new;
        }
        if (declared.isAssignableFrom(LinkedHashSet.class)) {
            return LinkedHashSet::new;
        }
        if (declared.isAssignableFrom(TreeSet.class)) {
            return TreeSet::new;
        }
        return declared.isAssignableFrom(ArrayDeque.class) ? ArrayDeque::new : null;
    }

    /** Which ordinary map stands for a declared one; null: none of ours. */
    static @Nullable Supplier<Map<@Nullable Object, @Nullable Object>> map(Class<?> declared) {
        if (declared.isAssignableFrom(LinkedHashMap.class)) {
            return LinkedHashMap::new;
        }
        return declared.isAssignableFrom(TreeMap.class) ? TreeMap::new : null;
    }

    /** A list, set or deque. */
    record OfCollection(Supplier<Collection<@Nullable Object>> empty, Form element) implements Form {
        @Override
        public void write(Object value, ByteWriter to) {
            Collection<?> elements = (Collection<?>) value;
            if (elements instanceof SortedSet<?> sorted && sorted.comparator() != null) {
                throw new IllegalArgumentException("a sorted set with an order of its own");
            }
            to.writeLong(elements.size());
            for (Object each : elements) {
                Form.writePart(element, each, to);
            }
        }

        @Override
        public Object read(ByteReader from, int depth) {
            int deeper = Form.deeper(depth);
            int count = ScalarForms.readCount(from);
            Collection<@Nullable Object> elements = empty.get();
            for (int i = 0; i < count; i++) {
                elements.add(element.read(from, deeper));
            }
            if (elements.size() != count) {
                throw new IllegalArgumentException("a set that holds an element twice");
            }
            return elements;
        }
    }

    /** A map. */
    record OfMap(Supplier<Map<@Nullable Object, @Nullable Object>> empty, Form key, Form value) implements Form {
        @Override
        public void write(Object map, ByteWriter to) {
            Map<?, ?> entries = (Map<?, ?>) map;
            if (entries instanceof SortedMap<?, ?> sorted && sorted.comparator() != null) {
                throw new IllegalArgumentException("a sorted map with an order of its own");
            }
            to.writeLong(entries.size());
            for (Map.Entry<?, ?> each : entries.entrySet()) {
                Form.writePart(key, each.getKey(), to);
                Form.writePart(value, each.getValue(), to);
            }
        }

        @Override
        public Object read(ByteReader from, int depth) {
            int deeper = Form.deeper(depth);
            int count = ScalarForms.readCount(from);
            Map<@Nullable Object, @Nullable Object> entries = empty.get();
            for (int i = 0; i < count; i++) {
                Object each = key.read(from, deeper);
                entries.put(each, value.read(from, deeper));
            }
            if (entries.size() != count) {
                throw new IllegalArgumentException("a map that holds a key twice");
            }
            return entries;
        }
    }

    /** An optional value. */
    record OfOptional(Form element) implements Form {
        @Override
        public void write(Object value, ByteWriter to) {
            Optional<?> optional = (Optional<?>) value;
            to.writeByte(optional.isPresent() ? 1 : 0);
            if (optional.isPresent()) {
                element.write(optional.get(), to);
            }
        }

        @Override
        public Object read(ByteReader from, int depth) {
            return FormBuilder.readPresence(from)
                    ? Optional.of(Form.readPresent(element, from, Form.deeper(depth)))
                    : Optional.empty();
        }
    }
}
