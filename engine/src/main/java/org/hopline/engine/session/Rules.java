package org.hopline.engine.session;

import org.hopline.engine.event.Kind;
import org.hopline.engine.event.PickedEvent;
import org.jspecify.annotations.Nullable;

/** Which rule a happening is for. Each returns the session the happening belongs to, or null where none is known. */
final class Rules {

    private Rules() {}

    static @Nullable OpenSession apply(PickedEvent event, HostRun run) {
        return switch (event.kind()) {
            case Kind.Logged logged -> speaker(event, run);
            case Kind.ServerListening listening -> {
                run.ownAddress(listening.server(), event);
                yield null;
            }
            case Kind.ConnectionOpened opened -> ConnectionRules.opened(opened, event, run);
            case Kind.ConnectionDropped dropped -> ConnectionRules.dropped(dropped, event, run);
            case Kind.ConnectionClosed closed -> ConnectionRules.closed(closed, event, run);
            case Kind.Authentication authentication -> ConnectionRules.authentication(authentication, event, run);
            case Kind.InvalidUser invalid -> ConnectionRules.invalidUser(invalid, event, run);
            case Kind.LoginRefused refused -> ConnectionRules.refused(refused, event, run);
            case Kind.KeyAcceptable acceptable -> speaker(event, run);
            case Kind.ChildPid child -> ChannelRules.child(child, event, run);
            case Kind.ChannelOpened opened -> ChannelRules.opened(opened, event, run);
            case Kind.ChannelClosed closed -> ChannelRules.closed(closed, event, run);
            case Kind.Transferred transferred -> ChannelRules.transferred(event, run);
            case Kind.SftpOperation sftp -> ChannelRules.sftp(sftp, event, run);
            case Kind.PamAuthentication pam -> speaker(event, run);
            case Kind.PamSession pam -> LoginRules.pam(pam, event, run);
            case Kind.LogindSession logind -> LoginRules.logind(logind, event, run);
            case Kind.PrivilegeChange change -> PrivilegeRules.changed(change, event, run);
            case Kind.AccountChange change -> speaker(event, run);
            case Kind.HostBooted booted -> LoginRules.booted(booted, event, run);
            case Kind.ProcessStarted started -> ProcessRules.started(started, event, run);
            case Kind.ProcessEnded ended -> null;
            case Kind.NetworkConnection connection -> ProcessRules.network(connection, event, run);
            case Kind.FileChanged file -> run.state.sessions.byAudit(file.auditSession());
            case Kind.AuditLogon logon -> AuditRules.logon(logon, event, run);
        };
    }

    /** The session whose sshd wrote the line: only sshd's own pids say so, in the log's own pid namespace. */
    static @Nullable OpenSession speaker(PickedEvent event, HostRun run) {
        return isText(event) && isSshd(event.program()) ? run.state.sessions.byPid(event.pid()) : null;
    }

    /** Whether pids in it are those of sshd's own lines; audit and Sysmon write the kernel's. */
    static boolean isText(PickedEvent event) {
        return switch (event.family()) {
            case SYSLOG, JOURNAL, UNIFIED_LOG -> true;
            case AUDIT, SYSMON_LINUX -> false;
        };
    }

    /** Whether a program, by name or path, is one of sshd's: {@code sshd}, {@code sshd-session}, {@code sshd-auth}. */
    static boolean isSshd(@Nullable String program) {
        if (program == null) {
            return false;
        }
        int slash = program.lastIndexOf('/') + 1;
        return program.startsWith("sshd", slash);
    }
}
