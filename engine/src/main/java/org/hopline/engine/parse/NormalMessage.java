package org.hopline.engine.parse;

import org.hopline.engine.event.Form;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.Value;

/** A message in the one spelling that all carriers agree on. */
public final class NormalMessage {

    private NormalMessage() {}

    /** Blanks at both ends and a byte order mark cut, rsyslog's {@code #ooo} decoded. */
    public static Slice of(Slice message) {
        int from = 0;
        int to = message.length();
        if (to >= 3 && message.at(0) == (byte) 0xef && message.at(1) == (byte) 0xbb && message.at(2) == (byte) 0xbf) {
            from = 3;
        }
        while (from < to && isBlank(message.at(from))) {
            from++;
        }
        while (to > from && isBlank(message.at(to - 1))) {
            to--;
        }
        Slice part = message.part(from, to);
        return part.indexOf((byte) '#', 0) < 0
                ? part
                : Value.encoded(part, Value.Encoding.SYSLOG_OCTAL).slice(Form.DECODED);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r' || b == 0;
    }
}
