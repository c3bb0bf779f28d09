package org.hopline.engine.session;

import java.util.Comparator;
import java.util.List;
import org.hopline.engine.event.Credential;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.SessionId;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.event.UserId;
import org.jspecify.annotations.Nullable;

/**
 * One logon from open to close on a host.
 *
 * @param id identity: host, client address and port, user, second of acceptance
 * @param host where it was opened
 * @param user the account that logged in
 * @param client the other end as the host saw it
 * @param server the host's own end; null where no log states it
 * @param method how it authenticated, such as {@code publickey}; null where not stated
 * @param credential the key or certificate; null where not stated
 * @param opened nanoseconds since the epoch: when authentication was accepted
 * @param quality of {@code opened}
 * @param closed nanoseconds since the epoch; null while open, or where no log shows the end
 * @param end how it ended
 * @param tty such as {@code pts/0}; null without a terminal or where not stated
 * @param kind what it was used for
 * @param channels number of session channels opened; 0 also where the log level hides them
 * @param auditSession audit session id; null unknown
 * @param logindSession logind's id; null unknown
 * @param monitorPid pid of sshd's monitor, as logged; -1 unknown
 * @param childPid pid of the user's sshd child, as logged; -1 unknown
 * @param privileges changes of identity inside it, in time order
 * @param evidence the log entries that show it, in canonical order
 */
public record Session(SessionId id, HostId host, UserId user, Endpoint client, @Nullable Endpoint server,
        @Nullable String method, @Nullable Credential credential, long opened, TimeQuality quality,
        @Nullable Long closed, SessionEnd end, @Nullable String tty, SessionKind kind, int channels,
        @Nullable String auditSession, @Nullable String logindSession, long monitorPid, long childPid,
        List<PrivilegeUse> privileges, List<Evidence> evidence) {

    /** Opened, host, id: the canonical order of sessions. */
    public static final Comparator<Session> ORDER = Comparator.comparingLong(Session::opened)
            .thenComparing(Session::host).thenComparing(Session::id);

    /** Keeps its own copies. */
    public Session {
        privileges = List.copyOf(privileges);
        evidence = evidence.stream().sorted().toList();
    }

    /**
     * A change of identity inside a session: sudo or su.
     *
     * @param time nanoseconds since the epoch
     * @param to the account acted as; null where not stated
     * @param command the command line; null where not stated
     */
    public record PrivilegeUse(long time, @Nullable UserId from, @Nullable UserId to, @Nullable String command,
            Outcome outcome, Evidence evidence) {}

    /** How a session ended, as the most trusted log shows it. */
    public enum SessionEnd {
        /** No end seen: open, or the log stops. */
        OPEN,
        /** The client said goodbye. */
        DISCONNECTED,
        /** The connection was closed or reset without a goodbye. */
        CLOSED, RESET,
        /** The client stopped answering. */
        TIMEOUT,
        /** The server ended it: killed, terminated. */
        TERMINATED,
        /** Only PAM, logind or audit show that it ended. */
        ENDED,
        /** The host went down. */
        REBOOT
    }

    /** What a session was used for. */
    public enum SessionKind {
        /** A shell on a terminal. */
        SHELL,
        /** A command. */
        COMMAND,
        /** The sftp subsystem. */
        SFTP,
        /** scp: a command named scp, or the sftp subsystem by a client that says so. */
        SCP,
        /** Authenticated, no channel: -N, -W, -L, -D, ProxyJump. Only shown at LogLevel VERBOSE. */
        TUNNEL,
        /** A command forced by the server's configuration or the key. */
        FORCED_COMMAND,
        /** Several channels over one connection (ControlMaster). */
        MULTIPLEXED,
        /** The logs do not say. */
        UNKNOWN
    }
}
