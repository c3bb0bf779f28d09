package org.hopline.local;

/**
 * Told how a scan comes along, and asked whether to go on. Calls may come from several threads at once and often; they
 * must be quick.
 */
public interface ScanProgress {

    /** Says nothing, never stops. */
    ScanProgress SILENT = new ScanProgress() {
    };

    /** The steps of a scan, in order. */
    enum Phase {
        /** Listing and reading sources. */
        READING,
        /** Sessions, host by host. */
        SESSIONS,
        /** Hops, windows, paths, behaviours. */
        JOINING,
        /** Over. */
        DONE
    }

    /** A step begins. */
    default void phase(Phase phase) {}

    /** A source was found; {@code bytes} is its size on disk, or -1 where not known. */
    default void sourceFound(String path, long bytes) {}

    /** So many more bytes of sources on disk were read. */
    default void bytesRead(long bytes) {}

    /** So many more records were read. */
    default void recordsRead(long records) {}

    /** Whether the user wants the scan to stop: then what was read so far is judged and said to be partial. */
    default boolean cancelled() {
        return false;
    }
}
