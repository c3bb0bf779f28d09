package org.hopline.connect;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tar member after member: seventh edition, ustar, GNU (long names, base-256 numbers) and pax headers. Ours,
 * since a hostile archive may declare names of any length, which must not be read into memory.
 */
final class TarReader {

    private static final int BLOCK = 512;
    /** Longest name and longest pax header that is read; Linux allows 4,096 bytes for a path. */
    private static final int MOST_META = 64 * 1024;

    /**
     * A member.
     *
     * @param name as stored; malformed bytes as U+FFFD
     * @param size of its content
     * @param modified nanoseconds since the epoch
     * @param file whether it has content of its own: no folder, link or device
     * @param sparse whether holes were left out of its content
     */
    record Entry(String name, long size, long modified, boolean file, boolean sparse, boolean folder) {}

    private final InputStream in;
    private long left;
    private long padding;
    private boolean cut;
    private @Nullable String longName;
    private @Nullable String paxPath;
    private @Nullable Long paxSize;
    private @Nullable Long paxModified;
    private boolean paxSparse;

    TarReader(InputStream in) {
        this.in = in;
    }

    /** Whether a block is a header: its checksum fits, and it names something. */
    static boolean isHeader(byte[] block) {
        if (block.length < BLOCK || block[0] == 0 || block[156] < 0) {
            return false;
        }
        long stored = octal(block, 148, 8);
        if (stored <= 0) {
            return false;
        }
        long unsigned = 0;
        long signed = 0;
        for (int i = 0; i < BLOCK; i++) {
            byte value = i >= 148 && i < 156 ? (byte) ' ' : block[i];
            unsigned += value & 0xff;
            signed += value;
        }
        return stored == unsigned || stored == signed;
    }

    /** The next member, or null at the end. What was not read of the one before is passed over. */
    @Nullable
    Entry next() throws IOException {
        while (true) {
            skipContent();
            byte[] block = new byte[BLOCK];
            int got = readBlock(block);
            if (got == 0 || (got == BLOCK && allZero(block))) {
                // Two zero blocks end an archive; GNU tar also takes one, and archives cut at a block are common.
                drain();
                return null;
            }
            if (got < BLOCK) {
                throw new EOFException("tar");
            }
            if (!isHeader(block)) {
                throw new ZipException("a member's header is damaged");
            }
            Entry entry = entry(block);
            if (entry != null) {
                return entry;
            }
        }
    }

    private @Nullable Entry entry(byte[] block) throws IOException {
        char type = (char) (block[156] & 0xff);
        long size = number(block, 124, 12);
        if (size < 0) {
            throw new ZipException("a member's size is damaged");
        }
        begin(size);
        switch (type) {
            case 'L' -> {
                longName = text(meta(size));
                return null;
            }
            case 'K', 'g', 'V', 'N' -> {
                return null;
            }
            case 'x', 'X' -> {
                pax(meta(size));
                return null;
            }
            default -> {
                return member(block, type, size);
            }
        }
    }

    private Entry member(byte[] block, char type, long size) throws IOException {
        String name = paxPath != null ? paxPath : longName != null ? longName : shortName(block);
        long real = paxSize != null ? paxSize : size;
        long modified = paxModified != null ? paxModified : seconds(number(block, 136, 12));
        boolean sparse = type == 'S' || paxSparse;
        boolean folder = type == '5' || type == 'D' || (name.endsWith("/") && (type == '0' || type == 0));
        boolean file = !folder && (type == '0' || type == 0 || type == '7' || type == 'S');
        if (type == 'S') {
            skipSparseMaps(block);
        }
        if (!file && type != 'D' && (type < 'A' || type > 'Z')) {
            // Links, devices and folders have no content, whatever size an old tar wrote.
            real = 0;
        }
        begin(real);
        longName = null;
        paxPath = null;
        paxSize = null;
        paxModified = null;
        paxSparse = false;
        return new Entry(name, real, modified, file, sparse, folder);
    }

    private void begin(long size) {
        left = size;
        padding = (BLOCK - size % BLOCK) % BLOCK;
    }

    private void skipSparseMaps(byte[] block) throws IOException {
        boolean more = block[482] != 0;
        while (more) {
            byte[] map = new byte[BLOCK];
            if (readBlock(map) < BLOCK) {
                throw new EOFException("tar");
            }
            more = map[504] != 0;
        }
    }

    /** Reads from the current member's content; -1 at its end. */
    int read(byte[] into, int from, int length) throws IOException {
        if (cut) {
            throw new EOFException("tar");
        }
        if (left == 0) {
            return -1;
        }
        int got = in.read(into, from, (int) Math.min(length, left));
        if (got < 0) {
            cut = true;
            throw new EOFException("tar");
        }
        left -= got;
        return got;
    }

