package org.hopline.engine.flow;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks at types once and builds their {@link Form}s, and the text that names the whole shape. */
final class FormBuilder {

    /** Types with parts, so that a type may hold itself. */
    private final Map<Class<?>, Form> known = new LinkedHashMap<>();
    private final SortedMap<String, String> schema = new TreeMap<>();

    /** All that decides the bytes, in an order that does not depend on the source text. */
    String schema() {
        return String.join("\n", schema.values());
    }

    /** The form of a type without parameters. */
    Form form(Class<?> type) {
        Class<?> boxed = box(type);
        Form scalar = ScalarForms.BY_TYPE.get(boxed);
        if (scalar != null) {
            return scalar;
        }
        Form before = known.get(type);
        if (before != null) {
            return before;
        }
        if (type.getTypeParameters().length > 0) {
            throw new IllegalArgumentException("no form for the open type " + type.getName());
        }
        Lazy holder = new Lazy();
        known.put(type, holder);
        Form form;
        if (type.isRecord()) {
            form = record(type);
        } else if (type.isEnum()) {
            form = enumeration(type);
        } else if (type.isSealed()) {
            form = choice(type);
        } else {
            throw new IllegalArgumentException("no form for " + type.getName());
        }
        holder.form = form;
        known.put(type, form);
        return form;
    }

    private Form record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        StringBuilder text = new StringBuilder("record ").append(type.getName());
        Form[] forms = new Form[components.length];
        for (int i = 0; i < components.length; i++) {
            AnnotatedType declared = components[i].getAnnotatedType();
            text.append(' ').append(components[i].getName()).append(':').append(name(declared));
            forms[i] = form(declared);
        }
        schema.put(type.getName(), text.toString());
        return new RecordForm(type, components, forms);
    }

    private Form enumeration(Class<?> type) {
        Object[] constants = type.getEnumConstants().clone();
        Arrays.sort(constants, java.util.Comparator.comparing(each -> ((Enum<?>) each).name()));
        schema.put(type.getName(), "enum " + type.getName() + " "
                + String.join(" ", Arrays.stream(constants).map(each -> ((Enum<?>) each).name()).toList()));
        return new EnumForm(constants);
    }

    private Form choice(Class<?> type) {
        SortedMap<String, Class<?>> leaves = new TreeMap<>();
        leaves(type, leaves);
        schema.put(type.getName(), "sealed " + type.getName() + " " + String.join(" ", leaves.keySet()));
        List<Form> forms = new ArrayList<>();
        for (Class<?> leaf : leaves.values()) {
            forms.add(form(leaf));
        }
        return new ChoiceForm(List.copyOf(leaves.values()), forms);
    }

    private static void leaves(Class<?> type, SortedMap<String, Class<?>> into) {
        for (Class<?> each : type.getPermittedSubclasses()) {
            if (each.isSealed() && !each.isEnum()) {
                leaves(each, into);
            } else {
                into.put(each.getName(), each);
            }
        }
    }

    private Form form(AnnotatedType declared) {
        Form plain = withParameters(declared);
        return isNullable(declared) ? new NullableForm(plain) : plain;
    }

    private Form withParameters(AnnotatedType declared) {
        if (declared.getType() instanceof Class<?> type) {
            return form(type);
        }
        if (declared instanceof AnnotatedParameterizedType parameterized
                && declared.getType() instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw) {
            List<Form> arguments = new ArrayList<>();
            for (AnnotatedType argument : parameterized.getAnnotatedActualTypeArguments()) {
                arguments.add(form(argument));
            }
            if (raw == Optional.class) {
                return new CollectionForms.OfOptional(arguments.getFirst());
            }
            Supplier<Collection<@Nullable Object>> collection = CollectionForms.collection(raw);
            if (collection != null && arguments.size() == 1) {
                return new CollectionForms.OfCollection(collection, arguments.getFirst());
            }
            Supplier<Map<@Nullable Object, @Nullable Object>> map = CollectionForms.map(raw);
            if (map != null && arguments.size() == 2) {
                return new CollectionForms.OfMap(map, arguments.getFirst(), arguments.getLast());
            }
        }
        throw new IllegalArgumentException("no form for " + declared.getType().getTypeName());
    }

    private static boolean isNullable(AnnotatedType declared) {
        return declared.isAnnotationPresent(Nullable.class);
    }

    private static String name(AnnotatedType declared) {
        Type type = declared.getType();
        StringBuilder text = new StringBuilder(
                type instanceof ParameterizedType generic ? generic.getRawType().getTypeName() : type.getTypeName());
        if (declared instanceof AnnotatedParameterizedType parameterized) {
            for (AnnotatedType argument : parameterized.getAnnotatedActualTypeArguments()) {
                text.append('<').append(name(argument)).append('>');
            }
        }
        return text.append(isNullable(declared) ? "?" : "").toString();
    }

    private static Class<?> box(Class<?> type) {
        return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
    }

    static boolean readPresence(ByteReader from) {
        int presence = from.readByte();
        if (presence > 1) {
            throw new IllegalArgumentException("neither present nor absent: " + presence);
        }
        return presence == 1;
    }

    /** Stands for a type while its own parts are looked at. */
    private static final class Lazy implements Form {
        private @Nullable Form form;

        @Override
        public void write(Object value, ByteWriter to) {
            java.util.Objects.requireNonNull(form).write(value, to);
        }

        @Override
        public @Nullable Object read(ByteReader from, int depth) {
            return java.util.Objects.requireNonNull(form).read(from, Form.deeper(depth));
        }
    }
}
