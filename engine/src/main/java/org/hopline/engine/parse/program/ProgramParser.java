package org.hopline.engine.parse.program;

import org.hopline.engine.event.Kind;
import org.jspecify.annotations.Nullable;

/** Reads the messages of one program. */
interface ProgramParser {

    /**
     * What the message says: {@link Kind.Logged} when it is known and there is no word for it; null when it is not
     * known.
     */
    @Nullable
    Kind read(Message message);
}
