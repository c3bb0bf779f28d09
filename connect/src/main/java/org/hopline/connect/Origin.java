package org.hopline.connect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where stored bytes come from: a file, a pipe, a member of a zip, memory. */
interface Origin {

    /** Starts reading from the first byte. */
    InputStream open() throws IOException;

    /** Stored bytes; -1 where unknown. */
    long size();

    /** Time of modification, nanoseconds since the epoch; null where unknown. */
    @Nullable
    Long modified();

    /** Whether it can be opened once only. */
    default boolean once() {
        return false;
    }

    /** What changed since it was found, as a sentence; null where nothing did. */
    default @Nullable String changed() {
        return null;
    }

    /** A file. */
    record OfFile(Path path, long size, Long modified) implements Origin {

        static OfFile of(Path path) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new OfFile(path, attributes.size(), nanos(attributes));
        }

        private static long nanos(BasicFileAttributes attributes) {
            return attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        }

        @Override
        public InputStream open() throws IOException {
            // Unlike a plain channel's, this stream stays open when the thread that reads it is interrupted.
            return Files.newInputStream(path, StandardOpenOption.READ);
        }

        @Override
        public @Nullable String changed() {
            try {
                BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
                if (now.size() != size) {
                    return "The file was written to while it was read: it had " + Words.bytes(size) + " and now has "
                            + Words.bytes(now.size()) + "; what was there when it was read is used.";
                }
                return nanos(now) == modified
                        ? null
                        : "The file was written to while it was read: its time of modification changed and its size"
                                + " did not; what was there when it was read is used.";
            } catch (IOException e) {
                return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                        ? "The file could not be looked at again after it was read."
                        : "The file was removed while it was read; what was there when it was read is used.";
            }
        }
    }

    /** A pipe, or standard input: read once. */
    record OfPipe(InputStream in) implements Origin {

        @Override
        public InputStream open() {
            return in;
        }

        @Override
        public long size() {
            return -1;
        }

        @Override
        public @Nullable Long modified() {
            return null;
        }

        @Override
        public boolean once() {
            return true;
        }
    }
}
