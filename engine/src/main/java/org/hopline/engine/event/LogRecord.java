package org.hopline.engine.event;

/**
 * The bytes of one log entry and where they stand ("Record" in the vocabulary; the name avoids {@code java.lang.Record}).
 *
 * @param source the log it stands in
 * @param offset of its first byte in the decompressed source, from 0
 * @param line number of its first line in the decompressed source, from 1; 0 in binary sources
 * @param bytes the entry without its line terminator
 */
public record LogRecord(SourceId source, long offset, long line, Slice bytes) {

    /** The same record with bytes of its own, for holders that outlive the read buffer. */
    public LogRecord detached() {
        return new LogRecord(source, offset, line, bytes.detached());
    }
}
