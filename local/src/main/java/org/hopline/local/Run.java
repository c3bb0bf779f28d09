package org.hopline.local;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.hopline.engine.flow.ByteReader;
import org.hopline.engine.flow.ByteWriter;
import org.hopline.engine.flow.Codec;
import org.hopline.local.TempSpace.TempFile;

/**
 * Values one after another in a temporary file, each behind its length in four bytes.
 *
 * @param file where they stand
 * @param from first byte
 * @param bytes how many
 * @param count of values
 * @param <T> the values
 */
record Run<T>(TempFile file, long from, long bytes, int count, Codec<T> codec) implements Iterable<T> {

    private static final int WRITE_AT = 1 << 18;
    private static final int READ_AT_ONCE = 1 << 16;

    /** Writes the values to the end of the file. */
    static <T> Run<T> write(List<T> values, Codec<T> codec, TempFile file) {
        long from = file.size();
        ByteWriter buffer = new ByteWriter();
        ByteWriter one = new ByteWriter();
        for (T value : values) {
            one.clear();
            codec.write(value, one);
            int length = one.size();
            for (int shift = 24; shift >= 0; shift -= 8) {
                buffer.writeByte(length >>> shift);
            }
            buffer.writeRaw(one.array(), 0, length);
            if (buffer.size() >= WRITE_AT) {
                file.append(buffer.array(), buffer.size());
                buffer.clear();
            }
        }
        file.append(buffer.array(), buffer.size());
        return new Run<>(file, from, file.size() - from, values.size(), codec);
    }

    @Override
    public Iterator<T> iterator() {
        return new Cursor();
    }

    private final class Cursor implements Iterator<T> {
        private byte[] buffer = new byte[(int) Math.min(READ_AT_ONCE, Math.max(bytes, 1))];
        private long next = from;
        private int at;
        private int end;
        private int left = count;

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public T next() {
            if (left == 0) {
                throw new NoSuchElementException();
            }
            left--;
            need(4);
            int length = (buffer[at] & 0xff) << 24 | (buffer[at + 1] & 0xff) << 16 | (buffer[at + 2] & 0xff) << 8
                    | buffer[at + 3] & 0xff;
            at += 4;
            need(length);
            T value = codec.read(new ByteReader(buffer, at, length));
            at += length;
            return value;
        }

        private void need(int length) {
            if (end - at >= length) {
                return;
            }
            byte[] target = length > buffer.length ? new byte[length + READ_AT_ONCE] : buffer;
            System.arraycopy(buffer, at, target, 0, end - at);
            buffer = target;
            end -= at;
            at = 0;
            int more = (int) Math.min(buffer.length - end, from + bytes - next);
            byte[] read = end == 0 ? buffer : new byte[more];
            file.read(next, read, more);
            if (read != buffer) {
                System.arraycopy(read, 0, buffer, end, more);
            }
            end += more;
            next += more;
        }
    }
}
