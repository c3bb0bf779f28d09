package org.hopline.engine.parse.program;

import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Kind.CloseReason;
import org.hopline.engine.event.Kind.Phase;
import org.hopline.engine.event.UserId;
import org.hopline.engine.parse.ByteText;
import org.jspecify.annotations.Nullable;

/**
 * How connections begin and end. OpenSSH names a peer {@code [[invalid |authenticating ]user U ]ADDRESS port N}; before
 * 7.x without the port.
 */
final class SshdConnections {

    private static final byte[] CONNECTION_FROM = ByteText.ascii("Connection from ");
    private static final byte[] ON = ByteText.ascii(" on ");
    private static final byte[] CLOSED_BY = ByteText.ascii("Connection closed by ");
    private static final byte[] RESET_BY = ByteText.ascii("Connection reset by ");
    private static final byte[] CONNECTION_TO = ByteText.ascii("Connection to ");
    private static final byte[] TIMED_OUT = ByteText.ascii(" timed out");
    private static final byte[] DISCONNECTED = ByteText.ascii("Disconnected from ");
    private static final byte[] DISCONNECTING = ByteText.ascii("Disconnecting ");
    private static final byte[] DISCONNECTING_NOBODY = ByteText.ascii("Disconnecting: ");
    private static final byte[] RECEIVED = ByteText.ascii("Received disconnect from ");
    private static final byte[] CODE_CLIENT = ByteText.ascii("11: ");
    private static final byte[] GRACE = ByteText.ascii("Timeout before authentication for ");
    private static final byte[] GRACE_CONNECTION = ByteText.ascii("connection from ");
    private static final byte[] NOT_RESPONDING = ByteText.ascii("Timeout, client not responding from ");
    private static final byte[] NOT_RESPONDING_OLD = ByteText.ascii("Timeout, client not responding");
    private static final byte[] INACTIVE = ByteText.ascii("terminating inactive connection from ");
    private static final byte[] READ_ERROR = ByteText.ascii("Read error from remote host ");
    private static final byte[] NO_IDENTIFICATION = ByteText.ascii("Did not receive identification string from ");
    private static final byte[] BAD_VERSION = ByteText.ascii("Bad protocol version identification ");
    private static final byte[] BANNER = ByteText.ascii("banner exchange: Connection from ");
    private static final byte[] NEGOTIATE = ByteText.ascii("Unable to negotiate with ");
    private static final byte[] KEX = ByteText.ascii("kex_exchange_identification: ");
    private static final byte[] SSH_DISPATCH = ByteText.ascii("ssh_dispatch_run_fatal: Connection from ");
    /** Says "preauth" also when the child of an open session was killed (OpenSSH 10). */
    private static final byte[] REAPED = ByteText.ascii("mm_reap: preauth child terminated by signal ");
    private static final byte[] LISTENING = ByteText.ascii("Server listening on ");
    private static final byte[] DROP = ByteText.ascii("drop connection #");
    private static final byte[] FROM_BRACKET = ByteText.ascii(" from [");
    private static final byte[] ON_BRACKET = ByteText.ascii(" on [");
    private static final byte[] REFUSING = ByteText.ascii("refused connect from ");
    private static final byte[] INVALID = ByteText.ascii("invalid user ");
    private static final byte[] AUTHENTICATING = ByteText.ascii("authenticating user ");
    private static final byte[] USER = ByteText.ascii("user ");
    private static final byte[] FROM = ByteText.ascii(" from ");
    private static final byte[] CHANGE = ByteText.ascii(": Change of username or service not allowed");

