package org.hopline.engine.parse.program;

import org.hopline.engine.event.Credential;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.KeyFingerprint;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.UserId;
import org.hopline.engine.parse.ByteText;
import org.jspecify.annotations.Nullable;

/**
 * {@code auth_log()}: {@code VERDICT METHOD for [invalid user ]USER from ADDRESS port N ssh2[: EXTRA]}, and the notes
 * that a key or certificate would do.
 *
 * <p>USER is a stranger's text of at most 100 bytes; EXTRA may hold a certificate id, which whoever signed the
 * certificate chose. The line is cut at the last {@code " from A port N ssh2"} whose rest is a well-formed EXTRA; for
 * an accepted certificate at the first, since an accepted user is an account of the host and the id is not.
 */
final class SshdAuthentication {

    private static final byte[] ACCEPTED = ByteText.ascii("Accepted ");
    private static final byte[] FAILED = ByteText.ascii("Failed ");
    private static final byte[] PARTIAL = ByteText.ascii("Partial ");
    private static final byte[] POSTPONED = ByteText.ascii("Postponed ");
    private static final byte[] FOR = ByteText.ascii(" for ");
    private static final byte[] FROM = ByteText.ascii(" from ");
    private static final byte[] SSH = ByteText.ascii(" ssh");
    private static final byte[] INVALID = ByteText.ascii("invalid user ");
    private static final byte[] ILLEGAL = ByteText.ascii("illegal user ");
    private static final byte[] KEY = ByteText.ascii("Accepted key ");
    private static final byte[] CERTIFICATE = ByteText.ascii("Accepted certificate ID \"");
    private static final byte[] FOUND_AT = ByteText.ascii(" found at ");
    private static final byte[] ID = ByteText.ascii(" ID ");
    private static final byte[] SERIAL = ByteText.ascii(" (serial ");
    private static final byte[] CA = ByteText.ascii(") CA ");
    private static final byte[] SIGNED_BY = ByteText.ascii(" signed by ");
    private static final byte[] CA_OF = ByteText.ascii(" CA ");
    private static final byte[] VIA = ByteText.ascii(" via ");
    private static final int MOST_USER_BYTES = 400;

    @Nullable
    Kind read(Message m) {
        if (m.startsWith(ACCEPTED)) {
            if (m.startsWith(KEY)) {
                return acceptableKey(m);
            }
            if (m.startsWith(CERTIFICATE)) {
                return acceptableCertificate(m);
            }
            return authentication(m, Kind.Verdict.ACCEPTED, m.from + ACCEPTED.length);
        }
        if (m.startsWith(FAILED)) {
            return authentication(m, Kind.Verdict.FAILED, m.from + FAILED.length);
        }
        if (m.startsWith(POSTPONED)) {
            return authentication(m, Kind.Verdict.POSTPONED, m.from + POSTPONED.length);
        }
        if (m.startsWith(PARTIAL)) {
            return authentication(m, Kind.Verdict.PARTIAL, m.from + PARTIAL.length);
        }
        return null;
    }

    private @Nullable Kind authentication(Message m, Kind.Verdict verdict, int methodFrom) {
        int methodTo = m.wordEnd(methodFrom);
        if (methodTo == methodFrom || !m.hasAt(methodTo, FOR)) {
            return null;
        }
        int userFrom = methodTo + FOR.length;
        boolean invalid = m.hasAt(userFrom, INVALID) || m.hasAt(userFrom, ILLEGAL);
        if (invalid) {
            userFrom += INVALID.length;
        }
        int slash = ByteText.find(m.bytes, methodFrom, methodTo, '/');
        String method = m.word(methodFrom, slash < 0 ? methodTo : slash);
        String submethod = slash < 0 ? null : m.word(slash + 1, methodTo);

        boolean fromLeft = verdict == Kind.Verdict.ACCEPTED;
        int ssh = fromLeft
                ? ByteText.find(m.bytes, userFrom, m.to, SSH)
                : ByteText.findLast(m.bytes, userFrom, m.to, SSH);
        while (ssh >= 0) {
            Endpoint client = boundary(m, ssh, userFrom);
            if (client != null && m.endpointFrom - FROM.length - userFrom <= MOST_USER_BYTES) {
                int userTo = m.endpointFrom - FROM.length;
                int extra = ssh + SSH.length + 1;
                if (extra == m.to) {
                    return made(m, verdict, method, submethod, userFrom, userTo, invalid, client, null);
                }
                if (extra + 2 <= m.to && m.bytes[extra] == ':' && m.bytes[extra + 1] == ' ') {
                    Credential credential = credential(m, extra + 2, m.to);
                    if (credential != null) {
                        return made(m, verdict, method, submethod, userFrom, userTo, invalid, client, credential);
                    }
                }
            }
            ssh = fromLeft
                    ? ByteText.find(m.bytes, ssh + 1, m.to, SSH)
                    : ByteText.findLast(m.bytes, userFrom, ssh + SSH.length - 1, SSH);
        }
        return portOnly(m, verdict, method, submethod, userFrom, invalid);
    }

    /** The client of {@code " from A port N"} that ends at {@code ssh}; the address' start is in the message. */
    private static @Nullable Endpoint boundary(Message m, int ssh, int userFrom) {
        if (ssh + SSH.length >= m.to || !ByteText.isDigit(m.bytes[ssh + SSH.length])) {
            return null;
        }
        return clientBefore(m, ssh, userFrom);
    }

    private static @Nullable Endpoint clientBefore(Message m, int end, int userFrom) {
        Endpoint client = m.endpointBefore(end, userFrom - 1);
        int from = m.endpointFrom - FROM.length;
        return client != null && from >= userFrom && m.hasAt(from, FROM) ? client : null;
    }

