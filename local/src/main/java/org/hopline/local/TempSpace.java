package org.hopline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Temporary files for what does not fit into memory. They hold evidence: only the owner may read them, and where the
 * system allows it their name is gone as soon as they are open, so that nothing is left behind however the run ends.
 */
final class TempSpace {

    /** One temporary file. Writing is for one thread at a time, reading for any. */
    static final class TempFile {
        private final FileChannel channel;
        private long size;

        private TempFile(FileChannel channel) {
            this.channel = channel;
        }

        /** Appends and answers where the bytes stand. */
        long append(byte[] bytes, int length) {
            long at = size;
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
            try {
                while (buffer.hasRemaining()) {
                    size += channel.write(buffer, size);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the temporary file cannot be written: " + e.getMessage(), e);
            }
            return at;
        }

        long size() {
            return size;
        }

        /** Fills the array from its start; fails where the file ends before. */
        void read(long at, byte[] into, int length) {
            ByteBuffer buffer = ByteBuffer.wrap(into, 0, length);
            try {
                while (buffer.hasRemaining()) {
                    if (channel.read(buffer, at + buffer.position()) < 0) {
                        throw new IOException("it ends early");
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the temporary file cannot be read: " + e.getMessage(), e);
            }
        }
    }

    private TempSpace() {}

    static TempFile open() {
        try {
            Path path = Files.createTempFile("hopline-", ".tmp");
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                Files.delete(path);
            } catch (IOException stillInUse) {
                path.toFile().deleteOnExit();
            }
            return new TempFile(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary file can be made in " + System.getProperty("java.io.tmpdir")
                    + ": " + e.getMessage(), e);
        }
    }
}
