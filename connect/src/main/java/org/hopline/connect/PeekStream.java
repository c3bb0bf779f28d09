package org.hopline.connect;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose first bytes can be looked at before they are read. A failure met while looking ahead is kept and thrown
 * where a reader reaches it, so that the bytes before it are not lost.
 */
final class PeekStream extends BlockStream {

    private final InputStream in;
    private byte[] head = new byte[0];
    private int at;
    private boolean ended;
    private @Nullable IOException pending;

    PeekStream(InputStream in) {
        this.in = in;
    }

    /** The next bytes, at most {@code most}; fewer only where the stream ends or fails there. */
    byte[] peek(int most) {
        if (head.length - at < most && !ended && pending == null) {
            fill(most);
        }
        return Arrays.copyOfRange(head, at, Math.min(head.length, at + most));
    }

    private void fill(int most) {
        byte[] more = Arrays.copyOf(Arrays.copyOfRange(head, at, head.length), most);
        int have = head.length - at;
        try {
            while (have < most) {
                int got = in.read(more, have, most - have);
                if (got < 0) {
                    ended = true;
                    break;
                }
                have += got;
            }
        } catch (IOException e) {
            pending = e;
        } catch (RuntimeException e) {
            pending = Unpacking.damage(e);
        }
        head = have == more.length ? more : Arrays.copyOf(more, have);
        at = 0;
    }

    /** Whether everything there is has been looked at or read, without failure. */
    boolean peekedToEnd() {
        return ended && pending == null;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int buffered = head.length - at;
        if (buffered > 0) {
            int some = Math.min(buffered, length);
            System.arraycopy(head, at, into, from, some);
            at += some;
            if (at == head.length) {
                head = new byte[0];
                at = 0;
            }
            return some;
        }
        if (pending != null) {
            throw pending;
        }
        return ended ? -1 : in.read(into, from, length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
