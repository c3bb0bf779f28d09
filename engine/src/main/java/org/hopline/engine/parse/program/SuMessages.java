package org.hopline.engine.parse.program;

import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.UserId;
import org.hopline.engine.parse.ByteText;
import org.jspecify.annotations.Nullable;

/**
 * su: util-linux {@code [FAILED SU ](to U) V on TTY}; shadow {@code Successful su for U by V}, {@code FAILED su for U by
 * V}, and its line {@code + TTY V:U}, which repeats them; BSD {@code V to U on TTY}, {@code BAD SU V to U on TTY};
 * System V {@code 'su U' failed for V on TTY}.
 */
final class SuMessages implements ProgramParser {

    private static final byte[] TO_OPEN = ByteText.ascii("(to ");
    private static final byte[] FAILED_TO = ByteText.ascii("FAILED SU (to ");
    private static final byte[] CLOSE = ByteText.ascii(") ");
    private static final byte[] ON = ByteText.ascii(" on ");
    private static final byte[] SUCCESSFUL = ByteText.ascii("Successful su for ");
    private static final byte[] FAILED = ByteText.ascii("FAILED su for ");
    private static final byte[] BY = ByteText.ascii(" by ");
    private static final byte[] PLUS = ByteText.ascii("+ ");
    private static final byte[] MINUS = ByteText.ascii("- ");
    private static final byte[] BAD = ByteText.ascii("BAD SU ");
    private static final byte[] TO = ByteText.ascii(" to ");
    private static final byte[] QUOTED = ByteText.ascii("'su ");
    private static final byte[] QUOTED_FAILED = ByteText.ascii("' failed for ");
    private static final byte[] QUOTED_WORKED = ByteText.ascii("' succeeded for ");
    private static final byte[] DEV = ByteText.ascii("/dev/");
    private static final byte[] NONE = ByteText.ascii("none");
    private static final byte[] PAM = ByteText.ascii("pam_");

    private final PamMessages pam;

    SuMessages(PamMessages pam) {
        this.pam = pam;
    }

    @Override
    public @Nullable Kind read(Message m) {
        if (m.from >= m.to) {
            return null;
        }
        return switch (m.bytes[m.from]) {
            case 'p' -> m.startsWith(PAM) ? pam.read(m) : bsd(m, m.from, Outcome.SUCCESS);
            case '(' -> m.startsWith(TO_OPEN) ? utilLinux(m, m.from + TO_OPEN.length, Outcome.SUCCESS) : null;
            case 'F' -> m.startsWith(FAILED_TO)
                    ? utilLinux(m, m.from + FAILED_TO.length, Outcome.FAILURE)
                    : m.startsWith(FAILED) ? shadow(m, m.from + FAILED.length, Outcome.FAILURE) : null;
            case 'S' -> m.startsWith(SUCCESSFUL) ? shadow(m, m.from + SUCCESSFUL.length, Outcome.SUCCESS) : null;
            case '+', '-' -> m.startsWith(PLUS) || m.startsWith(MINUS) ? Message.logged() : null;
            case 'B' -> m.startsWith(BAD)
                    ? bsd(m, m.from + BAD.length, Outcome.FAILURE)
                    : bsd(m, m.from, Outcome.SUCCESS);
            case '\'' -> systemV(m);
            default -> bsd(m, m.from, Outcome.SUCCESS);
        };
    }

    private static @Nullable Kind utilLinux(Message m, int targetFrom, Outcome outcome) {
        int on = ByteText.findLast(m.bytes, targetFrom, m.to, ON);
        int close = on < 0 ? -1 : ByteText.findLast(m.bytes, targetFrom, on, CLOSE);
        return close < 0
                ? null
                : made(m, outcome, m.user(close + CLOSE.length, on), m.user(targetFrom, close), on + ON.length);
    }

    private static @Nullable Kind shadow(Message m, int targetFrom, Outcome outcome) {
        int by = ByteText.findLast(m.bytes, targetFrom, m.to, BY);
        return by < 0 ? null : made(m, outcome, m.user(by + BY.length, m.to), m.user(targetFrom, by), m.to);
    }

    private static @Nullable Kind bsd(Message m, int fromFrom, Outcome outcome) {
        int on = ByteText.findLast(m.bytes, fromFrom, m.to, ON);
        int end = on < 0 ? m.to : on;
        int to = ByteText.find(m.bytes, fromFrom, end, TO);
        return on < 0 || to < 0
                ? null
                : made(m, outcome, m.user(fromFrom, to), m.user(to + TO.length, end), on + ON.length);
    }

    private static @Nullable Kind systemV(Message m) {
        if (!m.startsWith(QUOTED)) {
            return null;
        }
        int failed = m.find(m.from, QUOTED_FAILED);
        int middle = failed >= 0 ? failed : m.find(m.from, QUOTED_WORKED);
        if (middle < 0) {
            return null;
        }
        int fromFrom = middle + (failed >= 0 ? QUOTED_FAILED.length : QUOTED_WORKED.length);
        int on = ByteText.findLast(m.bytes, fromFrom, m.to, ON);
        int end = on < 0 ? m.to : on;
        return made(m, failed >= 0 ? Outcome.FAILURE : Outcome.SUCCESS, m.user(fromFrom, end),
                m.user(m.from + QUOTED.length, middle), on < 0 ? m.to : on + ON.length);
    }

    private static Kind made(Message m, Outcome outcome, @Nullable UserId from, @Nullable UserId to, int ttyFrom) {
        int at = m.hasAt(ttyFrom, DEV) ? ttyFrom + DEV.length : ttyFrom;
        String tty = at >= m.to || ByteText.is(m.bytes, at, m.to, NONE) ? null : m.word(at, m.to);
        return new Kind.PrivilegeChange(Kind.PrivilegeTool.SU, outcome, from, to, tty, null, null, null);
    }
}
