package org.hopline.engine.parse.program;

import java.io.ByteArrayOutputStream;
import org.hopline.engine.event.Slice;

/**
 * Octal escapes of syslog daemons for control bytes and, where so configured, bytes above ASCII: rsyslog's {@code #ooo},
 * others' {@code \ooo}. What would stand for a printable character was written by someone else and stays.
 */
final class SyslogEscapes {

    private SyslogEscapes() {}

    static Slice decode(Slice raw) {
        return decode(raw, '#');
    }

    /** Decodes what stands behind this mark. */
    static Slice decode(Slice raw, char mark) {
        if (raw.indexOf((byte) mark, 0) < 0) {
            return raw;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            int escaped = raw.at(i) == mark ? raw.octalAt(i + 1) : -1;
            if (escaped >= 0 && (escaped < ' ' || escaped >= 0x7f)) {
                out.write(escaped);
                i += 3;
            } else {
                out.write(raw.at(i));
            }
        }
        return Slice.of(out.toByteArray());
    }
}
