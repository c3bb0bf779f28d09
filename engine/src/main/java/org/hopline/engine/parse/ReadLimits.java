package org.hopline.engine.parse;

/**
 * What one source may make the reader hold.
 *
 * @param mostRecordBytes longest record that is read, in bytes, terminator excluded; at least 1. A longer one is counted
 *     as unparsed, and its bytes are not held
 */
public record ReadLimits(int mostRecordBytes) {

    /** 16 MiB per record. */
    public static final ReadLimits DEFAULT = new ReadLimits(16 * 1024 * 1024);

    /** Fails on a limit below 1. */
    public ReadLimits {
        if (mostRecordBytes < 1) {
            throw new IllegalArgumentException("a limit of " + mostRecordBytes + " bytes per record");
        }
    }
}
