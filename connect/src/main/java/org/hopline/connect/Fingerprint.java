package org.hopline.connect;

import java.util.HexFormat;

/**
 * The beginning of a source, hashed: sources that begin differently are not equal, and need not be read to know it.
 *
 * @param head SHA-256 of the first {@value #LENGTH} decompressed bytes
 * @param length how many there are
 * @param whole whether they are all there are
 */
record Fingerprint(String head, int length, boolean whole) {

    /** Bytes looked at. */
    static final int LENGTH = 64 * 1024;

    /** Of a stream that has not been read. */
    static Fingerprint of(PeekStream in) {
        byte[] bytes = in.peek(LENGTH);
        if (bytes.length == LENGTH) {
            // One more byte tells a source of exactly this length from a longer one.
            int more = in.peek(LENGTH + 1).length;
            return of(bytes, more == LENGTH && in.peekedToEnd());
        }
        return of(bytes, in.peekedToEnd());
    }

    private static Fingerprint of(byte[] bytes, boolean whole) {
        return new Fingerprint(HexFormat.of().formatHex(HashThread.sha256().digest(bytes)), bytes.length, whole);
    }
}