    @Nullable
    Kind read(Message m, Phase phase) {
        return switch (m.bytes[m.from]) {
            case 'C' -> connection(m, phase);
            case 'D' -> disconnect(m, phase);
            case 'R' -> received(m, phase);
            case 'T' -> timeout(m);
            case 't' -> m.startsWith(INACTIVE)
                    ? ended(m, m.from + INACTIVE.length, m.to, phase, CloseReason.TIMEOUT, "inactive")
                    : null;
            case 'b' -> m.startsWith(BANNER)
                    ? leading(m, m.from + BANNER.length, Phase.PREAUTH, CloseReason.PROTOCOL_ERROR)
                    : null;
            case 'B' -> badVersion(m);
            case 'U' -> m.startsWith(NEGOTIATE)
                    ? leading(m, m.from + NEGOTIATE.length, Phase.PREAUTH, CloseReason.PROTOCOL_ERROR)
                    : null;
            case 'k' -> m.startsWith(KEX)
                    ? new Kind.ConnectionClosed(null, null, false, Phase.PREAUTH, CloseReason.PROTOCOL_ERROR,
                            m.phrase(m.from + KEX.length, m.to))
                    : null;
            case 's' -> m.startsWith(SSH_DISPATCH)
                    ? leading(m, m.from + SSH_DISPATCH.length, phase, CloseReason.OTHER)
                    : null;
            case 'S' -> listening(m);
            case 'm' -> m.startsWith(REAPED)
                    ? new Kind.ConnectionClosed(null, null, false, phase, CloseReason.BY_SERVER, m.text(m.from, m.to))
                    : null;
            case 'd' -> dropped(m);
            case 'r' -> refused(m);
            default -> null;
        };
    }

    private @Nullable Kind connection(Message m, Phase phase) {
        if (m.startsWith(CLOSED_BY)) {
            return ended(m, m.from + CLOSED_BY.length, m.to, phase, CloseReason.BY_CLIENT, "");
        }
        if (m.startsWith(RESET_BY)) {
            return ended(m, m.from + RESET_BY.length, m.to, phase, CloseReason.RESET, "");
        }
        if (m.endsWith(TIMED_OUT)) {
            byte[] start = m.startsWith(CONNECTION_TO) ? CONNECTION_TO : CONNECTION_FROM;
            return m.startsWith(start)
                    ? ended(m, m.from + start.length, m.to - TIMED_OUT.length, phase, CloseReason.TIMEOUT, "")
                    : null;
        }
        return m.startsWith(CONNECTION_FROM) ? opened(m) : null;
    }

    /** {@code Connection from A port N on B port M[ rdomain "R"]}; older without {@code on}. */
    private static @Nullable Kind opened(Message m) {
        Endpoint client = m.endpointAt(m.from + CONNECTION_FROM.length);
        if (client == null) {
            return null;
        }
        int on = m.endpointFrom;
        Endpoint server = m.hasAt(on, ON) ? m.endpointAt(on + ON.length) : null;
        return new Kind.ConnectionOpened(client, server);
    }

    private @Nullable Kind disconnect(Message m, Phase phase) {
        if (m.startsWith(DISCONNECTED)) {
            return ended(m, m.from + DISCONNECTED.length, m.to, phase, CloseReason.DISCONNECTED, "");
        }
        if (m.startsWith(DISCONNECTING_NOBODY)) {
            return new Kind.ConnectionClosed(null, null, false, phase, CloseReason.BY_SERVER,
                    m.text(m.from + DISCONNECTING_NOBODY.length, m.to));
        }
        if (m.startsWith(DISCONNECTING)) {
            return disconnecting(m, phase);
        }
        if (m.startsWith(NO_IDENTIFICATION)) {
            return leading(m, m.from + NO_IDENTIFICATION.length, Phase.PREAUTH, CloseReason.PROTOCOL_ERROR);
        }
        return null;
    }

    /** {@code Disconnecting PEER: REASON}; both the user and a reason that repeats user names are strangers' text. */
    private @Nullable Kind disconnecting(Message m, Phase phase) {
        int from = m.from + DISCONNECTING.length;
        int change = ByteText.find(m.bytes, from, m.to, CHANGE);
        int colon = change >= 0 ? change : lastPeerEnd(m, from);
        if (colon < 0) {
            return null;
        }
        return ended(m, from, colon, phase, CloseReason.BY_SERVER, m.text(Math.min(colon + 2, m.to), m.to));
    }

