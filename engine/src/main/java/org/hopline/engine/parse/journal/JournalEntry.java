package org.hopline.engine.parse.journal;

import org.hopline.engine.event.Fields;
import org.hopline.engine.event.Slice;
import org.jspecify.annotations.Nullable;

/** One journal entry's fields, however it was exported. */
interface JournalEntry {

    /** The first value of a field, decoded; null where the entry has no such field or its value was left out. */
    @Nullable
    Slice get(String name);

    /** All fields in the entry's order; made when asked for. */
    Fields fields();
}
