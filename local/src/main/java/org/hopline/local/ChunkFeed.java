package org.hopline.local;

import java.util.concurrent.ArrayBlockingQueue;
import org.hopline.connect.SourceInput;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one source in fresh chunks; with a thread of its own that reads, unpacks and hashes ahead where that is
 * worth it.
 */
final class ChunkFeed implements AutoCloseable {

    /** Below half of a heap region even of a small heap, so that chunks are ordinary young garbage. */
    private static final int CHUNK = 256 * 1024 - 64;
    private static final int AHEAD = 4;

    /** Some bytes of a source; none at its end. */
    record Chunk(byte[] bytes, int length, long storedRead) {}

    private final SourceInput input;
    private final @Nullable ArrayBlockingQueue<Chunk> queue;
    private final @Nullable Thread reader;
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;

    private ChunkFeed(SourceInput input, boolean ahead, String name) {
        this.input = input;
        if (ahead) {
            queue = new ArrayBlockingQueue<>(AHEAD);
            reader = Thread.ofPlatform().daemon().name("read " + name).start(this::readAhead);
        } else {
            queue = null;
            reader = null;
        }
    }

    static ChunkFeed of(SourceInput input, boolean ahead, String name) {
        return new ChunkFeed(input, ahead, name);
    }

    /** The next bytes; a chunk of length 0 at the end, after which the input may be asked for hash and trouble. */
    Chunk next() {
        ArrayBlockingQueue<Chunk> chunks = queue;
        if (chunks == null) {
            return read();
        }
        try {
            Chunk chunk = chunks.take();
            RuntimeException thrown = failure;
            if (chunk.length() == 0 && thrown != null) {
                throw thrown;
            }
            return chunk;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        }
    }

    private Chunk read() {
        byte[] bytes = new byte[CHUNK];
        int length = 0;
        while (length < bytes.length) {
            int more = input.read(bytes, length, bytes.length - length);
            if (more < 0) {
                break;
            }
            length += more;
        }
        return new Chunk(bytes, length, input.storedRead());
    }

    private void readAhead() {
        ArrayBlockingQueue<Chunk> chunks = java.util.Objects.requireNonNull(queue);
        try {
            Chunk chunk;
            do {
                try {
                    chunk = read();
                } catch (RuntimeException e) {
                    failure = e;
                    chunk = new Chunk(new byte[0], 0, 0);
                }
                chunks.put(chunk);
            } while (chunk.length() > 0 && !closed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        Thread thread = reader;
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
