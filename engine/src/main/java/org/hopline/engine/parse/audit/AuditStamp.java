package org.hopline.engine.parse.audit;

import org.hopline.engine.event.Event;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.Slice;

/**
 * What names an audit event on its node: time and serial.
 *
 * @param time nanoseconds since the epoch
 * @param serial 0 to 2^32-1; -1 where the record states none
 */
public record AuditStamp(long time, long serial) {

    private static final byte[] AUDIT = {'a', 'u', 'd', 'i', 't', '('};
    private static final long NO_SERIAL = -1;

    /** The stamp of an event of family {@link LogFamily#AUDIT}; for others their time, and no serial. */
    public static AuditStamp of(Event event) {
        return new AuditStamp(event.time(), event.family() == LogFamily.AUDIT ? serial(event) : NO_SERIAL);
    }

    private static long serial(Event event) {
        Slice bytes = event.record().bytes();
        int at = bytes.indexOf(AUDIT, 0);
        at = at < 0 ? -1 : bytes.indexOf((byte) ':', at);
        if (at < 0) {
            return NO_SERIAL;
        }
        long serial = 0;
        int digits = 0;
        for (at++; at < bytes.length() && bytes.at(at) >= '0' && bytes.at(at) <= '9' && digits < 10; at++, digits++) {
            serial = serial * 10 + bytes.at(at) - '0';
        }
        return digits == 0 ? NO_SERIAL : serial;
    }
}