    /** OpenSSH before 4 and some ports leave the protocol out. */
    private @Nullable Kind portOnly(Message m, Kind.Verdict verdict, String method, @Nullable String submethod,
            int userFrom, boolean invalid) {
        Endpoint client = clientBefore(m, m.to, userFrom);
        return client == null
                ? null
                : made(m, verdict, method, submethod, userFrom, m.endpointFrom - FROM.length, invalid, client, null);
    }

    private static Kind made(Message m, Kind.Verdict verdict, String method, @Nullable String submethod, int userFrom,
            int userTo, boolean invalid, Endpoint client, @Nullable Credential credential) {
        UserId user = m.user(userFrom, userTo);
        if (user == null) {
            return new Kind.LoginRefused(null, invalid, client, method + " for an empty user name");
        }
        return new Kind.Authentication(verdict, method, submethod, user, invalid, client, credential);
    }

    /** Reads EXTRA, or null where it is not well formed. */
    private static @Nullable Credential credential(Message m, int from, int end) {
        int typeTo = m.wordEnd(from);
        if (typeTo >= end || typeTo == from) {
            return null;
        }
        int fingerprintFrom = typeTo + 1;
        int fingerprintTo = m.wordEnd(fingerprintFrom);
        int comma = fingerprintTo - 1;
        if (comma > fingerprintFrom && m.bytes[comma] == ',') {
            return plainKey(m, from, typeTo, fingerprintFrom, comma);
        }
        if (fingerprintTo == end) {
            return plainKey(m, from, typeTo, fingerprintFrom, end);
        }
        return m.hasAt(fingerprintTo, ID) ? certificate(m, from, typeTo, fingerprintFrom, fingerprintTo, end) : null;
    }

    private static @Nullable Credential plainKey(Message m, int typeFrom, int typeTo, int from, int to) {
        return from >= to
                ? null
                : new Credential(m.word(typeFrom, typeTo), new KeyFingerprint(m.word(from, to)), null);
    }

    private static @Nullable Credential certificate(Message m, int typeFrom, int typeTo, int fingerprintFrom,
            int fingerprintTo, int end) {
        int idFrom = fingerprintTo + ID.length;
        int ca = ByteText.findLast(m.bytes, idFrom, end, CA);
        int serial = ca < 0 ? -1 : ByteText.findLast(m.bytes, idFrom, ca, SERIAL);
        if (serial < 0) {
            return null;
        }
        int caFrom = ca + CA.length;
        int caTypeTo = m.wordEnd(caFrom);
        int caFingerprintTo = m.wordEnd(Math.min(caTypeTo + 1, end));
        if (caFingerprintTo > caTypeTo + 1 && m.bytes[caFingerprintTo - 1] == ',') {
            caFingerprintTo--;
        }
        if (caTypeTo + 1 >= caFingerprintTo) {
            return null;
        }
        return new Credential(m.word(typeFrom, typeTo), new KeyFingerprint(m.word(fingerprintFrom, fingerprintTo)),
                new Credential.Certificate(m.text(idFrom, serial), m.word(serial + SERIAL.length, ca),
                        m.word(caFrom, caTypeTo), new KeyFingerprint(m.word(caTypeTo + 1, caFingerprintTo))));
    }

    /** {@code Accepted key TYPE FINGERPRINT found at FILE:LINE}. */
    private static @Nullable Kind acceptableKey(Message m) {
        int typeFrom = m.from + KEY.length;
        int typeTo = m.wordEnd(typeFrom);
        int fingerprintTo = m.wordEnd(Math.min(typeTo + 1, m.to));
        if (typeTo == typeFrom || fingerprintTo <= typeTo + 1) {
            return null;
        }
        int found = m.find(fingerprintTo, FOUND_AT);
        return new Kind.KeyAcceptable(
                new Credential(m.word(typeFrom, typeTo), new KeyFingerprint(m.word(typeTo + 1, fingerprintTo)), null),
                found < 0 ? null : m.text(found + FOUND_AT.length, m.to));
    }

    /** {@code Accepted certificate ID "ID" (serial N) signed by TYPE CA FINGERPRINT via FILE}; ID may hold quotes. */
    private static @Nullable Kind acceptableCertificate(Message m) {
        int idFrom = m.from + CERTIFICATE.length;
        int signed = ByteText.findLast(m.bytes, idFrom, m.to, SIGNED_BY);
        int quote = signed < 0 ? -1 : ByteText.findLast(m.bytes, idFrom, signed, '"');
        if (quote < 0) {
            return null;
        }
        int serialFrom = quote + 1 + SERIAL.length;
        String serial = m.hasAt(quote + 1, SERIAL) && signed - 1 > serialFrom ? m.word(serialFrom, signed - 1) : "";
        int typeFrom = signed + SIGNED_BY.length;
        int typeTo = m.wordEnd(typeFrom);
        int fingerprintFrom = typeTo + CA_OF.length;
        if (!m.hasAt(typeTo, CA_OF) || fingerprintFrom >= m.to) {
            return null;
        }
        int fingerprintTo = m.wordEnd(fingerprintFrom);
        int via = m.find(fingerprintTo, VIA);
        KeyFingerprint ca = new KeyFingerprint(m.word(fingerprintFrom, fingerprintTo));
        return new Kind.KeyAcceptable(
                new Credential("CERT", null,
                        new Credential.Certificate(m.text(idFrom, quote), serial, m.word(typeFrom, typeTo), ca)),
                via < 0 ? null : m.text(via + VIA.length, m.to));
    }
}
