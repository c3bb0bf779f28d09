package org.hopline.engine.parse.program;

import org.hopline.engine.event.Kind;
import org.hopline.engine.event.UserId;
import org.hopline.engine.parse.ByteText;
import org.jspecify.annotations.Nullable;

/**
 * useradd, userdel, usermod, groupadd, groupdel, groupmod, gpasswd, passwd, chpasswd, chage, chfn, chsh of the shadow
 * suite. {@code user} is the account, or for groups the group, that the line names first.
 */
final class AccountMessages implements ProgramParser {

    /** How a line begins, and the word for what it says; longer beginnings first. */
    private static final Phrase[] PHRASES = {phrase("new user: name=", "add-user", ','),
        phrase("new group: name=", "add-group", ','), phrase("new user '", "add-user", '\''),
        phrase("new group '", "add-group", '\''), phrase("failed adding user '", "add-user-failed", '\''),
        phrase("delete user '", "delete-user", '\''), phrase("delete group '", "delete-group", '\''),
        phrase("removed group '", "delete-group", '\''), phrase("removed shadow group '", "delete-group", '\''),
        phrase("group added to ", "add-group", 0), phrase("group '", "change-group", '\''),
        phrase("add '", "add-to-group", '\''), phrase("delete '", "remove-from-group", '\''),
        phrase("lock user '", "lock-user", '\''), phrase("unlock user '", "unlock-user", '\''),
        phrase("change user name '", "rename-user", '\''), phrase("change user '", "change-user", '\''),
        phrase("changed user '", "change-user", '\''), phrase("change group '", "change-group", '\''),
        phrase("password for '", "change-password", '\''), phrase("password for ", "change-password", ' '),
        phrase("password changed for ", "change-password", 0), phrase("changed password expiry for ", "change-user", 0),
        phrase("change GID for '", "change-user", '\''), phrase("members of group ", "change-group", ' '),
        phrase("set password for ", "change-password", 0)};

    private static final byte[] PAM = ByteText.ascii("pam_");
    private static final byte[] USER = ByteText.ascii("user ");
    private static final byte[] ADDED = ByteText.ascii(" added by ");
    private static final byte[] REMOVED = ByteText.ascii(" removed by ");
    private static final byte[] NAME = ByteText.ascii("name=");
    private static final byte[] GROUP_GONE = ByteText.ascii("' removed");

    private final PamMessages pam;

    AccountMessages(PamMessages pam) {
        this.pam = pam;
    }

    /** A beginning, its meaning, and the character that ends the name behind it (0: the end of the line). */
    private record Phrase(byte[] beginning, String action, int nameEnd) {}

    private static Phrase phrase(String beginning, String action, int nameEnd) {
        return new Phrase(ByteText.ascii(beginning), action, nameEnd);
    }

    @Override
    public @Nullable Kind read(Message m) {
        if (m.startsWith(PAM)) {
            return pam.read(m);
        }
        for (Phrase phrase : PHRASES) {
            if (m.startsWith(phrase.beginning())) {
                return change(m, phrase);
            }
        }
        if (m.startsWith(USER)) {
            int added = m.find(m.from, ADDED);
            int removed = added < 0 ? m.find(m.from, REMOVED) : -1;
            if (added >= 0 || removed >= 0) {
                return new Kind.AccountChange(added >= 0 ? "add-to-group" : "remove-from-group",
                        m.user(m.from + USER.length, Math.max(added, removed)), m.text(m.from, m.to));
            }
        }
        return null;
    }

    private static Kind change(Message m, Phrase phrase) {
        int from = m.from + phrase.beginning().length;
        int end = m.to;
        if (phrase.nameEnd() != 0) {
            int found = ByteText.find(m.bytes, from, m.to, (char) phrase.nameEnd());
            end = found < 0 ? m.to : found;
        } else {
            int name = m.find(from, NAME);
            if (name >= 0) {
                from = name + NAME.length;
                int comma = ByteText.find(m.bytes, from, m.to, ',');
                end = comma < 0 ? m.to : comma;
            }
        }
        String action = phrase.action().equals("change-group") && m.hasAt(end, GROUP_GONE)
                ? "delete-group"
                : phrase.action();
        UserId user = m.user(from, end);
        return new Kind.AccountChange(action, user, m.text(m.from, m.to));
    }
}
