package org.hopline.engine.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event says happened: the closed set that sessions, hops and behaviours switch over. Detections in Sigma and
 * SPL read {@link Fields} instead. Whatever a log does not state is null, -1 or {@link Outcome#UNKNOWN}.
 *
 * <p>Messages of sshd are those of OpenSSH 6 to 10; each record names its format string in shortened form.
 */
public sealed interface Kind {

    /** A number the log does not state. */
    long UNSTATED = -1;

    /** A record that says nothing this set has a word for; keyword rules still see it. */
    record Logged() implements Kind {
        /** The only one needed. */
        public static final Logged INSTANCE = new Logged();
    }

    // ---- sshd ------------------------------------------------------------------------------------------------------

    /** {@code Server listening on A port N.} */
    record ServerListening(Endpoint server) implements Kind {}

    /** {@code Connection from A port N on B port M} (VERBOSE). */
    record ConnectionOpened(Endpoint client, @Nullable Endpoint server) implements Kind {}

    /** A connection that sshd refused before any key exchange: MaxStartups, PerSourcePenalties. */
    record ConnectionDropped(@Nullable Endpoint client, @Nullable Endpoint server, String reason) implements Kind {}

    /** How far a connection had come when it ended. */
    enum Phase {
        PREAUTH, AUTHENTICATED, UNKNOWN
    }

    /** Why a connection ended. */
    enum CloseReason {
        /** {@code Connection closed by}, a disconnect by the client with code 11. */
        BY_CLIENT,
        /** {@code Disconnected from user U} after a clean goodbye. */
        DISCONNECTED,
        /** {@code Connection reset by}. */
        RESET,
        /** {@code Timeout, client not responding}, {@code Connection … timed out}. */
        TIMEOUT,
        /** {@code Timeout before authentication}, {@code exceeded LoginGraceTime}. */
        LOGIN_GRACE_TIME,
        /** {@code Disconnecting …: Too many authentication failures} and other goodbyes of the server. */
        BY_SERVER,
        /** No protocol, or a bad one: scanners, HTTP on port 22, failed negotiation. */
        PROTOCOL_ERROR,
        /** Anything else, see the detail. */
        OTHER
    }

    /**
     * The end of a connection, or the announcement of it.
     *
     * @param client null where the line names none
     * @param invalidUser whether the line says {@code invalid user}
     * @param detail the message's free part, decoded; may be empty
     */
    record ConnectionClosed(@Nullable Endpoint client, @Nullable UserId user, boolean invalidUser, Phase phase,
            CloseReason reason, String detail) implements Kind {}

    /** What {@code auth_log()} said first: {@code Accepted}, {@code Failed}, {@code Partial}, {@code Postponed}. */
    enum Verdict {
        ACCEPTED, FAILED, PARTIAL, POSTPONED
    }

    /**
     * {@code Accepted publickey for U from A port N ssh2: …} and its kin. Only {@link Verdict#ACCEPTED} is a login.
     *
     * @param method {@code password}, {@code publickey}, {@code keyboard-interactive} …
     * @param submethod after the slash, such as {@code pam}; null where there is none
     */
    record Authentication(Verdict verdict, String method, @Nullable String submethod, UserId user, boolean invalidUser,
            Endpoint client, @Nullable Credential credential) implements Kind {

        /** Success for {@code Accepted}, failure for {@code Failed}; the others are not decided yet. */
        public Outcome outcome() {
            return switch (verdict) {
                case ACCEPTED -> Outcome.SUCCESS;
                case FAILED -> Outcome.FAILURE;
                case PARTIAL, POSTPONED -> Outcome.UNKNOWN;
            };
        }
    }

    /** {@code Invalid user U from A port N}; the port is unstated before OpenSSH 7.5. */
    record InvalidUser(UserId user, Endpoint client) implements Kind {}

    /** {@code User U from A not allowed because …}, {@code ROOT LOGIN REFUSED}, {@code maximum authentication attempts exceeded}. */
    record LoginRefused(@Nullable UserId user, boolean invalidUser, @Nullable Endpoint client, String reason)
            implements
                Kind {}

    /** {@code Accepted key …} or {@code Accepted certificate …} (VERBOSE): a key would do. Not a login. */
    record KeyAcceptable(Credential credential, @Nullable String foundAt) implements Kind {}

    /** {@code User child is on pid N}: from here on the child logs under that pid. */
    record ChildPid(long childPid) implements Kind {}

    /** What a session channel runs. */
    enum ChannelType {
        SHELL, COMMAND, SUBSYSTEM, FORCED_COMMAND, UNKNOWN
    }

    /**
     * {@code Starting session: shell on pts/0 for U from A port N id I}.
     *
     * @param detail the subsystem's name or the forced command; null for shells and commands, whose text sshd never logs
     * @param tty such as {@code pts/0}; null without a terminal
     */
    record ChannelOpened(ChannelType type, @Nullable String detail, @Nullable String tty, UserId user, Endpoint client,
            long channel) implements Kind {}

    /** {@code Close session: user U from A port N id I}. */
    record ChannelClosed(UserId user, Endpoint client, long channel) implements Kind {}

    /** {@code Transferred: sent N, received N bytes}. */
    record Transferred(long sent, long received) implements Kind {}

    /** One line of sftp-server or internal-sftp. */
    record SftpOperation(String operation, @Nullable String path, @Nullable UserId user, @Nullable Address client)
            implements
                Kind {}

    // ---- PAM, logind, sudo, su, accounts ---------------------------------------------------------------------------

    /**
     * {@code pam_unix(sshd:auth): authentication failure; … rhost=A user=U} and other PAM modules' verdicts.
     *
     * @param service such as {@code sshd}, {@code sudo}
     */
    record PamAuthentication(String service, Outcome outcome, @Nullable UserId user, @Nullable Address remoteHost,
            @Nullable String tty) implements Kind {}

    /**
     * {@code pam_unix(S:session): session opened|closed for user U}.
     *
     * @param uid -1 where not stated
     */
    record PamSession(boolean opened, String service, UserId user, long uid, long byUid) implements Kind {}

    /** The states of a logind session that are logged. */
    enum LogindState {
        NEW, LOGGED_OUT, REMOVED
    }

    /**
     * {@code New session 33 of user alice.} and its end.
     *
     * @param session logind's id; equals the audit session id where the kernel audits, {@code cN} in containers
     * @param leader pid of the session's leader (sshd's monitor), from the journal; -1 in text logs
     * @param sessionClass {@code user}, {@code manager} …; null where not stated
     */
    record LogindSession(LogindState state, String session, @Nullable UserId user, long leader,
            @Nullable String sessionClass) implements Kind {}

    /** The program that changed identity. */
    enum PrivilegeTool {
        SUDO, SU
    }

    /**
     * sudo's command line, su's switch.
     *
     * @param from the account that asked; null where the log does not name it
     * @param to the account acted as
     * @param command sudo's command, decoded; null for su
     */
    record PrivilegeChange(PrivilegeTool tool, Outcome outcome, @Nullable UserId from, @Nullable UserId to,
            @Nullable String tty, @Nullable String workingDirectory, @Nullable String command, @Nullable String reason)
            implements
                Kind {}

    /** useradd, usermod, passwd, groupadd and their kin. {@code action} is a word such as {@code add-user}. */
    record AccountChange(String action, @Nullable UserId user, String detail) implements Kind {}

    /**
     * The host started: the kernel's first words ({@code Linux version …}), or a journal's new {@code _BOOT_ID}. It ends
     * every session that was open.
     *
     * @param bootId null where not stated
     */
    record HostBooted(@Nullable String bootId) implements Kind {}

    // ---- processes, network, files (Sysmon, assembled audit, later others) -----------------------------------------

    /**
     * A process began to run a program.
     *
     * @param image full path of the executable; null where not stated
     * @param arguments argv where the log keeps its boundaries, else empty
     * @param commandLine the arguments joined by one space, or as logged; null where not stated
     * @param user the real or effective account as the source names it, name before number
     * @param loginUid the audit login uid, -1 unset or unstated: it survives sudo and su
     * @param auditSession the audit session id, null unset or unstated
     * @param outcome failure for an execve that failed
     */
    record ProcessStarted(long pid, long parentPid, @Nullable String image, List<String> arguments,
            @Nullable String commandLine, @Nullable String workingDirectory, @Nullable UserId user, long loginUid,
            @Nullable String auditSession, @Nullable String tty, @Nullable String parentImage,
            @Nullable String parentCommandLine, Outcome outcome) implements Kind {}

    /** A process ended. */
    record ProcessEnded(long pid, @Nullable String image) implements Kind {}

    /** Which side opened a connection. */
    enum Direction {
        OUTGOING, INCOMING, UNKNOWN
    }

    /**
     * A connection as the host's own kernel saw it.
     *
     * @param direction unknown for a {@code bind}, which only names the local end as source
     * @param source null where the log states only the target ({@code connect} in Linux audit)
     * @param destination null where the log states only the other end ({@code accept}, {@code bind} in Linux audit)
     */
    record NetworkConnection(long pid, @Nullable String image, @Nullable UserId user, Direction direction,
            @Nullable Endpoint source, @Nullable Endpoint destination, @Nullable String auditSession, Outcome outcome)
            implements
                Kind {}

    /** What was done to a file. */
    enum FileAction {
        CREATED, MODIFIED, DELETED, RENAMED, ATTRIBUTES_CHANGED, READ, UNKNOWN
    }

    /** A file was touched. */
    record FileChanged(FileAction action, String path, long pid, @Nullable String image, @Nullable UserId user,
            @Nullable String auditSession, Outcome outcome) implements Kind {}

    /** The steps of a logon that Linux audit records. */
    enum AuditStep {
        /** CRYPTO_SESSION, CRYPTO_KEY_USER (its keys are the session's and the server's): the client's port, no verdict on a user. */
        KEY_EXCHANGE,
        /** USER_AUTH. */
        AUTHENTICATION,
        /** USER_LOGIN. */
        LOGIN,
        /** LOGIN: the kernel set auid and ses. */
        SESSION_ASSIGNED,
        /** USER_START. */
        START,
        /** USER_END, USER_LOGOUT. */
        END,
        /** USER_ACCT, CRED_ACQ, CRED_REFR, CRED_DISP and the rest of the PAM dance. */
        CREDENTIALS
    }

    /**
     * One step of a logon in Linux audit.
     *
     * @param program the {@code exe} that reported it
     * @param pid in the kernel's own pid namespace: differs from the pid in a container's log
     */
    record AuditLogon(AuditStep step, Outcome outcome, long pid, @Nullable UserId user, long loginUid,
            @Nullable String auditSession, @Nullable Endpoint client, @Nullable Endpoint server,
            @Nullable String terminal, @Nullable String program, @Nullable Credential credential) implements Kind {}
}
