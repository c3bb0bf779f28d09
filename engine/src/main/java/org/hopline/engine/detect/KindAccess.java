package org.hopline.engine.detect;

import java.util.Locale;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.UserId;
import org.jspecify.annotations.Nullable;

/** Reads a {@link KindField} of a kind as text; null where the kind lacks it or the log does not state it. */
final class KindAccess {

    private KindAccess() {}

    static @Nullable String text(Kind kind, KindField field) {
        return switch (kind) {
            case Kind.ProcessStarted process -> process(process, field);
            case Kind.ProcessEnded ended -> switch (field) {
                case PID -> number(ended.pid());
                case IMAGE -> ended.image();
                default -> null;
            };
            case Kind.NetworkConnection connection -> connection(connection, field);
            case Kind.FileChanged file -> file(file, field);
            case Kind.Authentication authentication -> authentication(authentication, field);
            case Kind.PamAuthentication pam -> switch (field) {
                case USER -> name(pam.user());
                case SOURCE_ADDRESS -> pam.remoteHost() == null ? null : pam.remoteHost().text();
                case TTY -> pam.tty();
                case SERVICE -> pam.service();
                case OUTCOME -> outcome(pam.outcome());
                default -> null;
            };
            case Kind.InvalidUser invalid -> switch (field) {
                case USER -> invalid.user().name();
                case SOURCE_ADDRESS -> invalid.client().address().text();
                case SOURCE_PORT -> port(invalid.client());
                case OUTCOME -> "failure";
                default -> null;
            };
            case Kind.LoginRefused refused -> switch (field) {
                case USER -> name(refused.user());
                case SOURCE_ADDRESS -> address(refused.client());
                case SOURCE_PORT -> port(refused.client());
                case OUTCOME -> "failure";
                default -> null;
            };
            case Kind.PrivilegeChange change -> switch (field) {
                case USER -> name(change.to());
                case SOURCE_USER -> name(change.from());
                case COMMAND_LINE -> change.command();
                case WORKING_DIRECTORY -> change.workingDirectory();
                case TTY -> change.tty();
                case SERVICE -> change.tool().name().toLowerCase(Locale.ROOT);
                case OUTCOME -> outcome(change.outcome());
                default -> null;
            };
            case Kind.AccountChange change -> field == KindField.USER ? name(change.user()) : null;
            case Kind.PamSession session -> switch (field) {
                case USER -> session.user().name();
                case SERVICE -> session.service();
                default -> null;
            };
            case Kind.LogindSession session -> field == KindField.USER ? name(session.user()) : null;
            case Kind.AuditLogon logon -> auditLogon(logon, field);
            case Kind.SftpOperation operation -> switch (field) {
                case USER -> name(operation.user());
                case PATH -> operation.path();
                case SOURCE_ADDRESS -> operation.client() == null ? null : operation.client().text();
                default -> null;
            };
            case Kind.Logged() -> null;
            case Kind.ServerListening ignored -> null;
            case Kind.ConnectionOpened opened -> endpoints(opened.client(), opened.server(), field);
            case Kind.ConnectionDropped dropped -> endpoints(dropped.client(), dropped.server(), field);
            case Kind.ConnectionClosed closed -> field == KindField.USER
                    ? name(closed.user())
                    : endpoints(closed.client(), null, field);
            case Kind.KeyAcceptable ignored -> null;
            case Kind.ChildPid ignored -> null;
            case Kind.ChannelOpened opened -> field == KindField.USER
                    ? opened.user().name()
                    : field == KindField.TTY ? opened.tty() : endpoints(opened.client(), null, field);
            case Kind.ChannelClosed closed -> field == KindField.USER
                    ? closed.user().name()
                    : endpoints(closed.client(), null, field);
            case Kind.Transferred ignored -> null;
            case Kind.HostBooted ignored -> null;
        };
    }

