package org.hopline.connect;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks gzip (RFC 1952), member after member. Unlike the JDK's stream it does not take garbage after a member for the
 * end, and unlike others it hands out every byte that could be unpacked before it fails.
 */
final class GzipStream extends BlockStream {

    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int HEADER_CRC = 2;
    private static final int RESERVED = 0xe0;

    private final InputStream in;
    private final byte[] input = new byte[64 * 1024];
    private int at;
    private int end;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private boolean inMember;
    private boolean ended;
    private boolean first = true;

    GzipStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (true) {
            if (ended || (!inMember && !header())) {
                return -1;
            }
            try {
                int got = inflater.inflate(into, from, length);
                if (got > 0) {
                    crc.update(into, from, got);
                    return got;
                }
                if (inflater.finished()) {
                    trailer();
                } else if (inflater.needsDictionary()) {
                    throw new ZipException("it asks for a preset dictionary");
                } else if (inflater.needsInput()) {
                    if (!fill()) {
                        throw new EOFException("gzip");
                    }
                    inflater.setInput(input, at, end - at);
                }
            } catch (DataFormatException e) {
                throw new ZipException(e.getMessage() == null ? "the data is not valid" : e.getMessage());
            }
        }
    }

    private boolean header() throws IOException {
        int lead = skipPadding();
        if (lead < 0) {
            ended = true;
            return false;
        }
        if (lead != 0x1f || next() != 0x8b || next() != 8) {
            throw new ZipException(first ? "it has no gzip header" : "bytes that are no gzip follow its last member");
        }
        int flags = next();
        if ((flags & RESERVED) != 0) {
            throw new ZipException("its header has reserved flags");
        }
        skip(6);
        if ((flags & EXTRA) != 0) {
            int low = next();
            skip(low | next() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
        inflater.reset();
        crc.reset();
        inflater.setInput(input, at, end - at);
        inMember = true;
        first = false;
        return true;
    }

    /** Tapes and block devices pad with zeros; gzip itself passes over them, and so do we. */
    private int skipPadding() throws IOException {
        while (at < end || fill()) {
            int value = input[at++] & 0xff;
            if (value != 0 || first) {
                return value;
            }
        }
        return -1;
    }

    private void trailer() throws IOException {
        at = end - inflater.getRemaining();
        inMember = false;
        long stored = word();
        long size = word();
        if (stored != crc.getValue()) {
            throw new ZipException("its checksum does not fit its content");
        }
        if (size != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new ZipException("its length does not fit its content");
        }
    }

    private long word() throws IOException {
        long a = next();
        long b = next();
        long c = next();
        return a | b << 8 | c << 16 | (long) next() << 24;
    }

    private void skipText() throws IOException {
        while (next() != 0) {
            continue;
        }
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    private int next() throws IOException {
        if (at >= end && !fill()) {
            throw new EOFException("gzip");
        }
        return input[at++] & 0xff;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = 0;
        int got = in.read(input, 0, input.length);
        if (got <= 0) {
            return false;
        }
        end = got;
        return true;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