    /** The last {@code ": "} that follows {@code " port N"} or, in older versions, an address. */
    private static int lastPeerEnd(Message m, int from) {
        int fallback = -1;
        for (int at = m.to - 2; at > from; at--) {
            if (m.bytes[at] == ':' && m.bytes[at + 1] == ' ') {
                if (m.endpointBefore(at, from - 1) != null) {
                    return at;
                }
                fallback = at;
            }
        }
        return fallback;
    }

    /** {@code Received disconnect from A port N:CODE: TEXT [preauth]}; before 7.x {@code from A: CODE: TEXT}. */
    private @Nullable Kind received(Message m, Phase phase) {
        if (m.startsWith(READ_ERROR)) {
            return leading(m, m.from + READ_ERROR.length, phase, CloseReason.RESET);
        }
        if (!m.startsWith(RECEIVED)) {
            return null;
        }
        int at = m.from + RECEIVED.length;
        Endpoint client = m.endpointAt(at);
        int rest;
        if (client != null) {
            rest = m.endpointFrom + 1;
        } else {
            int addressEnd = m.wordEnd(at);
            if (addressEnd <= at + 1 || m.bytes[addressEnd - 1] != ':') {
                return null;
            }
            client = m.portless(at, addressEnd - 1);
            rest = addressEnd + 1;
        }
        rest = Math.min(rest, m.to);
        boolean byClient = m.hasAt(rest, CODE_CLIENT);
        int code = ByteText.digitsEnd(m.bytes, rest, m.to);
        int text = Math.min(m.to, code > rest && code < m.to && m.bytes[code] == ':' ? code + 2 : rest);
        return new Kind.ConnectionClosed(client, null, false, phase,
                byClient ? CloseReason.BY_CLIENT : CloseReason.OTHER, m.phrase(text, m.to));
    }

    private @Nullable Kind timeout(Message m) {
        if (m.startsWith(GRACE)) {
            return grace(m);
        }
        if (m.startsWith(NOT_RESPONDING)) {
            return ended(m, m.from + NOT_RESPONDING.length, m.to, Phase.UNKNOWN, CloseReason.TIMEOUT, "");
        }
        return m.startsWith(NOT_RESPONDING_OLD)
                ? new Kind.ConnectionClosed(null, null, false, Phase.UNKNOWN, CloseReason.TIMEOUT, "")
                : null;
    }

    /**
     * {@code Timeout before authentication for A port N}; from 9.8 on, by the listener, {@code for connection from A
     * port N to B port M, pid = P}. 9.8 itself passes the two swapped: no line says which it is, so the detail keeps
     * the whole, and whoever knows the host's own addresses may tell.
     */
    private static @Nullable Kind grace(Message m) {
        int at = m.from + GRACE.length;
        int from = m.hasAt(at, GRACE_CONNECTION) ? at + GRACE_CONNECTION.length : at;
        Endpoint client = m.endpointAt(from);
        if (client == null) {
            client = m.portless(from, m.wordEnd(from));
        }
        return new Kind.ConnectionClosed(client, null, false, Phase.PREAUTH, CloseReason.LOGIN_GRACE_TIME,
                from == at ? "" : m.text(at, m.to));
    }

    private static @Nullable Kind badVersion(Message m) {
        int from = m.startsWith(BAD_VERSION) ? m.lastFrom(m.from, m.to) : -1;
        if (from < 0) {
            return null;
        }
        Endpoint client = m.endpointAt(from + FROM.length);
        return new Kind.ConnectionClosed(
                client != null ? client : m.portless(from + FROM.length, m.wordEnd(from + FROM.length)), null, false,
                Phase.PREAUTH, CloseReason.PROTOCOL_ERROR, m.text(m.from, from));
    }

    /** A message that goes on behind {@code ADDRESS[ port N]} with {@code : TEXT}. */
    private static @Nullable Kind leading(Message m, int from, Phase phase, CloseReason reason) {
        Endpoint client = m.endpointAt(from);
        int end;
        if (client != null) {
            end = m.endpointFrom;
        } else {
            end = m.wordEnd(from);
            int addressTo = end > from && m.bytes[end - 1] == ':' ? end - 1 : end;
            client = m.portless(from, addressTo);
            end = addressTo;
        }
        int text = end;
        while (text < m.to && (m.bytes[text] == ':' || m.bytes[text] == ' ')) {
            text++;
        }
        return client == null
                ? null
                : new Kind.ConnectionClosed(client, null, false, phase, reason, m.text(text, m.to));
    }

