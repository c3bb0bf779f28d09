package org.hopline.engine.parse.program;

import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.UserId;
import org.hopline.engine.parse.ByteText;
import org.jspecify.annotations.Nullable;

/**
 * sudo: {@code USER : [REASON ; ]TTY=T ; PWD=D ; USER=U ; … ; COMMAND=C}, and its JSON form. The command comes last and
 * may hold anything; it begins at the first {@code COMMAND=}.
 */
final class SudoMessages implements ProgramParser {

    private static final byte[] SEPARATOR = ByteText.ascii(" : ");
    private static final byte[] NEXT = ByteText.ascii(" ; ");
    private static final byte[] COMMAND = ByteText.ascii("COMMAND=");
    private static final byte[] TTY = ByteText.ascii("TTY=");
    private static final byte[] PWD = ByteText.ascii("PWD=");
    private static final byte[] USER = ByteText.ascii("USER=");
    private static final byte[] CONTINUED = ByteText.ascii("(command continued) ");
    private static final byte[] UNKNOWN = ByteText.ascii("unknown");
    private static final byte[] PROBLEM = ByteText.ascii("problem with ");
    private static final byte[] UNABLE = ByteText.ascii("unable to ");
    private static final byte[] PAM = ByteText.ascii("pam_");
    private static final byte[] DEV = ByteText.ascii("/dev/");

    private final PamMessages pam;

    SudoMessages(PamMessages pam) {
        this.pam = pam;
    }

    @Override
    public @Nullable Kind read(Message m) {
        if (m.startsWith(PAM)) {
            return pam.read(m);
        }
        Kind json = SudoJson.read(m);
        if (json != null) {
            return json;
        }
        int separator = m.find(m.from, SEPARATOR);
        if (separator < 0) {
            return m.startsWith(UNABLE) ? Message.logged() : null;
        }
        int at = separator + SEPARATOR.length;
        if (m.hasAt(at, CONTINUED)) {
            return Message.logged();
        }
        return line(m, separator, at);
    }

    private static @Nullable Kind line(Message m, int separator, int at) {
        String reason = null;
        String tty = null;
        String directory = null;
        UserId target = null;
        String command = null;
        int part = at;
        while (part < m.to) {
            if (m.hasAt(part, COMMAND)) {
                command = m.text(part + COMMAND.length, m.to);
                break;
            }
            int end = m.find(part, NEXT);
            end = end < 0 ? m.to : end;
            if (m.hasAt(part, TTY)) {
                tty = terminal(m, part + TTY.length, end);
            } else if (m.hasAt(part, PWD)) {
                directory = m.text(part + PWD.length, end);
            } else if (m.hasAt(part, USER)) {
                target = m.user(part + USER.length, end);
            } else if (part == at) {
                reason = m.text(part, end);
            }
            part = Math.min(m.to, end + NEXT.length);
        }
        if (command == null && target == null && tty == null) {
            return null;
        }
        Outcome outcome = reason == null
                ? Outcome.SUCCESS
                : m.hasAt(at, PROBLEM) || m.hasAt(at, UNABLE) ? Outcome.UNKNOWN : Outcome.FAILURE;
        if (command == null && outcome != Outcome.FAILURE) {
            return Message.logged();
        }
        return new Kind.PrivilegeChange(Kind.PrivilegeTool.SUDO, outcome, m.user(m.from, separator), target, tty,
                directory, command, reason);
    }

    private static @Nullable String terminal(Message m, int from, int end) {
        if (from >= end || ByteText.is(m.bytes, from, end, UNKNOWN)) {
            return null;
        }
        return ByteText.startsWith(m.bytes, from, end, DEV) ? m.word(from + DEV.length, end) : m.word(from, end);
    }

    /** Whether a message goes on with the command of the one before; then where the rest begins, else -1. */
    static int continuation(byte[] bytes, int from, int to) {
        int separator = ByteText.find(bytes, from, to, SEPARATOR);
        int at = separator + SEPARATOR.length;
        return separator >= 0 && ByteText.startsWith(bytes, at, to, CONTINUED) ? at + CONTINUED.length : -1;
    }
}
