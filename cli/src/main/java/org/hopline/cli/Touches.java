package org.hopline.cli;

import org.hopline.engine.event.Kind;

/** Which session an event of a kind would open, close or belong to. */
final class Touches {

    private Touches() {}

    /** One sentence. */
    static String sentence(Kind kind) {
        return switch (kind) {
            case Kind.Logged _ -> "none: it says nothing about logons";
            case Kind.ServerListening _ -> "none: it states the server's own address and port";
            case Kind.ConnectionOpened opened -> "begins a connection from " + opened.client()
                    + "; a session if it is accepted" + (opened.server() == null
                            ? ""
                            : "; states that " + opened.server().address() + " is this host");
            case Kind.ConnectionDropped _ -> "none: the connection was refused before any logon";
            case Kind.ConnectionClosed closed -> "closes the session"
                    + (closed.client() == null ? "" : " from " + closed.client()) + ", if one is open";
            case Kind.Authentication logon -> switch (logon.verdict()) {
                case ACCEPTED -> "opens the session of " + logon.user() + " from " + logon.client()
                        + "; joined to a session on the host it came from when that host's logs are read too";
                case FAILED -> "counts as a failed attempt on " + logon.user() + " from " + logon.client().address();
                case PARTIAL, POSTPONED -> "none yet: authentication goes on";
            };
            case Kind.InvalidUser invalid -> "counts as an attempt on an account that does not exist, from "
                    + invalid.client().address();
            case Kind.LoginRefused _ -> "counts as a failed attempt";
            case Kind.KeyAcceptable _ -> "names the key of the session that may follow; no logon by itself";
            case Kind.ChildPid child -> "tells that the session goes on under pid " + child.childPid();
            case Kind.ChannelOpened channel -> "tells what the session of " + channel.user() + " from "
                    + channel.client() + " is used for";
            case Kind.ChannelClosed channel -> "closes a channel of the session of " + channel.user();
            case Kind.Transferred _ -> "tells how much its session transferred";
            case Kind.SftpOperation _ -> "tells what its session did by sftp";
            case Kind.PamAuthentication _ -> "PAM's word on an attempt that sshd, sudo or su tells of too";
            case Kind.PamSession session -> (session.opened() ? "opens" : "closes") + " the PAM session of "
                    + session.service() + " for " + session.user();
            case Kind.LogindSession session -> "ties logind's session " + session.session() + " to the logon";
            case Kind.PrivilegeChange change -> "a change of identity inside the session it happens in"
                    + (change.tty() == null ? "" : ", found by its terminal " + change.tty());
            case Kind.AccountChange _ -> "belongs to the session it happens in, if that is known";
            case Kind.ProcessStarted process -> process.auditSession() == null
                    ? "belongs to the session it happens in, if that is known"
                    : "belongs to audit session " + process.auditSession();
            case Kind.ProcessEnded _ -> "none: it ends a process";
            case Kind.HostBooted _ -> "ends every session open on its host";
            case Kind.NetworkConnection connection -> connection.destination() == null
                    ? "shows a connection on the host"
                    : "shows which session connected out to " + connection.destination()
                            + ": an exact join for the session opened there";
            case Kind.FileChanged _ -> "belongs to the session it happens in, if that is known";
            case Kind.AuditLogon logon -> "a step of the logon"
                    + (logon.auditSession() == null ? "" : " with audit session " + logon.auditSession());
        };
    }
}
