package org.hopline.engine.parse;

import org.hopline.engine.event.Slice;

/** One way of writing a log, recognised by content. */
public interface LogFormat {

    /** The name that {@code --format} takes and the ledger prints, such as {@code syslog} or {@code auditd}. */
    String name();

    /**
     * How surely a source that begins with these bytes is of this format.
     *
     * @param head the first decompressed bytes, at most 64 KiB; a whole small file
     * @param fileName last part of the path, which may hint but never decide
     */
    Recognition recognise(Slice head, String fileName);

    /** Cuts this format's bytes into records. Stateful per source: call once per source. */
    RecordCutter cutter();

    /** Reads this format's records. Stateful per source: call once per source. */
    RecordParser parser();
}
