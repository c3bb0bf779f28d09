package org.hopline.engine.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.FieldValue;
import org.hopline.engine.event.Form;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link FieldRef} is in an event. Null means absent, or not settled yet: the time always, the host where the
 * log names none; {@link #late} gives those once they are known.
 */
public final class FieldAccess {

    /** Splunk's name for each family's kind of log, as published detections and their tests write it. */
    private static final Map<LogFamily, String> SOURCETYPES = Map.of(LogFamily.SYSLOG, "linux_secure",
            LogFamily.JOURNAL, "journald", LogFamily.AUDIT, "auditd", LogFamily.SYSMON_LINUX, "sysmon:linux",
            LogFamily.UNIFIED_LOG, "macos:unifiedlog");

    private FieldAccess() {}

    /** The value of a reference in an event, or null. */
    public static @Nullable FieldValue value(FieldRef ref, Event event) {
        return switch (ref) {
            case FieldRef.Source(FieldName name, Form form) -> source(name, form, event);
            case FieldRef.Meta meta -> text(meta(meta, event));
            case FieldRef.OfKind(KindField field) -> text(KindAccess.text(event.kind(), field));
            case FieldRef.Basename(FieldRef of) -> each(value(of, event), FieldAccess::basename);
            case FieldRef.FirstToken(FieldRef of) -> each(value(of, event), FieldAccess::firstToken);
            case FieldRef.Lower(FieldRef of) -> each(value(of, event), ValueCheck::foldAscii);
            case FieldRef.Mapped mapped -> each(value(mapped.of(), event), text -> word(mapped, text));
            case FieldRef.FirstOf(var candidates) -> {
                for (FieldRef candidate : candidates) {
                    FieldValue value = value(candidate, event);
                    if (value != null && !isEmpty(value)) {
                        yield value;
                    }
                    if (isLate(candidate, event)) {
                        yield null;
                    }
                }
                yield null;
            }
            case FieldRef.PerFamily(var byFamily) -> {
                FieldRef own = byFamily.get(event.family());
                yield own == null ? null : value(own, event);
            }
            case FieldRef.Constant(String text) -> FieldValue.of(text);
            case FieldRef.Never never -> null;
        };
    }

    /**
     * What a reference that {@link #value} could not give is, now that host and time are settled; null where it does
     * not hang on them.
     *
     * @param time nanoseconds since the epoch
     */
    public static @Nullable FieldValue late(FieldRef ref, HostId host, long time) {
        return switch (ref) {
            case FieldRef.Meta.HOST -> FieldValue.of(host.name());
            case FieldRef.Meta.TIME -> FieldValue.of(time / 1e9);
            case FieldRef.Meta other -> null;
            case FieldRef.Basename(FieldRef of) -> each(late(of, host, time), FieldAccess::basename);
            case FieldRef.FirstToken(FieldRef of) -> each(late(of, host, time), FieldAccess::firstToken);
            case FieldRef.Lower(FieldRef of) -> each(late(of, host, time), ValueCheck::foldAscii);
            case FieldRef.Mapped mapped -> each(late(mapped.of(), host, time), text -> word(mapped, text));
            case FieldRef.FirstOf(var candidates) -> {
                for (FieldRef candidate : candidates) {
                    FieldValue value = late(candidate, host, time);
                    if (value != null) {
                        yield value;
                    }
                }
                yield null;
            }
            case FieldRef.PerFamily(var byFamily) -> {
                for (FieldRef own : byFamily.values()) {
                    FieldValue value = late(own, host, time);
                    if (value != null) {
                        yield value;
                    }
                }
                yield null;
            }
            case FieldRef.Source source -> null;
            case FieldRef.OfKind kind -> null;
            case FieldRef.Constant constant -> null;
            case FieldRef.Never never -> null;
        };
    }

    /** Whether a reference, when asked of this event, runs into something that is not settled yet. */
    static boolean isLate(FieldRef ref, Event event) {
        return switch (ref) {
            case FieldRef.Meta.TIME -> true;
            case FieldRef.Meta.HOST -> event.host() == null;
            case FieldRef.Meta other -> false;
            case FieldRef.Basename(FieldRef of) -> isLate(of, event);
            case FieldRef.FirstToken(FieldRef of) -> isLate(of, event);
            case FieldRef.Lower(FieldRef of) -> isLate(of, event);
            case FieldRef.Mapped mapped -> isLate(mapped.of(), event);
            case FieldRef.FirstOf(var candidates) -> {
                for (FieldRef candidate : candidates) {
                    if (isLate(candidate, event)) {
                        yield true;
                    }
                    FieldValue value = value(candidate, event);
                    if (value != null && !isEmpty(value)) {
                        yield false;
                    }
                }
                yield false;
            }
            case FieldRef.PerFamily(var byFamily) -> {
                FieldRef own = byFamily.get(event.family());
                yield own != null && isLate(own, event);
            }
            case FieldRef.Source source -> false;
            case FieldRef.OfKind kind -> false;
            case FieldRef.Constant constant -> false;
            case FieldRef.Never never -> false;
        };
    }

    private static @Nullable FieldValue source(FieldName name, Form form, Event event) {
        String first = null;
        List<String> all = null;
        var fields = event.fields();
        for (int i = 0; i < fields.size(); i++) {
            if (!fields.name(i).equals(name)) {
                continue;
            }
            Value value = fields.value(i);
            if (!value.isPresent()) {
                continue;
            }
            String text = value.text(form);
            if (first == null) {
                first = text;
            } else {
                if (all == null) {
                    all = new ArrayList<>();
                    all.add(first);
                }
                all.add(text);
            }
        }
        return all != null ? new FieldValue.Many(all) : text(first);
    }

    static @Nullable String meta(FieldRef.Meta meta, Event event) {
        return switch (meta) {
            case TIME -> null;
            case RAW -> event.record().bytes().text();
            case HOST -> event.host() == null ? null : event.host().name();
            case SOURCE -> event.record().source().path();
            case SOURCETYPE -> sourcetype(event.family());
            case PROGRAM -> event.program();
            case MESSAGE -> event.message().text();
        };
    }

    static String sourcetype(LogFamily family) {
        return java.util.Objects.requireNonNull(SOURCETYPES.get(family));
    }

    static boolean isEmpty(FieldValue value) {
        return value instanceof FieldValue.Text(String text) && text.isEmpty();
    }

    static String basename(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    static Slice basename(Slice path) {
        for (int i = path.length() - 1; i >= 0; i--) {
            if (path.at(i) == '/' || path.at(i) == '\\') {
                return path.from(i + 1);
            }
        }
        return path;
    }

    static @Nullable String firstToken(String text) {
        int from = 0;
        while (from < text.length() && isBlank(text.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < text.length() && !isBlank(text.charAt(to))) {
            to++;
        }
        return from == to ? null : text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x0b;
    }

    static String word(FieldRef.Mapped mapped, String text) {
        String word = mapped.words().get(text);
        return word != null ? word : mapped.otherwise() != null ? mapped.otherwise() : text;
    }

    private static @Nullable FieldValue text(@Nullable String text) {
        return text == null ? null : FieldValue.of(text);
    }

    private static @Nullable FieldValue each(@Nullable FieldValue value, NullableOperator change) {
        return switch (value) {
            case null -> null;
            case FieldValue.Text(String text) -> text(change.apply(text));
            case FieldValue.Number number -> text(change.apply(number.print()));
            case FieldValue.Many(var values) -> {
                List<String> changed = new ArrayList<>();
                for (String one : values) {
                    String result = change.apply(one);
                    if (result != null) {
                        changed.add(result);
                    }
                }
                yield changed.isEmpty() ? null : new FieldValue.Many(changed);
            }
        };
    }

    /** A change of one value that may leave nothing. */
    @FunctionalInterface
    private interface NullableOperator {
        @Nullable
        String apply(String text);
    }
}
