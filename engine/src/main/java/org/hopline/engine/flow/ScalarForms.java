package org.hopline.engine.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.hopline.engine.event.EventId;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.SourceId;

/** The forms of values that have no parts. */
final class ScalarForms {

    private interface Writer<T> {
        void write(T value, ByteWriter to);
    }

    private interface Reader<T> {
        T read(ByteReader from);
    }

    private record Scalar<T>(Class<T> type, Writer<T> writer, Reader<T> reader) implements Form {
        @Override
        public void write(Object value, ByteWriter to) {
            writer.write(type.cast(value), to);
        }

        @Override
        public Object read(ByteReader from, int depth) {
            return reader.read(from);
        }
    }

    static final Map<Class<?>, Form> BY_TYPE = Map.ofEntries(
            entry(Boolean.class, (v, to) -> to.writeByte(v ? 1 : 0), ScalarForms::readBoolean),
            entry(Byte.class, (v, to) -> to.writeByte(v), from -> (byte) from.readByte()),
            entry(Short.class, (v, to) -> to.writeLong(v),
                    from -> (short) ranged(from, Short.MIN_VALUE, Short.MAX_VALUE)),
            entry(Integer.class, (v, to) -> to.writeLong(v), ScalarForms::readInt),
            entry(Long.class, (v, to) -> to.writeLong(v), ByteReader::readLong),
            entry(Character.class, (v, to) -> to.writeLong(v), from -> (char) ranged(from, 0, Character.MAX_VALUE)),
            entry(Float.class, (v, to) -> to.writeLong(Float.floatToRawIntBits(v)),
                    from -> Float.intBitsToFloat(readInt(from))),
            entry(Double.class, (v, to) -> to.writeFixed(Double.doubleToRawLongBits(v)),
                    from -> Double.longBitsToDouble(from.readFixed())),
            entry(String.class, (v, to) -> to.writeText(v), ByteReader::readText),
            entry(byte[].class, (v, to) -> to.writeBytes(v, 0, v.length), ByteReader::readBytes),
            entry(Slice.class, (v, to) -> to.writeBytes(v.array(), v.offset(), v.length()),
                    from -> Slice.of(from.readBytes())),
            entry(FieldName.class, (v, to) -> to.writeText(v.text()), from -> FieldName.of(from.readText())),
            entry(Duration.class, ScalarForms::writeDuration,
                    from -> Duration.ofSeconds(from.readLong(), ranged(from, 0, 999_999_999))),
            entry(Instant.class, ScalarForms::writeInstant, ScalarForms::readInstant),
            entry(EventId.class, ScalarForms::writeId, ScalarForms::readId),
            entry(Evidence.class, ScalarForms::writeEvidence, ScalarForms::readEvidence),
            entry(int[].class, ScalarForms::writeInts, ScalarForms::readInts),
            entry(long[].class, ScalarForms::writeLongs, ScalarForms::readLongs),
            entry(double[].class, ScalarForms::writeDoubles, ScalarForms::readDoubles));

    private ScalarForms() {}

    private static <T> Map.Entry<Class<?>, Form> entry(Class<T> type, Writer<T> writer, Reader<T> reader) {
        return Map.entry(type, new Scalar<>(type, writer, reader));
    }

    static int readInt(ByteReader from) {
        return (int) ranged(from, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** A count of elements, each of at least a byte. */
    static int readCount(ByteReader from) {
        return (int) ranged(from, 0, from.remaining());
    }

    private static long ranged(ByteReader from, long least, long most) {
        long value = from.readLong();
        if (value < least || value > most) {
            throw new IllegalArgumentException(value + " is not from " + least + " to " + most);
        }
        return value;
    }

    private static boolean readBoolean(ByteReader from) {
        int value = from.readByte();
        if (value > 1) {
            throw new IllegalArgumentException("neither true nor false: " + value);
        }
        return value == 1;
    }

    private static void writeDuration(Duration value, ByteWriter to) {
        to.writeLong(value.getSeconds());
        to.writeLong(value.getNano());
    }

    private static void writeInstant(Instant value, ByteWriter to) {
        to.writeLong(value.getEpochSecond());
        to.writeLong(value.getNano());
    }

    private static Instant readInstant(ByteReader from) {
        long seconds = ranged(from, Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond());
        return Instant.ofEpochSecond(seconds, ranged(from, 0, 999_999_999));
    }

    private static void writeId(EventId id, ByteWriter to) {
        to.writeFixed(id.high());
        to.writeFixed(id.low());
    }

    private static EventId readId(ByteReader from) {
        long high = from.readFixed();
        return new EventId(high, from.readFixed());
    }

    /** By hand, since most of what is ever spilled is evidence. */
    private static void writeEvidence(Evidence evidence, ByteWriter to) {
        writeId(evidence.event(), to);
        to.writeText(evidence.source().path());
        to.writeLong(evidence.offset());
        to.writeLong(evidence.line());
        Slice raw = evidence.raw();
        to.writeBytes(raw.array(), raw.offset(), raw.length());
    }

    private static Evidence readEvidence(ByteReader from) {
        EventId id = readId(from);
        SourceId source = new SourceId(from.readText());
        long offset = from.readLong();
        long line = from.readLong();
        return new Evidence(id, source, offset, line, Slice.of(from.readBytes()));
    }

    private static void writeInts(int[] values, ByteWriter to) {
        to.writeLong(values.length);
        for (int value : values) {
            to.writeLong(value);
        }
    }

    private static int[] readInts(ByteReader from) {
        int[] values = new int[readCount(from)];
        for (int i = 0; i < values.length; i++) {
            values[i] = readInt(from);
        }
        return values;
    }

    private static void writeLongs(long[] values, ByteWriter to) {
        to.writeLong(values.length);
        for (long value : values) {
            to.writeLong(value);
        }
    }

    private static long[] readLongs(ByteReader from) {
        long[] values = new long[readCount(from)];
        for (int i = 0; i < values.length; i++) {
            values[i] = from.readLong();
        }
        return values;
    }

    private static void writeDoubles(double[] values, ByteWriter to) {
        to.writeLong(values.length);
        for (double value : values) {
            to.writeFixed(Double.doubleToRawLongBits(value));
        }
    }

    private static double[] readDoubles(ByteReader from) {
        double[] values = new double[readCount(from)];
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.longBitsToDouble(from.readFixed());
        }
        return values;
    }
}
