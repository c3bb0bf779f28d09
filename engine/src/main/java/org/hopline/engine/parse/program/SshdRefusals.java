package org.hopline.engine.parse.program;

import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.UserId;
import org.hopline.engine.parse.ByteText;
import org.jspecify.annotations.Nullable;

/** Why sshd let somebody not in, beside the verdicts of {@link SshdAuthentication}. */
final class SshdRefusals {

    private static final byte[] INVALID_USER = ByteText.ascii("Invalid user ");
    private static final byte[] ILLEGAL_USER = ByteText.ascii("Illegal user ");
    private static final byte[] INVALID = ByteText.ascii("invalid user ");
    private static final byte[] ILLEGAL = ByteText.ascii("illegal user ");
    private static final byte[] FROM = ByteText.ascii(" from ");
    private static final byte[] USER = ByteText.ascii("User ");
    private static final byte[] NOT_ALLOWED = ByteText.ascii(" not allowed because ");
    private static final byte[] ROOT = ByteText.ascii("ROOT LOGIN REFUSED FROM ");
    private static final byte[] MAXIMUM = ByteText.ascii("maximum authentication attempts exceeded for ");
    private static final byte[] SSH2 = ByteText.ascii(" ssh2");
    private static final byte[] PAM = ByteText.ascii("PAM: ");
    private static final byte[] FOR = ByteText.ascii(" for ");
    private static final byte[] ACCESS_DENIED = ByteText.ascii("Access denied for user ");
    private static final byte[] BY_PAM = ByteText.ascii(" by PAM account configuration");
    private static final byte[] REFUSED = ByteText.ascii("Authentication refused: ");
    private static final byte[] REFUSED_FOR = ByteText.ascii("Authentication refused for ");
    private static final byte[] TRIED = ByteText.ascii("Authentication tried for ");
    private static final byte[] WITH = ByteText.ascii(" with ");
    private static final byte[] IP = ByteText.ascii(", ip=");
    private static final byte[] REVOKED = ByteText.ascii("Authentication key ");
    private static final byte[] WARNING = ByteText.ascii("WARNING: revoked key");
    private static final byte[] PENALTY = ByteText.ascii("srclimit_penalise: ");

    @Nullable
    Kind read(Message m) {
        return switch (m.bytes[m.from]) {
            case 'I' -> invalidUser(m);
            case 'U' -> notAllowed(m);
            case 'R' -> rootRefused(m);
            case 'm' -> maximum(m);
            case 'P' -> pamFailure(m);
            case 'A' -> refused(m);
            case 'W' -> m.startsWith(WARNING)
                    ? new Kind.LoginRefused(null, false, null, m.text(m.from, m.to))
                    : null;
            case 's' -> m.startsWith(PENALTY) ? Message.logged() : tried(m);
            default -> tried(m);
        };
    }

    /** {@code Invalid user U from A port N}; before 7.5 without the port. */
    private static @Nullable Kind invalidUser(Message m) {
        if (!m.startsWith(INVALID_USER) && !m.startsWith(ILLEGAL_USER)) {
            return null;
        }
        int userFrom = m.from + INVALID_USER.length;
        Endpoint client = m.endpointBefore(m.to, userFrom - 1);
        int from = m.endpointFrom - FROM.length;
        if (client == null || from < userFrom || !m.hasAt(from, FROM)) {
            from = m.lastFrom(userFrom, m.to);
            client = from < 0 ? null : m.portless(from + FROM.length, m.to);
        }
        if (client == null) {
            return null;
        }
        UserId user = m.user(userFrom, from);
        return user == null
                ? new Kind.LoginRefused(null, true, client, "an empty user name")
                : new Kind.InvalidUser(user, client);
    }

