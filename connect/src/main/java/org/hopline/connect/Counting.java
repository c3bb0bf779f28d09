package org.hopline.connect;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Counts what is read, and remembers whether reading failed: that tells a broken archive from a broken member. */
final class Counting extends FilterInputStream {

    private long count;
    private @Nullable IOException failure;

    Counting(InputStream in) {
        super(in);
    }

    long count() {
        return count;
    }

    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int got = read(one, 0, 1);
        return got < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            int got = in.read(into, from, length);
            count += Math.max(got, 0);
            return got;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }
}
