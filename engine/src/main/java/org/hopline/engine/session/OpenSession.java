package org.hopline.engine.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hopline.engine.event.Credential;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.Kind.ChannelType;
import org.hopline.engine.event.SessionId;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.event.UserId;
import org.hopline.engine.session.Session.PrivilegeUse;
import org.hopline.engine.session.Session.SessionEnd;
import org.hopline.engine.session.Session.SessionKind;
import org.jspecify.annotations.Nullable;

/** A session while it is open: what is known of it so far. */
final class OpenSession {

    /** How far to trust what showed the end; smaller is better. */
    static final int END_BY_SSHD = 1;
    static final int END_BY_PAM = 2;
    static final int END_BY_LOGIND = 3;
    static final int END_BY_AUDIT = 4;
    static final int END_BY_REBOOT = 6;
    static final int NOT_ENDED = 9;

    private static final int SHELL = 1;
    private static final int COMMAND = 2;
    private static final int SFTP = 4;
    private static final int FORCED = 8;
    private static final int SCP = 16;

    final SessionId id;
    final HostId host;
    final UserId user;
    Endpoint client;
    final long opened;
    final TimeQuality quality;
    @Nullable
    Endpoint server;
    @Nullable
    String method;
    @Nullable
    Credential credential;
    @Nullable
    String tty;
    @Nullable
    String auditSession;
    @Nullable
    String logindSession;
    long monitorPid = -1;
    long childPid = -1;
    int channels;
    private int uses;
    /** Whether sshd's own lines told of it, not audit alone. */
    boolean textual;
    /** Some line of it is written at VERBOSE only. */
    boolean verbose;
    /** A signal of the server took the connection down. */
    boolean killed;
    int endRank = NOT_ENDED;
    long closed;
    SessionEnd end = SessionEnd.OPEN;
    long lastWord;
    long droppedEvidence;
    final List<PrivilegeUse> privileges;
    final List<Evidence> evidence;
    /** Pids besides monitor and child that speak for it, such as sftp-server's. */
    final List<Long> otherPids;

    OpenSession(SessionId id, HostId host, UserId user, Endpoint client, long opened, TimeQuality quality) {
        this.id = id;
        this.host = host;
        this.user = user;
        this.client = client;
        this.opened = opened;
        this.quality = quality;
        this.lastWord = opened;
        this.privileges = new ArrayList<>(0);
        this.evidence = new ArrayList<>(8);
        this.otherPids = new ArrayList<>(0);
    }

    /** Whether its end is known. */
    boolean hasEnded() {
        return endRank != NOT_ENDED;
    }

    /** Keeps the log entries of one happening, as far as there is room; of many copies only some. */
    void show(List<Evidence> entries) {
        int most = hasEnded() ? Limits.MOST_EVIDENCE : Limits.MOST_EVIDENCE_BEFORE_END;
        int copies = 0;
        for (int i = 0; i < entries.size(); i++) {
            if (i == 0 || !entries.get(i).event().equals(entries.get(i - 1).event())) {
                copies++;
            }
            if (copies <= Limits.MOST_COPIES_KEPT && evidence.size() < most) {
                evidence.add(entries.get(i));
            } else {
                droppedEvidence++;
            }
        }
    }

    /** A channel was opened. */
    void channel(ChannelType type, @Nullable String detail) {
        channels++;
        switch (type) {
            case SHELL -> uses |= SHELL;
            case COMMAND -> uses |= COMMAND;
            case SUBSYSTEM -> uses |= "sftp".equals(detail) ? SFTP : COMMAND;
            case FORCED_COMMAND -> uses |= FORCED;
            case UNKNOWN -> uses |= 0;
        }
    }

    /** Something inside it showed that it carries sftp. */
    void seenSftp() {
        uses |= SFTP;
    }

    /** Something inside it showed that it carries scp. */
    void seenScp() {
        uses |= SCP;
    }

    /** A sign of the end; a better trusted one replaces what was known. */
    void ended(int rank, long time, SessionEnd how) {
        if (rank < endRank) {
            endRank = rank;
            // a log of whole seconds may tell of the end before another one tells of the opening
            closed = Math.max(time, opened);
            end = how;
        } else if (rank == endRank && how == SessionEnd.DISCONNECTED && end == SessionEnd.CLOSED) {
            end = how;
        }
    }

    /** A change of identity inside it, as far as there is room. */
    void privilege(PrivilegeUse use) {
        if (privileges.size() < Limits.MOST_PRIVILEGES) {
            privileges.add(use);
        }
    }

    /** The session as known now; {@code showChannels}: the logs that hold {@code Starting session} lines. */
    Session toSession(Set<SourceId> showChannels) {
        SessionEnd how = killed && (endRank == END_BY_PAM || endRank == END_BY_LOGIND) ? SessionEnd.TERMINATED : end;
        return new Session(id, host, user, client, server, method, credential, opened, quality,
                hasEnded() ? closed : null, how, tty, kind(showChannels), channels, auditSession, logindSession,
                monitorPid, childPid, privileges, evidence);
    }

    private SessionKind kind(Set<SourceId> showChannels) {
        if (channels > 1) {
            return SessionKind.MULTIPLEXED;
        }
        if ((uses & FORCED) != 0) {
            return SessionKind.FORCED_COMMAND;
        }
        if ((uses & SHELL) != 0) {
            return SessionKind.SHELL;
        }
        if ((uses & SFTP) != 0) {
            return SessionKind.SFTP;
        }
        if ((uses & SCP) != 0) {
            return SessionKind.SCP;
        }
        if ((uses & COMMAND) != 0) {
            return SessionKind.COMMAND;
        }
        // That no channel was opened is known only from a log that would say so, and tells of this session.
        return hasEnded() && verbose && channels == 0
                && evidence.stream().anyMatch(each -> showChannels.contains(each.source()))
                        ? SessionKind.TUNNEL
                        : SessionKind.UNKNOWN;
    }

    /** All of it, for a state's bytes. */
    record Saved(SessionId id, HostId host, UserId user, Endpoint client, long opened, TimeQuality quality,
            @Nullable Endpoint server, @Nullable String method, @Nullable Credential credential, @Nullable String tty,
            @Nullable String auditSession, @Nullable String logindSession, long monitorPid, long childPid,
            int channels, int uses, boolean textual, boolean verbose, boolean killed,
            int endRank, long closed, SessionEnd end,
            long lastWord, long droppedEvidence, List<PrivilegeUse> privileges, List<Evidence> evidence,
            List<Long> otherPids) {

        OpenSession restored() {
            OpenSession session = new OpenSession(id, host, user, client, opened, quality);
            session.server = server;
            session.method = method;
            session.credential = credential;
            session.tty = tty;
            session.auditSession = auditSession;
            session.logindSession = logindSession;
            session.monitorPid = monitorPid;
            session.childPid = childPid;
            session.channels = channels;
            session.uses = uses;
            session.textual = textual;
            session.verbose = verbose;
            session.killed = killed;
            session.endRank = endRank;
            session.closed = closed;
            session.end = end;
            session.lastWord = lastWord;
            session.droppedEvidence = droppedEvidence;
            session.privileges.addAll(privileges);
            session.evidence.addAll(evidence);
            session.otherPids.addAll(otherPids);
            return session;
        }
    }

    Saved saved() {
        return new Saved(id, host, user, client, opened, quality, server, method, credential, tty, auditSession,
                logindSession, monitorPid, childPid, channels, uses, textual, verbose, killed, endRank, closed, end,
                lastWord,
                droppedEvidence, List.copyOf(privileges), List.copyOf(evidence), List.copyOf(otherPids));
    }
}
