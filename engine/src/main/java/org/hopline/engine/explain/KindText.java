package org.hopline.engine.explain;

import org.hopline.engine.event.Credential;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.UserId;
import org.jspecify.annotations.Nullable;

/** What happened, in one sentence; unknown parts are left out. */
final class KindText {

    private KindText() {}

    static String sentence(Kind kind) {
        return switch (kind) {
            case Kind.Logged ignored -> "a record without a meaning of its own to us; keyword rules still see it";
            case Kind.ServerListening it -> "sshd listens on " + it.server();
            case Kind.ConnectionOpened it -> "connection from " + it.client() + to(it.server());
            case Kind.ConnectionDropped it -> "connection" + from(it.client()) + " refused: " + it.reason();
            case Kind.ConnectionClosed it -> "connection" + from(it.client()) + of(it.user()) + " ended "
                    + phase(it.phase()) + ", " + words(it.reason());
            case Kind.Authentication it -> authentication(it);
            case Kind.InvalidUser it -> "no such user here: " + it.user() + ", tried from " + it.client();
            case Kind.LoginRefused it -> "login refused" + of(it.user()) + from(it.client()) + ": " + it.reason();
            case Kind.KeyAcceptable it -> "a key would be accepted (not a login): " + key(it.credential());
            case Kind.ChildPid it -> "the session goes on under pid " + it.childPid();
            case Kind.ChannelOpened it -> "session channel opened: " + words(it.type())
                    + (it.detail() == null ? "" : " " + it.detail()) + (it.tty() == null ? "" : " on " + it.tty())
                    + of(it.user()) + from(it.client());
            case Kind.ChannelClosed it -> "session channel closed" + of(it.user()) + from(it.client());
            case Kind.Transferred it -> "sent " + it.sent() + " and received " + it.received() + " bytes";
            case Kind.SftpOperation it -> "sftp " + it.operation() + (it.path() == null ? "" : " " + it.path())
                    + of(it.user());
            case Kind.PamAuthentication it -> "PAM " + it.service() + ": authentication" + outcome(it.outcome())
                    + of(it.user()) + (it.remoteHost() == null ? "" : " from " + it.remoteHost());
            case Kind.PamSession it -> "PAM " + it.service() + ": session " + (it.opened() ? "opened" : "closed")
                    + of(it.user());
            case Kind.LogindSession it -> "logind session " + it.session() + " " + words(it.state()) + of(it.user());
            case Kind.PrivilegeChange it -> words(it.tool()) + outcome(it.outcome())
                    + (it.from() == null ? "" : " by " + it.from()) + (it.to() == null ? "" : " to " + it.to())
                    + (it.command() == null ? "" : ": " + it.command())
                    + (it.reason() == null ? "" : " (" + it.reason() + ")");
            case Kind.AccountChange it -> "account change " + it.action() + of(it.user())
                    + (it.detail().isEmpty() ? "" : ": " + it.detail());
            case Kind.HostBooted ignored -> "the host booted";
            case Kind.ProcessStarted it -> "process started" + outcome(it.outcome()) + of(it.user()) + ": "
                    + (it.commandLine() != null ? it.commandLine() : it.image() != null ? it.image() : "not stated");
            case Kind.ProcessEnded it -> "process ended" + (it.image() == null ? "" : ": " + it.image());
            case Kind.NetworkConnection it -> words(it.direction()) + " connection" + outcome(it.outcome())
                    + of(it.user()) + from(it.source()) + to(it.destination())
                    + (it.image() == null ? "" : " by " + it.image());
            case Kind.FileChanged it -> "file " + words(it.action()) + outcome(it.outcome()) + of(it.user()) + ": "
                    + it.path();
            case Kind.AuditLogon it -> "audit: logon step " + words(it.step()) + outcome(it.outcome()) + of(it.user())
                    + from(it.client()) + (it.auditSession() == null ? "" : ", audit session " + it.auditSession());
        };
    }

    private static String authentication(Kind.Authentication it) {
        String verdict = switch (it.verdict()) {
            case ACCEPTED -> "authentication success";
            case FAILED -> "authentication failure";
            case PARTIAL -> "authentication not finished: more is asked for";
            case POSTPONED -> "authentication going on";
        };
        Credential credential = it.credential();
        return verdict + " · user " + it.user() + (it.invalidUser() ? " (no such user here)" : "") + " · from "
                + it.client() + " · " + it.method() + (it.submethod() == null ? "" : "/" + it.submethod())
                + (credential == null ? "" : " " + key(credential));
    }

    static String key(Credential credential) {
        Credential.Certificate certificate = credential.certificate();
        return credential.keyType()
                + (credential.fingerprint() == null ? "" : " " + credential.fingerprint())
                + (certificate == null
                        ? ""
                        : ", certificate " + certificate.keyId() + " (serial " + certificate.serial() + ")");
    }

    private static String phase(Kind.Phase phase) {
        return switch (phase) {
            case PREAUTH -> "before authentication";
            case AUTHENTICATED -> "after authentication";
            case UNKNOWN -> "at a point not stated";
        };
    }

    private static String outcome(Outcome outcome) {
        return switch (outcome) {
            case SUCCESS -> "";
            case FAILURE -> " failed";
            case UNKNOWN -> " (outcome not stated)";
        };
    }

    private static String of(@Nullable UserId user) {
        return user == null ? "" : " of " + user;
    }

    private static String from(@Nullable Endpoint end) {
        return end == null ? "" : " from " + end;
    }

    private static String to(@Nullable Endpoint end) {
        return end == null ? "" : " to " + end;
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
