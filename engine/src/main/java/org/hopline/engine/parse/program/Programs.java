package org.hopline.engine.parse.program;

import java.util.HashMap;
import java.util.Map;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Slice;
import org.hopline.engine.parse.ByteText;
import org.jspecify.annotations.Nullable;

/**
 * Which program's messages are read by whom. One per source: the parsers share one mutable view of the message.
 */
final class Programs {

    private static final byte[] LINUX_VERSION = ByteText.ascii("Linux version ");

    private final Message message = new Message();
    private final PamMessages pam = new PamMessages();
    private final SudoMessages sudo = new SudoMessages(pam);
    private final SshdMessages sshd = new SshdMessages(pam);
    private final SuMessages su = new SuMessages(pam);
    private final Map<String, ProgramParser> parsers = new HashMap<>();

    Programs() {
        for (String name : new String[]{"sshd", "sshd-session", "sshd-auth"}) {
            parsers.put(name, sshd);
        }
        parsers.put("sudo", sudo);
        parsers.put("su", su);
        parsers.put("su-l", su);
        parsers.put("systemd-logind", new LogindMessages());
        SftpMessages sftp = new SftpMessages();
        parsers.put("sftp-server", sftp);
        parsers.put("internal-sftp", sftp);
        AccountMessages accounts = new AccountMessages(pam);
        for (String name : new String[]{"useradd", "userdel", "usermod", "groupadd", "groupdel", "groupmod", "gpasswd",
            "passwd", "chpasswd", "chage", "chfn", "chsh", "newusers", "adduser"}) {
            parsers.put(name, accounts);
        }
        parsers.put("unix_chkpwd", PamMessages::checkFailed);
        parsers.put("kernel", Programs::kernel);
    }

    /** What a tag stands for: who reads the messages behind it. */
    record Reader(String program, @Nullable ProgramParser parser, @Nullable String pamService) {

        /** Whether its messages may be whole records of another family. */
        boolean carries() {
            return parser == null || program.equals("kernel");
        }
    }

    /** The reader of a tag: a name, a path, RHEL 4's {@code sshd(pam_unix)}, or a unit's name. */
    Reader reader(String tag) {
        int open = tag.indexOf("(pam_");
        if (open > 0) {
            return new Reader(tag, null, tag.substring(0, open));
        }
        String name = tag.substring(tag.lastIndexOf('/') + 1);
        ProgramParser parser = parsers.get(name);
        if (parser == null && isUnit(name)) {
            parser = this::unit;
        }
        return new Reader(tag, parser, null);
    }

    private static boolean isUnit(String name) {
        return name.endsWith(".service") || name.endsWith(".scope");
    }

    /** What the message says, or null where nobody here knows. */
    @Nullable
    Kind read(Reader reader, Slice text) {
        message.set(reader.program(), text);
        if (message.from >= message.to) {
            return null;
        }
        if (reader.pamService() != null) {
            return pam.text(message, reader.pamService(), message.from);
        }
        ProgramParser parser = reader.parser();
        if (parser != null) {
            return parser.read(message);
        }
        // PAM speaks through any program: cron, login, (systemd), vsftpd.
        Kind kind = pam.read(message);
        return kind instanceof Kind.Logged ? null : kind;
    }

    /** {@code [[    0.000000] ]Linux version …}: the first that a booting kernel says. */
    private static @Nullable Kind kernel(Message m) {
        int at = m.from;
        if (m.bytes[at] == '[') {
            int close = ByteText.find(m.bytes, at, Math.min(m.to, at + 24), ']');
            at = close < 0 ? at : close + 1;
            while (at < m.to && m.bytes[at] == ' ') {
                at++;
            }
        }
        return m.hasAt(at, LINUX_VERSION) ? new Kind.HostBooted(null) : null;
    }

    /** A unit's name in the place of the program's tells no program: the message has to. */
    private @Nullable Kind unit(Message m) {
        Kind check = PamMessages.checkFailed(m);
        if (check != null && !(check instanceof Kind.Logged)) {
            return check;
        }
        if (m.program.startsWith("ssh")) {
            return sshd.read(m);
        }
        if (m.program.startsWith("systemd-logind")) {
            return new LogindMessages().read(m);
        }
        Kind kind = pam.read(m);
        if (kind != null) {
            return kind;
        }
        kind = sudo.read(m);
        if (kind == null && m.bytes[m.from] == '(') {
            kind = su.read(m);
        }
        if (kind == null && m.program.startsWith("session-")) {
            // sshd's child runs in the session's scope; a phrase that it only may have said is no proof.
            Kind said = sshd.read(m);
            kind = said instanceof Kind.Logged ? null : said;
        }
        return kind;
    }
}