    /** Reads PEER in {@code [from, end)}. */
    private static @Nullable Kind ended(Message m, int from, int end, Phase phase, CloseReason reason, String detail) {
        int userFrom = -1;
        boolean invalid = false;
        Phase known = phase;
        if (ByteText.startsWith(m.bytes, from, end, INVALID)) {
            userFrom = from + INVALID.length;
            invalid = true;
            known = Phase.PREAUTH;
        } else if (ByteText.startsWith(m.bytes, from, end, AUTHENTICATING)) {
            userFrom = from + AUTHENTICATING.length;
            known = Phase.PREAUTH;
        } else if (ByteText.startsWith(m.bytes, from, end, USER)) {
            userFrom = from + USER.length;
            known = phase == Phase.PREAUTH ? phase : Phase.AUTHENTICATED;
        }
        int notBefore = userFrom < 0 ? from - 1 : userFrom - 1;
        Endpoint client = m.endpointBefore(end, notBefore);
        int clientFrom = m.endpointFrom;
        if (client == null) {
            clientFrom = end;
            while (clientFrom > from && m.bytes[clientFrom - 1] != ' ') {
                clientFrom--;
            }
            if (userFrom >= 0 && clientFrom < userFrom) {
                return null;
            }
            client = m.portless(clientFrom, end);
        }
        if (client == null || userFrom < 0 && clientFrom != from) {
            return null;
        }
        UserId user = userFrom < 0 ? null : m.user(userFrom, Math.max(userFrom, clientFrom - 1));
        return new Kind.ConnectionClosed(client, user, invalid, known, reason, detail);
    }

    /** {@code Server listening on A port N[ rdomain X].} */
    private static @Nullable Kind listening(Message m) {
        Endpoint server = m.startsWith(LISTENING) ? m.endpointAt(m.from + LISTENING.length) : null;
        return server == null ? null : new Kind.ServerListening(server);
    }

    /** {@code drop connection #N from [A]:P on [B]:Q REASON}. */
    private static @Nullable Kind dropped(Message m) {
        if (!m.startsWith(DROP)) {
            return null;
        }
        int from = m.find(m.from, FROM_BRACKET);
        int on = from < 0 ? -1 : m.find(from, ON_BRACKET);
        if (on < 0) {
            return new Kind.ConnectionDropped(null, null, m.text(m.from, m.to));
        }
        int end = m.wordEnd(on + ON_BRACKET.length);
        Endpoint client = bracketed(m, from + FROM_BRACKET.length, on);
        Endpoint server = bracketed(m, on + ON_BRACKET.length, end);
        return new Kind.ConnectionDropped(client, server, m.text(Math.min(end + 1, m.to), m.to));
    }

    private static @Nullable Endpoint bracketed(Message m, int from, int end) {
        int close = ByteText.find(m.bytes, from, end, ']');
        if (close <= from) {
            return null;
        }
        long port = m.number(close + 2, end);
        return port < 0 || port > 65535
                ? m.portless(from, close)
                : new Endpoint(java.util.Objects.requireNonNull(m.address(from, close)), (int) port);
    }

    /** TCP wrappers: {@code refused connect from NAME (ADDRESS)}. */
    private static @Nullable Kind refused(Message m) {
        if (!m.startsWith(REFUSING)) {
            return null;
        }
        int from = m.from + REFUSING.length;
        int open = ByteText.findLast(m.bytes, from, m.to, '(');
        Endpoint client = open > 0 && m.bytes[m.to - 1] == ')'
                ? m.portless(open + 1, m.to - 1)
                : m.portless(from, m.wordEnd(from));
        return new Kind.ConnectionDropped(client, null, "refused by TCP wrappers");
    }
}
