package org.hopline.connect;

import org.hopline.engine.event.SourceId;

/**
 * Something that kept bytes from being read, or that makes them doubtful; it ends as a line of the ledger.
 *
 * @param source what it happened to
 * @param kind what sort it is
 * @param sentence one sentence for people, without the path. It may hold names from the evidence: it goes through
 *        {@code engine.escape} before it reaches a terminal or page
 */
public record Trouble(SourceId source, Kind kind, String sentence) {

    /** Sorts of trouble. */
    public enum Kind {
        /** The path leads nowhere. */
        NOT_FOUND(true),
        /** The account that runs Hopline may not read it. */
        NO_PERMISSION(true),
        /** A folder or archive without any file in it. */
        EMPTY(false),
        /** A symbolic link that leads to a folder it lies in. */
        SYMLINK_LOOP(false),
        /** A device, socket or pipe below a folder; it is not opened. */
        SPECIAL_FILE(false),
        /** Compressed data or an archive that ends too early. */
        TRUNCATED(true),
        /** Compressed data or an archive with damage inside. */
        DAMAGED(true),
        /** One of {@link Limits} was reached. */
        LIMIT(true),
        /** The file was written to while it was read. */
        CHANGED(true),
        /** A way of packing that cannot be read (encrypted, unknown method). */
        UNREADABLE(true),
        /** The device or file system reported an error. */
        IO(true);

        private final boolean incomplete;

        Kind(boolean incomplete) {
            this.incomplete = incomplete;
        }

        /** Whether evidence is missing because of it: with {@code --strict} the run then ends with exit code 4. */
        public boolean incomplete() {
            return incomplete;
        }
    }
}
