package org.hopline.engine.parse.program;

import org.hopline.engine.event.Address;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.UserId;
import org.hopline.engine.parse.ByteText;
import org.jspecify.annotations.Nullable;

/**
 * What PAM's modules say through any program: {@code MODULE(SERVICE:TYPE): TEXT}, RHEL 4's {@code
 * PROGRAM(pam_unix)[PID]: TEXT}, and libpam's {@code PAM N more authentication failures; …}.
 */
final class PamMessages implements ProgramParser {

    private static final byte[] PAM = ByteText.ascii("pam_");
    private static final byte[] MORE = ByteText.ascii(" more authentication failure");
    private static final byte[] PAM_COUNT = ByteText.ascii("PAM ");
    private static final byte[] TAG_END = ByteText.ascii("): ");
    private static final byte[] FAILURE = ByteText.ascii("authentication failure; ");
    private static final byte[] SUCCESS = ByteText.ascii("authentication success; ");
    private static final byte[] SSS_FAILURE = ByteText.ascii("received for user ");
    private static final byte[] OPENED = ByteText.ascii("session opened for user ");
    private static final byte[] CLOSED = ByteText.ascii("session closed for user ");
    private static final byte[] BY = ByteText.ascii(" by ");
    private static final byte[] UID = ByteText.ascii("(uid=");
    private static final byte[] RHOST = ByteText.ascii("rhost=");
    private static final byte[] TTY = ByteText.ascii("tty=");
    private static final byte[] USER = ByteText.ascii("user=");
    private static final byte[] RUSER = ByteText.ascii("ruser=");
    private static final byte[] CONSECUTIVE = ByteText.ascii("Consecutive login failures for user ");
    private static final byte[] LOCKED = ByteText.ascii(" account temporarily locked");
    private static final byte[] CHECK_FAILED = ByteText.ascii("password check failed for user (");
    private static final byte[] PASSWORD_CHANGED = ByteText.ascii("password changed for ");
    private static final byte[] GOT_NO = ByteText.ascii("getting password (");
    private static final byte[] TALLY = ByteText.ascii("user ");
    private static final byte[] UNIX = ByteText.ascii("pam_unix");

    @Override
    public @Nullable Kind read(Message m) {
        m.escaped = 0;
        if (m.startsWith(PAM_COUNT)) {
            return counted(m);
        }
        if (!m.startsWith(PAM)) {
            return null;
        }
        int tag = m.find(m.from, TAG_END);
        int open = tag < 0 ? -1 : ByteText.find(m.bytes, m.from, tag, '(');
        if (open < 0) {
            return Message.logged();
        }
        int colon = ByteText.find(m.bytes, open, tag, ':');
        String service = m.word(open + 1, colon < 0 ? tag : colon);
        Kind kind = text(m, service, tag + TAG_END.length);
        return kind != null ? kind : Message.logged();
    }

    /** The text behind the module's tag. */
    @Nullable
    Kind text(Message m, String service, int at) {
        // sshd's own lines name the same account decoded; su's and sudo's do not.
        m.octal = service.startsWith("sshd");
        if (at >= m.to) {
            return null;
        }
        return switch (m.bytes[at]) {
            case 's' -> session(m, service, at);
            case 'a' -> m.hasAt(at, FAILURE)
                    ? verdict(m, service, Outcome.FAILURE, at)
                    : m.hasAt(at, SUCCESS) ? verdict(m, service, Outcome.SUCCESS, at) : null;
            case 'C' -> locked(m, service, at);
            case 'p' -> m.hasAt(at, PASSWORD_CHANGED)
                    ? new Kind.AccountChange("change-password", m.user(at + PASSWORD_CHANGED.length, m.to),
                            m.text(at, m.to))
                    : null;
            case 'r' -> received(m, service, at);
            case 'u' -> denied(m, service, at);
            default -> null;
        };
    }

    /** {@code session opened|closed for user U[(uid=N)][ by [V](uid=M)]}. */
    private static @Nullable Kind session(Message m, String service, int at) {
        boolean opened = m.hasAt(at, OPENED);
        if (!opened && !m.hasAt(at, CLOSED)) {
            return null;
        }
        int userFrom = at + OPENED.length;
        int end = m.to;
        long byUid = Kind.UNSTATED;
        if (opened) {
            int by = ByteText.findLast(m.bytes, userFrom, m.to, BY);
            if (by >= 0) {
                int uid = ByteText.find(m.bytes, by, m.to, UID);
                byUid = uid < 0 || m.bytes[m.to - 1] != ')' ? Kind.UNSTATED : m.number(uid + UID.length, m.to - 1);
                end = by;
            }
        }
        long uid = Kind.UNSTATED;
        if (end > userFrom && m.bytes[end - 1] == ')') {
            int mark = ByteText.findLast(m.bytes, userFrom, end, UID);
            if (mark >= 0) {
                uid = m.number(mark + UID.length, end - 1);
                end = mark;
            }
        }
        UserId user = m.user(userFrom, end);
        return user == null ? null : new Kind.PamSession(opened, service, user, uid, byUid);
    }