    private void skipContent() throws IOException {
        byte[] sink = new byte[32 * 1024];
        while (left > 0) {
            if (read(sink, 0, sink.length) < 0) {
                break;
            }
        }
        while (padding > 0) {
            int got = in.read(sink, 0, (int) padding);
            if (got < 0) {
                // An archive cut within its last padding has lost nothing.
                padding = 0;
                return;
            }
            padding -= got;
        }
    }

    /** Reads on to the end, so that a checksum of the compression around the archive is compared. */
    private void drain() throws IOException {
        byte[] sink = new byte[32 * 1024];
        while (in.read(sink, 0, sink.length) >= 0) {
            continue;
        }
    }

    private byte[] meta(long size) throws IOException {
        if (size > MOST_META) {
            return new byte[0];
        }
        byte[] bytes = new byte[(int) size];
        int have = 0;
        while (have < bytes.length) {
            int got = read(bytes, have, bytes.length - have);
            if (got < 0) {
                throw new EOFException("tar");
            }
            have += got;
        }
        return bytes;
    }

    /** POSIX.1-2001 pax: {@code LENGTH KEY=VALUE\n}, the length counting the whole line. */
    private void pax(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            int space = at;
            long length = 0;
            while (space < bytes.length && bytes[space] >= '0' && bytes[space] <= '9' && length < bytes.length) {
                length = length * 10 + bytes[space] - '0';
                space++;
            }
            if (space >= bytes.length || bytes[space] != ' ' || length < space - at + 3 || at + length > bytes.length) {
                return;
            }
            String line = new String(bytes, space + 1, (int) (at + length - space - 2), StandardCharsets.UTF_8);
            int equal = line.indexOf('=');
            if (equal > 0) {
                paxValue(line.substring(0, equal), line.substring(equal + 1));
            }
            at += (int) length;
        }
    }

    private void paxValue(String key, String value) {
        if (key.startsWith("GNU.sparse.")) {
            paxSparse = true;
            if (key.equals("GNU.sparse.name")) {
                paxPath = value;
            }
            return;
        }
        switch (key) {
            case "path" -> paxPath = value;
            case "size" -> {
                if (value.matches("[0-9]{1,18}")) {
                    paxSize = Long.parseLong(value);
                }
            }
            case "mtime" -> {
                if (value.matches("[0-9]{1,9}") || value.matches("[0-9]{10}([.][0-9]*)?")) {
                    paxModified = new java.math.BigDecimal(value.endsWith(".") ? value + "0" : value)
                            .movePointRight(9).longValue();
                }
            }
            default -> {
                // Owners, comments and vendors' keys do not matter here.
            }
        }
    }

    private static String shortName(byte[] block) {
        String name = text(block, 0, 100);
        boolean posix = block[257] == 'u' && block[258] == 's' && block[259] == 't' && block[260] == 'a'
                && block[261] == 'r' && block[262] == 0;
        String prefix = posix ? text(block, 345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String text(byte[] bytes) {
        return text(bytes, 0, bytes.length);
    }

    private static String text(byte[] bytes, int from, int most) {
        int to = from;
        while (to < from + most && bytes[to] != 0) {
            to++;
        }
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static long seconds(long seconds) {
        return seconds > 9_000_000_000L ? 0 : seconds * 1_000_000_000L;
    }

    /** An octal number, or GNU's base 256 where the first bit is set; -1 where it is neither. */
    private static long number(byte[] block, int from, int length) {
        if ((block[from] & 0x80) == 0) {
            return octal(block, from, length);
        }
        if (block[from] != (byte) 0x80) {
            return -1;
        }
        long value = 0;
        for (int i = from + 1; i < from + length; i++) {
            if (value > Long.MAX_VALUE >> 9) {
                return -1;
            }
            value = value << 8 | (block[i] & 0xff);
        }
        return value;
    }

    private static long octal(byte[] block, int from, int length) {
        int at = from;
        int end = from + length;
        while (at < end && (block[at] == ' ' || block[at] == 0)) {
            at++;
        }
        long value = 0;
        while (at < end && block[at] >= '0' && block[at] <= '7') {
            value = value << 3 | (block[at] - '0');
            at++;
        }
        return at < end && block[at] != ' ' && block[at] != 0 ? -1 : value;
    }

    private static boolean allZero(byte[] block) {
        for (byte value : block) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    private int readBlock(byte[] block) throws IOException {
        int have = 0;
        while (have < block.length) {
            int got = in.read(block, have, block.length - have);
            if (got < 0) {
                break;
            }
            have += got;
        }
        return have;
    }
}
