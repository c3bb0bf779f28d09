package org.hopline.engine.flow;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** A record: its components in order; one without components is a single zero byte. */
final class RecordForm implements Form {

    private final String name;
    private final String[] componentNames;
    private final MethodHandle[] accessors;
    private final Form[] forms;
    private final MethodHandle constructor;

    RecordForm(Class<?> type, RecordComponent[] components, Form[] forms) {
        this.name = type.getName();
        this.forms = forms;
        this.componentNames = new String[components.length];
        this.accessors = new MethodHandle[components.length];
        Class<?>[] parameters = new Class<?>[components.length];
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            for (int i = 0; i < components.length; i++) {
                componentNames[i] = components[i].getName();
                parameters[i] = components[i].getType();
                accessors[i] = lookup.unreflect(components[i].getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
            }
            this.constructor = lookup.findConstructor(type, MethodType.methodType(void.class, parameters))
                    .asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no access to " + type.getName(), e);
        }
    }

    @Override
    public void write(Object value, ByteWriter to) {
        if (forms.length == 0) {
            to.writeByte(0);
        }
        for (int i = 0; i < forms.length; i++) {
            Object part = component(i, value);
            if (part == null && !(forms[i] instanceof NullableForm)) {
                throw new IllegalArgumentException(name + "." + componentNames[i] + " is null");
            }
            Form.writePart(forms[i], part, to);
        }
    }

    private @Nullable Object component(int index, Object of) {
        try {
            return (@Nullable Object) accessors[index].invokeExact(of);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Object read(ByteReader from, int depth) {
        if (forms.length == 0 && from.readByte() != 0) {
            throw new IllegalArgumentException("no " + name);
        }
        int deeper = Form.deeper(depth);
        @Nullable
        Object[] parts = new @Nullable Object[forms.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = forms[i].read(from, deeper);
        }
        try {
            return (Object) constructor.invokeExact(parts);
        } catch (IllegalArgumentException | Error e) {
            throw e;
        } catch (Throwable e) {
            // A constructor refuses foreign values in its own way; to the reader all are foreign bytes.
            throw new IllegalArgumentException("no " + name + ": " + e.getMessage(), e);
        }
    }
}
