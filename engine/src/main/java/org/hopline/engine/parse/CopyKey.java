package org.hopline.engine.parse;

import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.Hashing;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.View;
import org.hopline.engine.parse.audit.AuditStamp;

/**
 * What must agree between two log lines that tell of one happening: program and the message in one spelling
 * (DESIGN §2, Copies). Leading and trailing blanks, a byte order mark and rsyslog's octal escapes make no difference.
 * The pid is compared by the fold, where both lines carry one: sudo's tag has none in some logs.
 * For Linux audit in any encoding it is time and serial, and of single records also what they say without their
 * interpretations.
 */
public final class CopyKey {

    private CopyKey() {}

    /** What stands between an audit record and its interpretations. */
    private static final byte ENRICHMENT = 0x1d;

    /** The key of a log line's event, or of an audit event. */
    public static long of(Event event) {
        if (event.family() == LogFamily.AUDIT) {
            HashStream64 hash = Hashing.wyhashFinal4().hashStream();
            AuditStamp stamp = AuditStamp.of(event);
            hash.putLong(stamp.time()).putLong(stamp.serial());
            if (event.view() == View.RECORD) {
                int enrichment = event.message().indexOf(ENRICHMENT, 0);
                Slice raw = enrichment < 0 ? event.message() : event.message().part(0, enrichment);
                hash.putString(event.program() == null ? "" : event.program());
                hash.putByteArray(raw.toBytes());
            }
            return hash.getAsLong();
        }
        // Without a stream or a copy: this runs for nearly every line of an auth.log.
        Slice message = NormalMessage.of(event.message());
        long hash = Hashing.wyhashFinal4().hashBytesToLong(message.array(), message.offset(), message.length());
        String program = event.program();
        return program == null ? hash : hash ^ spread(program.hashCode());
    }

    private static long spread(long value) {
        long x = (value ^ value >>> 32) * 0xD6E8FEB86659FD93L;
        x = (x ^ x >>> 32) * 0xD6E8FEB86659FD93L;
        return x ^ x >>> 32;
    }
}
