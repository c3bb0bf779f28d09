package org.hopline.engine.session;

import java.util.List;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.PickedEvent;
import org.jspecify.annotations.Nullable;

/** What sshd says of a session once it is open, at VERBOSE, and sftp-server beside it. */
final class ChannelRules {

    private ChannelRules() {}

    static @Nullable OpenSession child(Kind.ChildPid child, PickedEvent event, HostRun run) {
        OpenSession session = Rules.speaker(event, run);
        if (session != null) {
            run.state.sessions.child(session, child.childPid());
            session.verbose = true;
            session.show(event.evidence());
        }
        return session;
    }

    static @Nullable OpenSession opened(Kind.ChannelOpened opened, PickedEvent event, HostRun run) {
        run.state.showChannels(event.evidence());
        OpenSession session = run.state.sessions.byClient(opened.client());
        if (session != null) {
            run.state.sessions.child(session, Rules.isText(event) ? event.pid() : -1);
            run.state.sessions.tty(session, opened.tty());
            session.channel(opened.type(), opened.detail());
            session.show(event.evidence());
        }
        return session;
    }

    static @Nullable OpenSession closed(Kind.ChannelClosed closed, PickedEvent event, HostRun run) {
        OpenSession session = run.state.sessions.byClient(closed.client());
        if (session != null) {
            session.show(event.evidence());
        }
        return session;
    }

    static @Nullable OpenSession transferred(PickedEvent event, HostRun run) {
        OpenSession session = Rules.speaker(event, run);
        if (session != null) {
            session.show(event.evidence());
        }
        return session;
    }

    /** sftp-server names the account and the client's address when it begins, later only its own pid. */
    static @Nullable OpenSession sftp(Kind.SftpOperation sftp, PickedEvent event, HostRun run) {
        if (!Rules.isText(event)) {
            return null;
        }
        OpenSession session = run.state.sessions.byPid(event.pid());
        if (session == null && sftp.user() != null && sftp.client() != null) {
            List<OpenSession> candidates = run.state.sessions.of(sftp.user());
            for (int i = candidates.size() - 1; i >= 0 && session == null; i--) {
                if (candidates.get(i).client.address().equals(sftp.client()) && !candidates.get(i).hasEnded()) {
                    session = candidates.get(i);
                }
            }
            if (session != null) {
                run.state.sessions.speaks(session, event.pid());
            }
        }
        if (session != null) {
            session.seenSftp();
            session.show(event.evidence());
        }
        return session;
    }
}
