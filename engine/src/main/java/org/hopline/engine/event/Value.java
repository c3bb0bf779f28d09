package org.hopline.engine.event;

import org.jspecify.annotations.Nullable;

/**
 * A field's value: a slice of the raw bytes, how it is encoded there, and what the source itself says it means.
 * Absent, null and empty are three different answers ({@link #ABSENT}, {@link #NULL}, a value of no bytes); a
 * calculated default is a fourth that only a vocabulary gives.
 */
public final class Value {

    /** How the bytes of a value are written in the log. */
    public enum Encoding {
        /** As they are. */
        PLAIN,
        /** XML text with entities. */
        XML,
        /** Hex digits of the bytes (Linux audit's untrusted strings). */
        HEX,
        /** Hex digits of NUL-separated arguments (audit {@code proctitle}); NUL reads as a space. */
        HEX_ARGUMENTS,
        /** A JSON string's inside, with backslash escapes. */
        JSON,
        /** Text with rsyslog's {@code #ooo} octal escapes. */
        SYSLOG_OCTAL,
        /** Text with OpenSSH's vis(3) escapes ({@code \ooo}). */
        VIS
    }

    /** The record has no such field. */
    public static final Value ABSENT = new Value(Slice.EMPTY, Encoding.PLAIN, null);
    /** The record has the field, and says that it has no value ({@code null}, {@code (null)}, Sysmon's {@code -}). */
    public static final Value NULL = new Value(Slice.EMPTY, Encoding.PLAIN, null);

    private final Slice raw;
    private final Encoding encoding;
    private final @Nullable Slice interpreted;

    private Value(Slice raw, Encoding encoding, @Nullable Slice interpreted) {
        this.raw = raw;
        this.encoding = encoding;
        this.interpreted = interpreted;
    }

    /** A value that is written as it is. */
    public static Value plain(Slice raw) {
        return new Value(raw, Encoding.PLAIN, null);
    }

    /** A text that is no slice of the record, such as one assembled from several. */
    public static Value text(String text) {
        return plain(Slice.utf8(text));
    }

    /** A value written in an encoding. */
    public static Value encoded(Slice raw, Encoding encoding) {
        return new Value(raw, encoding, null);
    }

    /** The same value with the source's own interpretation beside it. */
    public Value interpretedAs(Slice interpretation) {
        return new Value(raw, encoding, interpretation);
    }

    /** Whether the field has a value, which may be empty. */
    public boolean isPresent() {
        return this != ABSENT && this != NULL;
    }

    /** The bytes as they stand. */
    public Slice raw() {
        return raw;
    }

    /** How {@link #raw()} is written. */
    public Encoding encoding() {
        return encoding;
    }

    /** The source's own interpretation, or null where it gives none. */
    public @Nullable Slice interpretation() {
        return interpreted;
    }

    /** The bytes of one form. */
    public Slice slice(Form form) {
        return switch (form) {
            case RAW -> raw;
            case DECODED -> Decoding.decode(raw, encoding);
            case INTERPRETED -> interpreted != null ? interpreted : Decoding.decode(raw, encoding);
        };
    }

    /** The text of one form, malformed UTF-8 as U+FFFD. */
    public String text(Form form) {
        return slice(form).text();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (isPresent() && other instanceof Value that && that.isPresent()
                && raw.equals(that.raw) && encoding == that.encoding
                && java.util.Objects.equals(interpreted, that.interpreted));
    }

    @Override
    public int hashCode() {
        return raw.hashCode();
    }

    @Override
    public String toString() {
        return this == ABSENT ? "absent" : this == NULL ? "null" : text(Form.INTERPRETED);
    }
}
