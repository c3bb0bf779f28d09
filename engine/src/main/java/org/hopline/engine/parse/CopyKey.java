package org.hopline.engine.parse;

import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.Hashing;
import org.hopline.engine.event.Event;

/**
 * What must agree between two log lines that tell of one happening: program and the message in one spelling
 * (DESIGN §2, Copies). Leading and trailing blanks, a byte order mark and rsyslog's octal escapes make no difference.
 * The pid is compared by the fold, where both lines carry one: sudo's tag has none in some logs.
 */
public final class CopyKey {

    private CopyKey() {}

    /** The key of a log line's event. */
    public static long of(Event event) {
        HashStream64 hash = Hashing.wyhashFinal4().hashStream();
        String program = event.program();
        hash.putString(program == null ? "" : program);
        byte[] bytes = NormalMessage.of(event.message()).toBytes();
        hash.putByteArray(bytes);
        return hash.getAsLong();
    }
}
