package org.hopline.engine.parse.audit;

import org.hopline.engine.event.Credential;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.KeyFingerprint;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.UserId;
import org.hopline.engine.event.Value;
import org.jspecify.annotations.Nullable;

/** Logon steps, from the kernel's LOGIN and the records of PAM, login and sshd. */
final class LogonStep {

    private static final FieldName ACCT = FieldName.of("acct");
    private static final FieldName ID = FieldName.of("id");
    private static final FieldName AUID = FieldName.of("auid");
    private static final FieldName ADDR = FieldName.of("addr");
    private static final FieldName HOSTNAME = FieldName.of("hostname");
    private static final FieldName EXE = FieldName.of("exe");
    private static final FieldName RPORT = FieldName.of("rport");
    private static final FieldName LADDR = FieldName.of("laddr");
    private static final FieldName LPORT = FieldName.of("lport");
    private static final FieldName TERMINAL = FieldName.of("terminal");
    private static final FieldName TTY = FieldName.of("tty");
    private static final FieldName RES = FieldName.of("res");
    private static final FieldName RESULT = FieldName.of("result");
    private static final FieldName OP = FieldName.of("op");
    private static final FieldName ALGO = FieldName.of("algo");
    private static final FieldName KIND = FieldName.of("kind");
    private static final FieldName FP = FieldName.of("fp");
    /** What sshd and PAM write for an account they do not know: no account's name. */
    private static final String INVALID = "(invalid user)";
    private static final String UNKNOWN = "(unknown)";

    private LogonStep() {}

    /** The step a record tells; {@code syscall} is the call that LOGIN came with, or null. */
    static Kind.@Nullable AuditLogon of(AuditFields fields, @Nullable AuditFields syscall, Words words) {
        Kind.AuditStep step = step(fields.type().name());
        if (step == null) {
            return null;
        }
        Caller caller = Caller.of(fields, words);
        String program = caller.image();
        if (program == null && syscall != null) {
            program = Caller.of(syscall, words).image();
        }
        Value res = fields.get(RES);
        String terminal = words.text(fields, TERMINAL);
        return new Kind.AuditLogon(step, outcome(res.isPresent() ? res : fields.get(RESULT)), caller.pid(),
                user(fields, step, words), caller.loginUid(), caller.sessionText(), client(fields), server(fields),
                Caller.terminal(terminal != null ? terminal : words.text(fields, TTY)), program, credential(fields));
    }

    private static Outcome outcome(Value value) {
        String text = Caller.text(value);
        // Records of old releases write "res=success)'" or "result=Success".
        return text != null && text.equalsIgnoreCase("success") ? Outcome.SUCCESS : Caller.outcome(value);
    }

    private static Kind.@Nullable AuditStep step(String type) {
        return switch (type) {
            case "USER_AUTH", "GRP_AUTH" -> Kind.AuditStep.AUTHENTICATION;
            case "USER_LOGIN", "CRYPTO_LOGIN" -> Kind.AuditStep.LOGIN;
            case "LOGIN" -> Kind.AuditStep.SESSION_ASSIGNED;
            case "USER_START" -> Kind.AuditStep.START;
            case "USER_END", "USER_LOGOUT", "CRYPTO_LOGOUT" -> Kind.AuditStep.END;
            case "USER_ACCT", "USER_ERR", "CRED_ACQ", "CRED_DISP", "CRED_REFR" -> Kind.AuditStep.CREDENTIALS;
            case "CRYPTO_KEY_USER", "CRYPTO_SESSION" -> Kind.AuditStep.KEY_EXCHANGE;
            default -> null;
        };
    }

    private static @Nullable UserId user(AuditFields fields, Kind.AuditStep step, Words words) {
        String account = Caller.text(fields.get(ACCT));
        if (account != null) {
            return account.equals(INVALID) || account.equals(UNKNOWN) || account.equals("?")
                    ? null
                    : new UserId(account);
        }
        UserId byId = words.user(fields, ID);
        if (byId != null) {
            return byId;
        }
        return step == Kind.AuditStep.SESSION_ASSIGNED ? words.user(fields, AUID) : null;
    }

    private static @Nullable Endpoint client(AuditFields fields) {
        String address = Caller.text(fields.get(ADDR));
        // Beside an empty addr, sshd's hostname is the client's; a display manager's is the machine's own.
        String program = Caller.text(fields.get(EXE));
        if (address == null && program != null && program.contains("sshd")) {
            address = Caller.text(fields.get(HOSTNAME));
        }
        return address == null || address.equals("?") ? null : Endpoint.of(address, port(fields.get(RPORT)));
    }

    private static @Nullable Endpoint server(AuditFields fields) {
        String address = Caller.text(fields.get(LADDR));
        return address == null ? null : Endpoint.of(address, port(fields.get(LPORT)));
    }

    private static int port(Value value) {
        long port = Caller.number(value);
        return port < 0 || port > 65535 ? Endpoint.NO_PORT : (int) port;
    }

    /** RHEL's sshd: {@code op=key algo=ssh-rsa size=2048 fp=…} names the user's key. Other keys are the session's. */
    private static @Nullable Credential credential(AuditFields fields) {
        String fingerprint = Caller.text(fields.get(FP));
        String algorithm = Caller.text(fields.get(ALGO));
        String kind = Caller.text(fields.get(KIND));
        boolean ofUser = "key".equals(Caller.text(fields.get(OP))) || "auth-key".equals(kind);
        if (fingerprint == null || !ofUser) {
            return null;
        }
        return new Credential(algorithm == null ? "unknown" : keyType(algorithm), new KeyFingerprint(fingerprint),
                null);
    }

    /** OpenSSH's name of a key type, as sshd's own lines write it. */
    private static String keyType(String algorithm) {
        return switch (algorithm) {
            case "ssh-rsa", "rsa" -> "RSA";
            case "ssh-ed25519" -> "ED25519";
            case "ssh-dss" -> "DSA";
            default -> algorithm.startsWith("ecdsa-sha2-") ? "ECDSA" : algorithm;
        };
    }
}
