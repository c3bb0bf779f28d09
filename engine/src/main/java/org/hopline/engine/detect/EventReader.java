package org.hopline.engine.detect;

import java.util.ArrayList;
import java.util.List;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.Fields;
import org.hopline.engine.event.Form;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.Value;
import org.jspecify.annotations.Nullable;

/**
 * A {@link FieldRef} made ready for one log family: reads a single value as bytes, without making texts where the log
 * holds it as it is. Two answers are no value: {@link #MANY} and {@link #LATE}.
 */
@FunctionalInterface
interface EventReader {

    /** The event has several values: ask {@link FieldAccess}. Compared by identity. */
    Slice MANY = Slice.utf8("several values");
    /** The value hangs on what is not settled yet. Compared by identity. */
    Slice LATE = Slice.utf8("not settled");

    /** The bytes of the value, null when absent, or one of the two marks. */
    @Nullable
    Slice read(Event event);

    /** Whether this is a value and no mark. */
    static boolean isValue(@Nullable Slice slice) {
        return slice != null && slice != MANY && slice != LATE;
    }

    static EventReader of(FieldRef ref, LogFamily family) {
        return switch (ref) {
            case FieldRef.Source(FieldName name, Form form) -> event -> source(event.fields(), name, form);
            case FieldRef.Meta meta -> meta(meta, family);
            case FieldRef.OfKind(KindField field) -> event -> utf8(KindAccess.text(event.kind(), field));
            case FieldRef.Basename(FieldRef of) -> {
                EventReader inner = of(of, family);
                yield event -> {
                    Slice value = inner.read(event);
                    return value != null && isValue(value) ? FieldAccess.basename(value) : value;
                };
            }
            case FieldRef.FirstToken(FieldRef of) -> changed(of(of, family), FieldAccess::firstToken);
            case FieldRef.Lower(FieldRef of) -> changed(of(of, family), ValueCheck::foldAscii);
            case FieldRef.Mapped mapped -> changed(of(mapped.of(), family), text -> FieldAccess.word(mapped, text));
            case FieldRef.FirstOf(var candidates) -> {
                List<EventReader> readers = new ArrayList<>();
                for (FieldRef candidate : candidates) {
                    readers.add(of(candidate, family));
                }
                EventReader[] inOrder = readers.toArray(EventReader[]::new);
                yield event -> {
                    for (EventReader reader : inOrder) {
                        Slice value = reader.read(event);
                        if (value != null && !value.isEmpty()) {
                            return value;
                        }
                    }
                    return null;
                };
            }
            case FieldRef.PerFamily(var byFamily) -> {
                FieldRef own = byFamily.get(family);
                yield own == null ? event -> null : of(own, family);
            }
            case FieldRef.Constant(String text) -> {
                Slice bytes = Slice.utf8(text);
                yield event -> bytes;
            }
            case FieldRef.Never never -> event -> null;
        };
    }

    private static EventReader meta(FieldRef.Meta meta, LogFamily family) {
        return switch (meta) {
            case TIME -> event -> LATE;
            case RAW -> event -> event.record().bytes();
            case MESSAGE -> Event::message;
            case HOST -> event -> event.host() == null ? LATE : utf8(event.host().name());
            case SOURCETYPE -> {
                Slice bytes = Slice.utf8(FieldAccess.sourcetype(family));
                yield event -> bytes;
            }
            case SOURCE, PROGRAM -> event -> utf8(FieldAccess.meta(meta, event));
        };
    }

    private static EventReader changed(EventReader inner, TextChange change) {
        return event -> {
            Slice value = inner.read(event);
            return value != null && isValue(value) ? utf8(change.apply(value.text())) : value;
        };
    }

    private static @Nullable Slice source(Fields fields, FieldName name, Form form) {
        Slice found = null;
        for (int i = 0; i < fields.size(); i++) {
            if (fields.name(i).equals(name)) {
                Value value = fields.value(i);
                if (value.isPresent()) {
                    if (found != null) {
                        return MANY;
                    }
                    found = value.slice(form);
                }
            }
        }
        return found;
    }

    private static @Nullable Slice utf8(@Nullable String text) {
        return text == null ? null : Slice.utf8(text);
    }

    /** A change of one value that may leave nothing. */
    @FunctionalInterface
    interface TextChange {
        @Nullable
        String apply(String text);
    }
}
