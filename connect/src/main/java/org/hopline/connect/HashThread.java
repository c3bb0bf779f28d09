package org.hopline.connect;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of a source beside its reading. Small sources are hashed at once; from {@value #BLOCK} bytes on, a thread of
 * the source's own hashes blocks while the reader goes on. At most {@value #BLOCKS} blocks are in flight, so that a slow
 * hash slows the reader down rather than filling memory.
 */
final class HashThread {

    private static final int BLOCK = 512 * 1024;
    private static final int BLOCKS = 4;
    private static final byte[] END = new byte[0];

    private record Block(byte[] bytes, int length) {}

    private final MessageDigest digest = sha256();
    private byte[] block = new byte[8 * 1024];
    private int filled;
    private @Nullable Thread worker;
    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS + 1);
    private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(BLOCKS + 1);
    private int made;

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Takes some more bytes; a copy is made, so that the caller may do with them what it likes. */
    void update(byte[] bytes, int from, int length) {
        int at = from;
        int left = length;
        while (left > 0) {
            if (filled == block.length) {
                flush();
            }
            int some = Math.min(left, block.length - filled);
            System.arraycopy(bytes, at, block, filled, some);
            filled += some;
            at += some;
            left -= some;
        }
    }

    private void flush() {
        if (block.length < BLOCK) {
            block = java.util.Arrays.copyOf(block, Math.min(BLOCK, block.length * 4));
            return;
        }
        if (worker == null) {
            worker = Thread.ofPlatform().daemon().name("hopline-hash").start(this::work);
        }
        put(full, new Block(block, filled));
        filled = 0;
        byte[] free = empty.poll();
        if (free == null && made < BLOCKS) {
            made++;
            free = new byte[BLOCK];
        }
        block = free != null ? free : take(empty);
    }

    private void work() {
        while (true) {
            Block next = take(full);
            if (next.bytes() == END) {
                return;
            }
            digest.update(next.bytes(), 0, next.length());
            put(empty, next.bytes());
        }
    }

    /** Waits for what is in flight and answers the hash in lower-case hex. Called once. */
    String finish() {
        stop();
        digest.update(block, 0, filled);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Ends the thread. */
    void stop() {
        Thread running = worker;
        if (running == null) {
            return;
        }
        worker = null;
        put(full, new Block(END, 0));
        boolean interrupted = false;
        while (true) {
            try {
                running.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> void put(BlockingQueue<T> queue, T item) {
        boolean interrupted = false;
        while (true) {
            try {
                queue.put(item);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T take(BlockingQueue<T> queue) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return queue.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
