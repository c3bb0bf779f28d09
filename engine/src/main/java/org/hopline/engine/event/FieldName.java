package org.hopline.engine.event;

import java.util.concurrent.ConcurrentHashMap;

/**
 * A field's name in the source's own spelling, interned: two equal names are the same object, so that a compiled
 * detection compares by identity. Case matters ({@code ProcessID} is Sysmon's daemon, {@code ProcessId} the process).
 */
public final class FieldName implements Comparable<FieldName> {

    private static final ConcurrentHashMap<String, FieldName> NAMES = new ConcurrentHashMap<>();
    /** Names come from hostile input too (JSON keys); past this many they are no longer interned, only equal. */
    private static final int MOST_INTERNED = 100_000;

    private final String text;

    private FieldName(String text) {
        this.text = text;
    }

    /** The name of this spelling. */
    public static FieldName of(String text) {
        FieldName known = NAMES.get(text);
        if (known != null) {
            return known;
        }
        return NAMES.size() >= MOST_INTERNED ? new FieldName(text) : NAMES.computeIfAbsent(text, FieldName::new);
    }

    /** The spelling. */
    public String text() {
        return text;
    }

    @Override
    public int compareTo(FieldName other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof FieldName that && text.equals(that.text));
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
