package org.hopline.engine.flow;

import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a record, derived from its shape: records, sealed interfaces of records and enums, enums, strings,
 * primitives and their boxes, {@code byte[]}, {@code int[]}, {@code long[]}, {@code double[]}, {@code Slice},
 * {@code FieldName}, {@code Duration}, {@code Instant}, {@code Optional}, lists, deques, sets and maps of these.
 * Components that may be null carry JSpecify's {@code @Nullable}.
 *
 * <p>A codec names its shape by a {@link #fingerprint()}: names of classes, components, permitted subclasses and enum
 * constants, but not their order in the source text. Bytes of another shape are refused, never guessed. Collections
 * read back as ordinary mutable ones (array list, tree or linked set and map); a sorted one must be in natural order.
 *
 * <p>The shape is looked at on first use, not when the codec is made, so a static state key costs nothing at start.
 *
 * @param <T> the record, sealed interface or enum
 */
public final class RecordCodec<T> implements Codec<T> {

    private final Class<T> type;
    private final boolean framed;
    private volatile @Nullable Shape shape;

    private record Shape(Form form, long fingerprint) {}

    private RecordCodec(Class<T> type, boolean framed) {
        this.type = type;
        this.framed = framed;
    }

    /** A codec whose every value begins with the fingerprint: for states and messages. */
    public static <T> RecordCodec<T> of(Class<T> type) {
        return new RecordCodec<>(type, true);
    }

    /**
     * A codec of bare values: for long runs of them, whose head states the {@link #fingerprint()} once.
     */
    public static <T> RecordCodec<T> unframed(Class<T> type) {
        return new RecordCodec<>(type, false);
    }

    /** Names the shape; equal for equal shapes on every machine. */
    public long fingerprint() {
        return shape().fingerprint();
    }

    @Override
    public void write(T value, ByteWriter to) {
        Shape known = shape();
        if (framed) {
            to.writeFixed(known.fingerprint());
        }
        known.form().write(value, to);
    }

    @Override
    public T read(ByteReader from) {
        Shape known = shape();
        if (framed && from.readFixed() != known.fingerprint()) {
            throw new IllegalArgumentException("bytes of another shape than " + type.getName());
        }
        return type.cast(Form.readPresent(known.form(), from, 0));
    }

    /** The value's bytes by themselves. */
    public byte[] toBytes(T value) {
        ByteWriter writer = new ByteWriter();
        write(value, writer);
        return writer.toBytes();
    }

    /** The value of bytes that hold it and nothing else; fails with {@link IllegalArgumentException} otherwise. */
    public T fromBytes(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes, 0, bytes.length);
        T value = read(reader);
        if (!reader.atEnd()) {
            throw new IllegalArgumentException("bytes left after a " + type.getName());
        }
        return value;
    }

    private Shape shape() {
        Shape known = shape;
        if (known == null) {
            FormBuilder builder = new FormBuilder();
            Form form = builder.form(type);
            known = new Shape(form,
                    Hashing.xxh3_64().hashBytesToLong(builder.schema().getBytes(StandardCharsets.UTF_8)));
            shape = known;
        }
        return known;
    }
}
