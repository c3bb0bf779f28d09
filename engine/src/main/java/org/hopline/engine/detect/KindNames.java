package org.hopline.engine.detect;

import org.hopline.engine.detect.Scope.KindName;
import org.hopline.engine.event.Kind;

/** Which kind scopes route an event by. */
final class KindNames {

    private KindNames() {}

    static KindName of(Kind kind) {
        return switch (kind) {
            case Kind.ProcessStarted started -> KindName.PROCESS_STARTED;
            case Kind.ProcessEnded ended -> KindName.PROCESS_ENDED;
            case Kind.NetworkConnection connection -> KindName.NETWORK_CONNECTION;
            case Kind.FileChanged file -> KindName.FILE_CHANGED;
            case Kind.Authentication authentication -> switch (authentication.verdict()) {
                case ACCEPTED, FAILED -> KindName.AUTHENTICATION;
                case PARTIAL, POSTPONED -> KindName.OTHER;
            };
            case Kind.PamAuthentication pam -> KindName.AUTHENTICATION;
            case Kind.LoginRefused refused -> KindName.AUTHENTICATION;
            case Kind.AuditLogon logon -> switch (logon.step()) {
                case AUTHENTICATION, LOGIN -> KindName.AUTHENTICATION;
                case SESSION_ASSIGNED, START, END -> KindName.SESSION;
                case KEY_EXCHANGE, CREDENTIALS -> KindName.OTHER;
            };
            case Kind.PamSession session -> KindName.SESSION;
            case Kind.LogindSession session -> KindName.SESSION;
            case Kind.ChannelOpened opened -> KindName.SESSION;
            case Kind.ChannelClosed closed -> KindName.SESSION;
            case Kind.PrivilegeChange change -> KindName.PRIVILEGE_CHANGE;
            case Kind.AccountChange change -> KindName.ACCOUNT_CHANGE;
            case Kind.HostBooted booted -> KindName.OTHER;
            case Kind.Logged logged -> KindName.OTHER;
            case Kind.ServerListening listening -> KindName.OTHER;
            case Kind.ConnectionOpened opened -> KindName.OTHER;
            case Kind.ConnectionDropped dropped -> KindName.OTHER;
            case Kind.ConnectionClosed closed -> KindName.OTHER;
            case Kind.InvalidUser invalid -> KindName.OTHER;
            case Kind.KeyAcceptable acceptable -> KindName.OTHER;
            case Kind.ChildPid child -> KindName.OTHER;
            case Kind.Transferred transferred -> KindName.OTHER;
            case Kind.SftpOperation operation -> KindName.OTHER;
        };
    }
}
