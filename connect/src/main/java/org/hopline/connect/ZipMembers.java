package org.hopline.connect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.jspecify.annotations.Nullable;

/** The members of a zip file, reached by its directory in any order. */
final class ZipMembers {

    private static final int END_OF_DIRECTORY = 0x06054b50;
    private static final int END_LENGTH = 22;

    private final Path path;
    private final boolean keep;
    private @Nullable ZipFile open;
    private int users;

    /**
     * Members of a zip file.
     *
     * @param keep whether the file stays open between readers, which saves reading its directory for each; a scan allows
     *        it to some zips only, so that it does not run out of open files
     */
    ZipMembers(Path path, boolean keep) {
        this.path = path;
        this.keep = keep;
    }

    /** A member of a zip, as an origin of its own. */
    record OfZip(ZipMembers zip, Origin.OfFile file, ZipArchiveEntry entry) implements Origin {

        @Override
        public InputStream open() throws IOException {
            return zip.open(entry);
        }

        @Override
        public long size() {
            return entry.getCompressedSize();
        }

        @Override
        public @Nullable Long modified() {
            return ZipMembers.modified(entry);
        }

        @Override
        public @Nullable String changed() {
            return file.changed();
        }
    }

    /** All members in the order of the zip's directory; fails where the directory is damaged or too big. */
    List<ZipArchiveEntry> list(Limits limits) throws IOException {
        long declared = declared();
        if (declared > limits.members() * 2L) {
            throw new LimitReached("It has " + Words.number(declared) + " members, more than the "
                    + Words.number(limits.members()) + " that are read; none was read.");
        }
        ZipFile zip = acquire();
        try {
            List<ZipArchiveEntry> entries = new ArrayList<>();
            Enumeration<ZipArchiveEntry> all = zip.getEntriesInPhysicalOrder();
            while (all.hasMoreElements()) {
                entries.add(all.nextElement());
            }
            return entries;
        } finally {
            release();
        }
    }

    /** How many members the end record declares, so that a monstrous directory is refused before it is read. */
    private long declared() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            int tail = (int) Math.min(channel.size(), END_LENGTH + 0xffff);
            ByteBuffer bytes = ByteBuffer.allocate(tail).order(ByteOrder.LITTLE_ENDIAN);
            long from = channel.size() - tail;
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
                continue;
            }
            for (int at = bytes.position() - END_LENGTH; at >= 0; at--) {
                if (bytes.getInt(at) == END_OF_DIRECTORY) {
                    int count = bytes.getShort(at + 10) & 0xffff;
                    long size = bytes.getInt(at + 12) & 0xffffffffL;
                    // In zip64 both are all ones; a directory entry takes 46 bytes at least.
                    return count == 0xffff ? (size == 0xffffffffL ? channel.size() / 46 : size / 46) : count;
                }
            }
            return 0;
        }
    }

    private synchronized ZipFile acquire() throws IOException {
        ZipFile zip = open;
        if (zip == null) {
            zip = ZipFile.builder().setPath(path).get();
            open = zip;
        }
        users++;
        return zip;
    }

    private synchronized void release() throws IOException {
        users--;
        ZipFile zip = open;
        if (users == 0 && zip != null && !keep) {
            open = null;
            zip.close();
        }
    }

    private InputStream open(ZipArchiveEntry entry) throws IOException {
        ZipFile zip = acquire();
        InputStream content = null;
        try {
            if (!zip.canReadEntryData(entry)) {
                throw refusal(entry);
            }
            // The directory was read anew, perhaps: the entry is found again by where it lies.
            ZipArchiveEntry own = entry;
            for (ZipArchiveEntry same : zip.getEntries(entry.getName())) {
                if (same.getLocalHeaderOffset() == entry.getLocalHeaderOffset()) {
                    own = same;
                }
            }
            content = zip.getInputStream(own);
        } catch (RuntimeException e) {
            throw Unpacking.damage(e);
        } finally {
            if (content == null) {
                release();
            }
        }
        return new Bounded(content, entry.getSize(), entry.getCrc());
    }

    /** What stands against reading an entry. */
    static IOException refusal(ZipArchiveEntry entry) {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return new Unreadable("It is encrypted; it was not read.");
        }
        ZipMethod method = ZipMethod.getMethodByCode(entry.getMethod());
        return new Unreadable("It is packed by method " + (method == null ? entry.getMethod() : method.name())
                + ", which cannot be opened; it was not read.");
    }

    static @Nullable Long modified(ZipArchiveEntry entry) {
        FileTime time = entry.getLastModifiedTime();
        return time == null ? null : time.to(TimeUnit.NANOSECONDS);
    }

    /** Holds a member to the size and checksum that the directory declares for it. */
    private final class Bounded extends BlockStream {

        private final InputStream in;
        private final long size;
        private final long crc;
        private final java.util.zip.CRC32 sum = new java.util.zip.CRC32();
        private long read;
        private boolean closed;

        Bounded(InputStream in, long size, long crc) {
            this.in = in;
            this.size = size;
            this.crc = crc;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (read == size) {
                if (crc != -1 && sum.getValue() != crc) {
                    throw new java.util.zip.ZipException("its checksum does not fit its content");
                }
                return -1;
            }
            int got;
            try {
                got = in.read(into, from, (int) Math.min(length, size < 0 ? length : size - read));
            } catch (RuntimeException e) {
                throw Unpacking.damage(e);
            }
            if (got < 0) {
                if (size >= 0 && read < size) {
                    throw new java.io.EOFException("zip");
                }
                return -1;
            }
            sum.update(into, from, got);
            read += got;
            return got;
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                try {
                    in.close();
                } finally {
                    release();
                }
            }
        }
    }
}
