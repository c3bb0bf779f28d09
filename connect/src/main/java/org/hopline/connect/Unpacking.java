package org.hopline.connect;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.zip.ZipException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** Takes compression off a stream, layer by layer, until something else begins. */
final class Unpacking {

    /** Most layers of compression around one stream; more are a bomb's. */
    private static final int MOST_LAYERS = 4;
    /** Most memory that an xz dictionary may ask for; {@code xz -9} asks for 65 MiB. */
    private static final int XZ_MEMORY_KIB = 192 * 1024;

    /**
     * A stream without its compression.
     *
     * @param in the bytes, guarded by the limits
     * @param packing the layers taken off, outermost first, and what begins now
     * @param inner what begins now: nothing known, an archive, or something foreign
     */
    record Unpacked(PeekStream in, List<Packing> packing, Packing inner) {

        /** The layers in words, such as {@code gz} or {@code zst > gz}. */
        String words() {
            return String.join(" > ", packing.stream().map(Packing::suffix).toList());
        }
    }

    private Unpacking() {}

    /**
     * Takes the compression off.
     *
     * @param stored how many stored bytes were consumed, for the ratio
     */
    static Unpacked unpack(InputStream raw, LongSupplier stored, Limits limits) {
        List<Packing> layers = new ArrayList<>();
        PeekStream in = new PeekStream(raw);
        while (true) {
            Packing packing = Packing.of(in.peek(Packing.HEAD));
            if (packing == Packing.NONE || packing.isArchive() || packing.isForeign()) {
                return new Unpacked(in, layers, packing);
            }
            InputStream next = layers.size() == MOST_LAYERS
                    ? new Failing(in, new LimitReached("It is compressed more than " + MOST_LAYERS
                            + " times over, as only archive bombs are; it was not unpacked."))
                    : open(packing, in);
            layers.add(packing);
            in = new PeekStream(new Guard(next, stored, limits));
            if (layers.size() > MOST_LAYERS) {
                return new Unpacked(in, layers, Packing.NONE);
            }
        }
    }

    private static InputStream open(Packing packing, InputStream in) {
        try {
            return switch (packing) {
                case GZIP -> new GzipStream(in);
                case XZ -> new SmallSteps(new XZInputStream(in, XZ_MEMORY_KIB));
                case ZSTD -> new ZstdInputStreamNoFinalizer(in);
                case BZIP2 -> new SingleBytes(new BZip2CompressorInputStream(in, true));
                case NONE, TAR, ZIP, SEVEN_ZIP, RAR, LZ4, COMPRESS -> throw new IllegalStateException(packing.name());
            };
        } catch (IOException e) {
            return new Failing(in, e);
        }
    }

    /** A library's stumbling over hostile bytes, as the damage it is. */
    static IOException damage(RuntimeException e) {
        ZipException damage = new ZipException("the data is not valid");
        damage.initCause(e);
        return damage;
    }

    /** Fails at the first read. */
    private static final class Failing extends FilterInputStream {

        private final IOException failure;

        Failing(InputStream in, IOException failure) {
            super(in);
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            throw failure;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            throw failure;
        }
    }

    /**
     * Reads little at a time from libraries that forget, when they fail, how far they got in the call: at most this many
     * bytes that could be unpacked are lost before damage.
     */
    private static final class SmallSteps extends FilterInputStream {

        private static final int STEP = 512;

        SmallSteps(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return in.read(into, from, Math.min(STEP, length));
        }
    }

    /** Asks byte by byte, so that a library that fails in the middle of a call loses nothing. */
    private static final class SingleBytes extends FilterInputStream {

        private static final int STEP = 4096;

        private @Nullable IOException failure;

        SingleBytes(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (failure != null) {
                throw failure;
            }
            int many = Math.min(STEP, length);
            int got = 0;
            try {
                while (got < many) {
                    int value = in.read();
                    if (value < 0) {
                        break;
                    }
                    into[from + got++] = (byte) value;
                }
            } catch (IOException e) {
                failure = e;
            } catch (RuntimeException e) {
                failure = damage(e);
            }
            if (got == 0 && failure != null) {
                throw failure;
            }
            return got == 0 ? -1 : got;
        }
    }

    /** Stops what unfolds to more than the limits allow, and turns libraries' own failures into damage. */
    private static final class Guard extends FilterInputStream {

        private final LongSupplier stored;
        private final Limits limits;
        private long out;

        Guard(InputStream in, LongSupplier stored, Limits limits) {
            super(in);
            this.stored = stored;
            this.limits = limits;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int got = read(one, 0, 1);
            return got < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            check();
            try {
                int got = in.read(into, from, length);
                out += Math.max(got, 0);
                return got;
            } catch (RuntimeException e) {
                throw damage(e);
            }
        }

        private void check() throws IOException {
            if (out >= limits.bytes()) {
                throw new LimitReached("It unpacks to more than " + Words.bytes(limits.bytes())
                        + ", the most that is read; the rest was not read.");
            }
            if (out > limits.ratioFrom() && out / limits.ratio() > stored.getAsLong()) {
                throw new LimitReached("It unpacks to more than " + limits.ratio()
                        + " times its size, as archive bombs do; " + Words.bytes(out)
                        + " were read and the rest was not.");
            }
        }
    }
}