    private static @Nullable String process(Kind.ProcessStarted process, KindField field) {
        return switch (field) {
            case PID -> number(process.pid());
            case PARENT_PID -> number(process.parentPid());
            case IMAGE -> process.image();
            case COMMAND_LINE -> process.commandLine();
            case WORKING_DIRECTORY -> process.workingDirectory();
            case USER -> name(process.user());
            case LOGIN_UID -> number(process.loginUid());
            case AUDIT_SESSION -> process.auditSession();
            case TTY -> process.tty();
            case PARENT_IMAGE -> process.parentImage();
            case PARENT_COMMAND_LINE -> process.parentCommandLine();
            case OUTCOME -> outcome(process.outcome());
            default -> null;
        };
    }

    private static @Nullable String connection(Kind.NetworkConnection connection, KindField field) {
        return switch (field) {
            case PID -> number(connection.pid());
            case IMAGE -> connection.image();
            case USER -> name(connection.user());
            case AUDIT_SESSION -> connection.auditSession();
            case OUTCOME -> outcome(connection.outcome());
            case DIRECTION -> switch (connection.direction()) {
                case OUTGOING -> "outgoing";
                case INCOMING -> "incoming";
                case UNKNOWN -> null;
            };
            default -> endpoints(connection.source(), connection.destination(), field);
        };
    }

    private static @Nullable String file(Kind.FileChanged file, KindField field) {
        return switch (field) {
            case PID -> number(file.pid());
            case IMAGE -> file.image();
            case PATH -> file.path();
            case USER -> name(file.user());
            case AUDIT_SESSION -> file.auditSession();
            case OUTCOME -> outcome(file.outcome());
            case FILE_ACTION -> file.action() == Kind.FileAction.UNKNOWN
                    ? null
                    : file.action().name().toLowerCase(Locale.ROOT);
            default -> null;
        };
    }

    private static @Nullable String authentication(Kind.Authentication authentication, KindField field) {
        return switch (field) {
            case USER -> authentication.user().name();
            case METHOD -> authentication.method();
            case OUTCOME -> outcome(authentication.outcome());
            case KEY -> authentication.credential() == null || authentication.credential().fingerprint() == null
                    ? null
                    : authentication.credential().fingerprint().text();
            default -> endpoints(authentication.client(), null, field);
        };
    }

    private static @Nullable String auditLogon(Kind.AuditLogon logon, KindField field) {
        return switch (field) {
            case PID -> number(logon.pid());
            case USER -> name(logon.user());
            case LOGIN_UID -> number(logon.loginUid());
            case AUDIT_SESSION -> logon.auditSession();
            case TTY -> logon.terminal();
            case SERVICE, IMAGE -> logon.program();
            case OUTCOME -> outcome(logon.outcome());
            default -> endpoints(logon.client(), logon.server(), field);
        };
    }

    private static @Nullable String endpoints(@Nullable Endpoint source, @Nullable Endpoint destination,
            KindField field) {
        return switch (field) {
            case SOURCE_ADDRESS -> address(source);
            case SOURCE_PORT -> port(source);
            case DESTINATION_ADDRESS -> address(destination);
            case DESTINATION_PORT -> port(destination);
            default -> null;
        };
    }

    private static @Nullable String address(@Nullable Endpoint endpoint) {
        return endpoint == null ? null : endpoint.address().text();
    }

    private static @Nullable String port(@Nullable Endpoint endpoint) {
        return endpoint == null || !endpoint.hasPort() ? null : Integer.toString(endpoint.port());
    }

    private static @Nullable String name(@Nullable UserId user) {
        return user == null ? null : user.name();
    }

    private static @Nullable String number(long number) {
        return number == Kind.UNSTATED ? null : Long.toString(number);
    }

    private static @Nullable String outcome(Outcome outcome) {
        return switch (outcome) {
            case SUCCESS -> "success";
            case FAILURE -> "failure";
            case UNKNOWN -> null;
        };
    }
}
