package org.hopline.engine.parse.program;

import org.hopline.engine.event.Kind;
import org.hopline.engine.parse.ByteText;
import org.jspecify.annotations.Nullable;

/**
 * sshd, sshd-session and sshd-auth, OpenSSH 6 to 10. The format strings are those of OpenSSH's {@code auth.c}, {@code
 * packet.c}, {@code session.c}, {@code serverloop.c}, {@code sshd.c}, {@code sshd-session.c}, {@code srclimit.c} and
 * their kin. User names and certificate ids are text of strangers, so messages are read from the right wherever one of
 * them stands in it.
 */
final class SshdMessages implements ProgramParser {

    private static final byte[] PREAUTH = ByteText.ascii(" [preauth]");
    private static final byte[] POSTAUTH = ByteText.ascii(" [postauth]");
    private static final byte[] ERROR = ByteText.ascii("error: ");
    private static final byte[] FATAL = ByteText.ascii("fatal: ");
    private static final byte[] DEBUG = ByteText.ascii("debug");
    private static final byte[] PAM_MODULE = ByteText.ascii("pam_");

    private final SshdAuthentication authentication = new SshdAuthentication();
    private final SshdConnections connections = new SshdConnections();
    private final SshdSessions sessions = new SshdSessions();
    private final SshdRefusals refusals = new SshdRefusals();
    private final SshdNotes notes = new SshdNotes();
    private final PamMessages pam;

    SshdMessages(PamMessages pam) {
        this.pam = pam;
    }

    @Override
    public @Nullable Kind read(Message m) {
        Kind.Phase phase = Kind.Phase.UNKNOWN;
        m.escaped = 1;
        if (m.to > m.from && m.bytes[m.to - 1] == ']') {
            if (m.cutEnd(PREAUTH)) {
                phase = Kind.Phase.PREAUTH;
                m.escaped = 2;
            } else if (m.cutEnd(POSTAUTH)) {
                phase = Kind.Phase.AUTHENTICATED;
            }
        }
        if (m.startsWith(ERROR)) {
            m.from += ERROR.length;
        } else if (m.startsWith(FATAL)) {
            m.from += FATAL.length;
        } else if (m.startsWith(DEBUG)) {
            return Message.logged();
        }
        if (m.from >= m.to) {
            return null;
        }
        Kind kind = switch (m.bytes[m.from]) {
            case 'A', 'F', 'P' -> authentication.read(m);
            case 'p' -> m.startsWith(PAM_MODULE) ? pam.read(m) : null;
            case 'C', 'D', 'R', 'T', 'b', 'B', 't', 'k' -> connections.read(m, phase);
            case 'S' -> sessions.read(m);
            default -> null;
        };
        if (kind == null) {
            kind = sessions.read(m);
        }
        if (kind == null) {
            kind = refusals.read(m);
        }
        if (kind == null) {
            kind = connections.read(m, phase);
        }
        if (kind == null && m.bytes[m.from] == 'P') {
            kind = pam.read(m);
        }
        return kind != null ? kind : notes.read(m);
    }
}
