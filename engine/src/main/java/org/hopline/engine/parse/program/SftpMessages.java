package org.hopline.engine.parse.program;

import org.hopline.engine.event.Kind;
import org.hopline.engine.parse.ByteText;
import org.jspecify.annotations.Nullable;

/** sftp-server and internal-sftp at {@code -l INFO} or more. Of two paths (rename, links) the old one is told. */
final class SftpMessages implements ProgramParser {

    private static final byte[] OPENED = ByteText.ascii("session opened for local user ");
    private static final byte[] CLOSED = ByteText.ascii("session closed for local user ");
    private static final byte[] FROM = ByteText.ascii(" from [");
    private static final byte[] NEW = ByteText.ascii("\" new \"");
    private static final byte[] SENT = ByteText.ascii("sent status ");
    private static final byte[] RECEIVED = ByteText.ascii("received client version");
    private static final byte[] REFUSING = ByteText.ascii("Refusing ");
    private static final byte[] NAME = ByteText.ascii(" name");
    private static final byte[] OLD = ByteText.ascii(" old");

    @Override
    public @Nullable Kind read(Message m) {
        m.escaped = 1;
        boolean opened = m.startsWith(OPENED);
        if (opened || m.startsWith(CLOSED)) {
            int from = ByteText.findLast(m.bytes, m.from, m.to, FROM);
            int userTo = from < 0 ? m.to : from;
            int close = from < 0 ? -1 : ByteText.find(m.bytes, from, m.to, ']');
            return new Kind.SftpOperation(opened ? "session-opened" : "session-closed", null,
                    m.user(m.from + OPENED.length, userTo),
                    close < 0 ? null : m.address(from + FROM.length, close));
        }
        int quote = ByteText.find(m.bytes, m.from, m.to, '"');
        if (quote <= m.from) {
            return m.startsWith(SENT) || m.startsWith(RECEIVED) || m.startsWith(REFUSING) ? Message.logged() : null;
        }
        int operationTo = quote - 1;
        if (ByteText.endsWith(m.bytes, m.from, operationTo, NAME)) {
            operationTo -= NAME.length;
        } else if (ByteText.endsWith(m.bytes, m.from, operationTo, OLD)) {
            operationTo -= OLD.length;
        }
        int both = m.find(quote + 1, NEW);
        int close = both >= 0 ? both : ByteText.findLast(m.bytes, quote + 1, m.to, '"');
        return close < 0 || operationTo <= m.from
                ? null
                : new Kind.SftpOperation(m.word(m.from, operationTo), m.text(quote + 1, close), null, null);
    }
}
