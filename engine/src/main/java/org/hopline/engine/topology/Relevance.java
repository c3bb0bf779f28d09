package org.hopline.engine.topology;

import org.hopline.engine.event.Kind;

/** Which kinds of happening the sessions, hops and behaviours need, whether a detection picks them or not. */
final class Relevance {

    private Relevance() {}

    static boolean matters(Kind kind) {
        return switch (kind) {
            case Kind.Logged ignored -> false;
            case Kind.ServerListening ignored -> false;
            case Kind.FileChanged ignored -> false;
            case Kind.ProcessEnded ignored -> false;
            case Kind.SftpOperation sftp -> sftp.user() != null;
            case Kind.AccountChange ignored -> false;
            case Kind.ConnectionOpened ignored -> true;
            case Kind.ConnectionDropped ignored -> true;
            case Kind.ConnectionClosed ignored -> true;
            case Kind.Authentication ignored -> true;
            case Kind.InvalidUser ignored -> true;
            case Kind.LoginRefused ignored -> true;
            case Kind.KeyAcceptable ignored -> false;
            case Kind.ChildPid ignored -> true;
            case Kind.ChannelOpened ignored -> true;
            case Kind.ChannelClosed ignored -> true;
            case Kind.Transferred ignored -> true;
            case Kind.PamAuthentication ignored -> false;
            case Kind.PamSession ignored -> true;
            case Kind.LogindSession ignored -> true;
            case Kind.PrivilegeChange ignored -> true;
            case Kind.HostBooted ignored -> true;
            case Kind.ProcessStarted ignored -> true;
            case Kind.NetworkConnection ignored -> true;
            case Kind.AuditLogon ignored -> true;
        };
    }
}
