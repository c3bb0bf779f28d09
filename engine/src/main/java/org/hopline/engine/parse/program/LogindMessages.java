package org.hopline.engine.parse.program;

import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Kind.LogindState;
import org.hopline.engine.event.UserId;
import org.hopline.engine.parse.ByteText;
import org.jspecify.annotations.Nullable;

/** systemd-logind's lines; the journal's fields of the same messages say more (see {@code parse.journal}). */
final class LogindMessages implements ProgramParser {

    private static final byte[] NEW = ByteText.ascii("New session ");
    private static final byte[] OF_USER = ByteText.ascii(" of user ");
    private static final byte[] WITH_CLASS = ByteText.ascii(" with class '");
    private static final byte[] SESSION = ByteText.ascii("Session ");
    private static final byte[] LOGGED_OUT = ByteText.ascii(" logged out");
    private static final byte[] REMOVED = ByteText.ascii("Removed session ");
    private static final byte[] SEAT = ByteText.ascii("New seat ");
    private static final byte[] WATCHING = ByteText.ascii("Watching system buttons");
    private static final byte[] FAILED = ByteText.ascii("Failed to ");
    private static final byte[] POWER = ByteText.ascii("System is ");

    @Override
    public @Nullable Kind read(Message m) {
        if (m.startsWith(NEW)) {
            return opened(m);
        }
        if (m.startsWith(REMOVED)) {
            int from = m.from + REMOVED.length;
            int end = m.bytes[m.to - 1] == '.' ? m.to - 1 : m.to;
            return end <= from ? null : state(LogindState.REMOVED, m.phrase(from, end), null, null);
        }
        if (m.startsWith(SESSION)) {
            int from = m.from + SESSION.length;
            int out = m.find(from, LOGGED_OUT);
            return out <= from ? null : state(LogindState.LOGGED_OUT, m.phrase(from, out), null, null);
        }
        return m.startsWith(SEAT) || m.startsWith(WATCHING) || m.startsWith(FAILED) || m.startsWith(POWER)
                ? Message.logged()
                : null;
    }

    /** {@code New session I of user U.}; from systemd 258 on {@code … with class 'C' and type 'T'.} */
    private static @Nullable Kind opened(Message m) {
        int from = m.from + NEW.length;
        int of = m.find(from, OF_USER);
        if (of <= from) {
            return null;
        }
        int userFrom = of + OF_USER.length;
        int with = ByteText.findLast(m.bytes, userFrom, m.to, WITH_CLASS);
        int userTo = with >= 0 ? with : m.bytes[m.to - 1] == '.' ? m.to - 1 : m.to;
        String sessionClass = null;
        if (with >= 0) {
            int classFrom = with + WITH_CLASS.length;
            int quote = ByteText.find(m.bytes, classFrom, m.to, '\'');
            sessionClass = quote > classFrom ? m.word(classFrom, quote) : null;
        }
        if (userTo - userFrom > 2 && m.bytes[userFrom] == '\'' && m.bytes[userTo - 1] == '\'') {
            userFrom++;
            userTo--;
        }
        UserId user = m.user(userFrom, userTo);
        return state(LogindState.NEW, m.phrase(from, of), user, sessionClass);
    }

    private static Kind state(LogindState state, String session, @Nullable UserId user, @Nullable String sessionClass) {
        return new Kind.LogindSession(state, session, user, Kind.UNSTATED, sessionClass);
    }
}
