package org.hopline.engine.parse;

import org.hopline.engine.event.LogRecord;

/** Reads the records of one source in order. Remembers what its format needs (assembly, New Years, last time). */
public interface RecordParser {

    /** Reads one record: exactly one of the sink's three record calls is made, and any number of assembled ones. */
    void parse(LogRecord record, ParseSink sink);

    /** The source has ended: what was held back for assembly goes out. */
    void end(ParseSink sink);
}
