package org.hopline.connect;

import org.hopline.engine.event.SourceId;
import org.jspecify.annotations.Nullable;

/**
 * One log as it was found: a file, a compressed file, a member of an archive, standard input.
 *
 * <p>{@link #open()} may be called several times and from any thread, except for standard input, which is read once.
 */
public interface Source {

    /** Path as given and found, with {@code !member} parts for archives; unique within an {@link Inventory}. */
    SourceId id();

    /** Last part of the path (of the member's path), such as {@code auth.log.2.gz}. */
    String fileName();

    /** Everything of the path before the file name, archive parts included; empty where there is nothing. */
    String folder();

    /** The path in the file system: of the archive, for members. */
    String path();

    /** The member part of the path, nested ones separated by {@code !}; null for what is no member. */
    @Nullable
    String member();

    /**
     * The host whose logs the archive collects, where its name follows a known collector's habit
     * ({@code uac-HOST-linux-….tar.gz}, {@code sosreport-HOST-…}, {@code Collection-HOST-….zip}); else null.
     */
    @Nullable
    String containerHost();

    /** How it is packed, outermost first, such as {@code tar.gz > xz}; empty for a plain file. */
    String packing();

    /** Bytes it takes as stored; -1 where unknown (standard input, members of some archives). */
    long storedSize();

    /** Decompressed bytes; -1 where unknown before reading. */
    long size();

    /** Time of last modification, nanoseconds since the epoch; null where unknown. */
    @Nullable
    Long modified();

    /** Starts reading. Trouble with opening is an input that ends at once. */
    SourceInput open();
}
