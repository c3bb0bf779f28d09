package org.hopline.engine.parse;

import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.Hashing;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.View;
import org.hopline.engine.parse.audit.AuditStamp;

/**
 * What must agree between two log lines that tell of one happening: the message in one spelling
 * (DESIGN §2, Copies). Leading and trailing blanks, a byte order mark and rsyslog's octal escapes make no difference.
 * Program and pid are compared by the fold, where both lines carry them: sudo's tag has no pid in some logs, and
 * {@code journalctl -o with-unit} writes the unit in the place of the program.
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
        return Hashing.wyhashFinal4().hashBytesToLong(message.array(), message.offset(), message.length());
    }
}