    /**
     * {@code authentication failure; logname=L uid=N euid=N tty=T ruser=R rhost=A[  user=U]}. The user is the last and
     * may hold spaces, so it is looked for behind {@code rhost=}.
     */
    private static Kind verdict(Message m, String service, Outcome outcome, int at) {
        Address remote = null;
        UserId user = null;
        UserId remoteUser = null;
        String terminal = null;
        int part = at;
        boolean pastHost = false;
        while (part < m.to) {
            int end = m.wordEnd(part);
            if (pastHost && m.hasAt(part, USER)) {
                user = m.user(part + USER.length, m.to);
                break;
            }
            if (!pastHost && m.hasAt(part, TTY)) {
                terminal = emptyToNull(m.word(part + TTY.length, end));
            } else if (!pastHost && m.hasAt(part, RUSER)) {
                remoteUser = m.user(part + RUSER.length, end);
            } else if (!pastHost && m.hasAt(part, RHOST)) {
                remote = m.address(part + RHOST.length, end);
                pastHost = true;
            }
            part = end + 1;
        }
        // Without a host and a user, as at a console, the one who asked is all that is named.
        return new Kind.PamAuthentication(service, outcome, user == null && !pastHost ? remoteUser : user, remote,
                terminal);
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** {@code PAM N more authentication failures; logname=…}: it stands for N tries, none of them said before. */
    private static @Nullable Kind counted(Message m) {
        int digits = m.from + PAM_COUNT.length;
        int end = ByteText.digitsEnd(m.bytes, digits, m.to);
        if (end == digits || !m.hasAt(end, MORE)) {
            return null;
        }
        m.octal = m.program.startsWith("sshd");
        return verdict(m, m.program.isEmpty() || m.program.startsWith("sshd") ? "sshd" : m.program, Outcome.FAILURE,
                end);
    }

    /** pam_faillock: {@code Consecutive login failures for user U account temporarily locked}. */
    private static @Nullable Kind locked(Message m, String service, int at) {
        if (!m.hasAt(at, CONSECUTIVE)) {
            return null;
        }
        int end = ByteText.findLast(m.bytes, at, m.to, LOCKED);
        return new Kind.PamAuthentication(service, Outcome.FAILURE,
                m.user(at + CONSECUTIVE.length, end < 0 ? m.to : end), null, null);
    }

    /** pam_sss: {@code received for user U: 7 (Authentication failure)}. */
    private static @Nullable Kind received(Message m, String service, int at) {
        if (!m.hasAt(at, SSS_FAILURE)) {
            return null;
        }
        int colon = ByteText.findLast(m.bytes, at, m.to, ':');
        return new Kind.PamAuthentication(service, Outcome.FAILURE,
                m.user(at + SSS_FAILURE.length, colon < 0 ? m.to : colon), null, null);
    }

    /** pam_tally2 and pam_listfile name a user at the front: {@code user U (500) tally 9, deny 3}. */
    private static @Nullable Kind denied(Message m, String service, int at) {
        if (!m.hasAt(at, TALLY)) {
            return null;
        }
        int userFrom = at + TALLY.length;
        int userTo = m.wordEnd(userFrom);
        boolean tally = userTo + 1 < m.to && m.bytes[userTo + 1] == '(';
        return tally
                ? new Kind.PamAuthentication(service, Outcome.FAILURE, m.user(userFrom, userTo), null, null)
                : null;
    }

    /** {@code unix_chkpwd[PID]: password check failed for user (U)}. */
    static @Nullable Kind checkFailed(Message m) {
        if (m.startsWith(CHECK_FAILED) && m.bytes[m.to - 1] == ')') {
            return new Kind.PamAuthentication("unix_chkpwd", Outcome.FAILURE,
                    m.user(m.from + CHECK_FAILED.length, m.to - 1), null, null);
        }
        return m.startsWith(GOT_NO) || m.startsWith(UNIX) ? Message.logged() : null;
    }
}
