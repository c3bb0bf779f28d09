package org.hopline.engine.parse.program;

import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Kind.ChannelType;
import org.hopline.engine.event.UserId;
import org.hopline.engine.parse.ByteText;
import org.jspecify.annotations.Nullable;

/** What runs inside an authenticated connection. */
final class SshdSessions {

    private static final byte[] STARTING = ByteText.ascii("Starting session: ");
    private static final byte[] CLOSE = ByteText.ascii("Close session: user ");
    private static final byte[] FOR = ByteText.ascii(" for ");
    private static final byte[] FROM = ByteText.ascii(" from ");
    private static final byte[] ID = ByteText.ascii(" id ");
    private static final byte[] ON = ByteText.ascii(" on ");
    private static final byte[] SHELL = ByteText.ascii("shell");
    private static final byte[] COMMAND = ByteText.ascii("command");
    private static final byte[] SUBSYSTEM = ByteText.ascii("subsystem '");
    private static final byte[] FORCED = ByteText.ascii("forced-command ");
    private static final byte[] CHILD = ByteText.ascii("User child is on pid ");
    private static final byte[] TRANSFERRED = ByteText.ascii("Transferred: sent ");
    private static final byte[] RECEIVED = ByteText.ascii(", received ");
    private static final byte[] BYTES = ByteText.ascii(" bytes");
    private static final byte[] SUBSYSTEM_REQUEST = ByteText.ascii("subsystem request for ");
    private static final byte[] BY_USER = ByteText.ascii(" by user ");

    @Nullable
    Kind read(Message m) {
        return switch (m.bytes[m.from]) {
            case 'S' -> starting(m);
            case 'C' -> closing(m);
            case 'U' -> child(m);
            case 'T' -> transferred(m);
            case 's' -> subsystem(m);
            default -> null;
        };
    }

    /** {@code Starting session: WHAT[ on TTY] for U from A port N id I}. */
    private static @Nullable Kind starting(Message m) {
        if (!m.startsWith(STARTING)) {
            return null;
        }
        int what = m.from + STARTING.length;
        int end = m.to;
        long channel = Kind.UNSTATED;
        int id = ByteText.findLast(m.bytes, what, m.to, ID);
        if (id >= 0 && m.number(id + ID.length, m.to) >= 0) {
            channel = m.number(id + ID.length, m.to);
            end = id;
        }
        Endpoint client = m.endpointBefore(end, what);
        int from = m.endpointFrom - FROM.length;
        if (client == null || from <= what || !m.hasAt(from, FROM)) {
            return null;
        }
        int userWord = ByteText.findLast(m.bytes, what, from, FOR);
        UserId user = userWord < 0 ? null : m.user(userWord + FOR.length, from);
        if (user == null) {
            return null;
        }
        return channel(m, what, userWord, user, client, channel);
    }

    private static Kind channel(Message m, int what, int end, UserId user, Endpoint client, long channel) {
        String detail = null;
        ChannelType type = ChannelType.UNKNOWN;
        int ttyAfter = -1;
        if (ByteText.startsWith(m.bytes, what, end, SHELL)) {
            type = ChannelType.SHELL;
            ttyAfter = what + SHELL.length;
        } else if (ByteText.startsWith(m.bytes, what, end, COMMAND)) {
            type = ChannelType.COMMAND;
            ttyAfter = what + COMMAND.length;
        } else {
            int quote = ByteText.find(m.bytes, what, end, '\'');
            int close = ByteText.findLast(m.bytes, what, end, '\'');
            boolean subsystem = ByteText.startsWith(m.bytes, what, end, SUBSYSTEM);
            if (close > quote && (subsystem || ByteText.startsWith(m.bytes, what, end, FORCED))) {
                type = subsystem ? ChannelType.SUBSYSTEM : ChannelType.FORCED_COMMAND;
                detail = m.text(quote + 1, close);
                ttyAfter = close + 1;
            } else {
                detail = m.text(what, end);
            }
        }
        String tty = ttyAfter >= 0 && ByteText.startsWith(m.bytes, ttyAfter, end, ON)
                ? m.word(ttyAfter + ON.length, end)
                : null;
        return new Kind.ChannelOpened(type, detail, tty, user, client, channel);
    }

    /** {@code Close session: user U from A port N id I}. */
    private static @Nullable Kind closing(Message m) {
        if (!m.startsWith(CLOSE)) {
            return null;
        }
        int userFrom = m.from + CLOSE.length;
        int id = ByteText.findLast(m.bytes, userFrom, m.to, ID);
        int end = id < 0 ? m.to : id;
        Endpoint client = m.endpointBefore(end, userFrom - 1);
        int from = m.endpointFrom - FROM.length;
        UserId user = client != null && from > userFrom && m.hasAt(from, FROM) ? m.user(userFrom, from) : null;
        return client == null || user == null
                ? null
                : new Kind.ChannelClosed(user, client, id < 0 ? Kind.UNSTATED : m.number(id + ID.length, m.to));
    }

    private static @Nullable Kind child(Message m) {
        if (!m.startsWith(CHILD)) {
            return null;
        }
        long pid = m.number(m.from + CHILD.length, m.to);
        return pid < 0 ? null : new Kind.ChildPid(pid);
    }

    private static @Nullable Kind transferred(Message m) {
        int received = m.startsWith(TRANSFERRED) ? m.find(m.from, RECEIVED) : -1;
        if (received < 0 || !m.endsWith(BYTES)) {
            return null;
        }
        long sent = m.number(m.from + TRANSFERRED.length, received);
        long got = m.number(received + RECEIVED.length, m.to - BYTES.length);
        return sent < 0 || got < 0 ? null : new Kind.Transferred(sent, got);
    }

    /**
     * {@code subsystem request for sftp by user U} (INFO up to 6.4), or {@code … failed, subsystem not found}. It names
     * no client, so it is no channel of its own.
     */
    private static @Nullable Kind subsystem(Message m) {
        return m.startsWith(SUBSYSTEM_REQUEST)
                && (m.find(m.from, BY_USER) >= 0 || m.wordEnd(m.from + SUBSYSTEM_REQUEST.length) == m.to)
                        ? Message.logged()
                        : null;
    }
}