    /** {@code User U[ from A] not allowed because REASON}; the reason may name the user's shell. */
    private static @Nullable Kind notAllowed(Message m) {
        int not = m.startsWith(USER) ? ByteText.findLast(m.bytes, m.from, m.to, NOT_ALLOWED) : -1;
        if (not < 0) {
            return null;
        }
        int userFrom = m.from + USER.length;
        int from = m.lastFrom(userFrom, not);
        Endpoint client = from < 0 ? null : m.portless(from + FROM.length, not);
        int userTo = client == null ? not : from;
        return new Kind.LoginRefused(m.user(userFrom, userTo), false, client,
                m.text(not + NOT_ALLOWED.length, m.to));
    }

    private static @Nullable Kind rootRefused(Message m) {
        if (!m.startsWith(ROOT)) {
            return null;
        }
        int at = m.from + ROOT.length;
        Endpoint client = m.endpointAt(at);
        return new Kind.LoginRefused(new UserId("root"), false,
                client != null ? client : m.portless(at, m.wordEnd(at)), "root login refused");
    }

    /** {@code maximum authentication attempts exceeded for [invalid user ]U from A port N ssh2}. */
    private static @Nullable Kind maximum(Message m) {
        if (!m.startsWith(MAXIMUM)) {
            return null;
        }
        int userFrom = m.from + MAXIMUM.length;
        boolean invalid = m.hasAt(userFrom, INVALID);
        if (invalid) {
            userFrom += INVALID.length;
        }
        int end = m.endsWith(SSH2) ? m.to - SSH2.length : m.to;
        Endpoint client = m.endpointBefore(end, userFrom - 1);
        int from = m.endpointFrom - FROM.length;
        return client == null || from < userFrom || !m.hasAt(from, FROM)
                ? null
                : new Kind.LoginRefused(m.user(userFrom, from), invalid, client,
                        "maximum authentication attempts exceeded");
    }

    /** {@code PAM: MESSAGE for [illegal user ]U from HOST}: the keyboard-interactive device's verdict. */
    private static @Nullable Kind pamFailure(Message m) {
        int from = m.startsWith(PAM) ? m.lastFrom(m.from, m.to) : -1;
        int forWord = from < 0 ? -1 : ByteText.find(m.bytes, m.from, from, FOR);
        if (forWord < 0) {
            return null;
        }
        int userFrom = forWord + FOR.length;
        if (m.hasAt(userFrom, ILLEGAL) || m.hasAt(userFrom, INVALID)) {
            userFrom += ILLEGAL.length;
        }
        return new Kind.PamAuthentication("sshd", Outcome.FAILURE, m.user(userFrom, from),
                m.address(from + FROM.length, m.to), null);
    }

    private static @Nullable Kind refused(Message m) {
        if (m.startsWith(ACCESS_DENIED)) {
            int by = ByteText.findLast(m.bytes, m.from, m.to, BY_PAM);
            return new Kind.LoginRefused(m.user(m.from + ACCESS_DENIED.length, by < 0 ? m.to : by), false, null,
                    "denied by the PAM account configuration");
        }
        if (m.startsWith(REFUSED) || m.startsWith(REFUSED_FOR) || m.startsWith(REVOKED)) {
            return new Kind.LoginRefused(null, false, null, m.text(m.from, m.to));
        }
        return tried(m);
    }

    /** {@code PLACE: Authentication tried for U with correct key but not from a permitted host (host=H, ip=A, …)}. */
    private static @Nullable Kind tried(Message m) {
        int at = m.find(m.from, TRIED);
        if (at < 0) {
            return null;
        }
        int userFrom = at + TRIED.length;
        int with = ByteText.findLast(m.bytes, userFrom, m.to, WITH);
        if (with < 0) {
            return null;
        }
        int ip = ByteText.findLast(m.bytes, with, m.to, IP);
        int ipEnd = ip < 0 ? -1 : ByteText.find(m.bytes, ip + IP.length, m.to, ',');
        Endpoint client = ipEnd < 0 ? null : m.portless(ip + IP.length, ipEnd);
        return new Kind.LoginRefused(m.user(userFrom, with), false, client, m.text(with + 1, m.to));
    }
}
