package org.hopline.engine.session;

import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.PickedEvent;
import org.jspecify.annotations.Nullable;

/** Processes and connections of the host itself: which session they are in, and which of them lead to other hosts. */
final class ProcessRules {

    private static final int SSH_PORT = 22;

    private ProcessRules() {}

    static @Nullable OpenSession started(Kind.ProcessStarted started, PickedEvent event, HostRun run) {
        OpenSession session = run.state.sessions.byAudit(started.auditSession());
        if (started.outcome() == Outcome.FAILURE) {
            return session;
        }
        String program = started.image() != null
                ? started.image()
                : started.arguments().isEmpty() ? null : started.arguments().getFirst();
        if (program == null) {
            return session;
        }
        String name = SshCommand.basename(program);
        if (session != null) {
            switch (name) {
                case "sftp-server", "internal-sftp" -> session.seenSftp();
                case "scp" -> {
                    if (isServedCopy(started)) {
                        session.seenScp();
                    }
                }
                default -> {
                    // other programs say nothing of what the session is for
                }
            }
        }
        boolean client = SshCommand.isClient(program)
                || !started.arguments().isEmpty() && SshCommand.isClient(started.arguments().getFirst());
        if (client) {
            client(started, event, run, session);
        }
        return session;
    }

    private static void client(Kind.ProcessStarted started, PickedEvent event, HostRun run,
            @Nullable OpenSession session) {
        SshCommand command = !started.arguments().isEmpty()
                ? SshCommand.read(started.arguments())
                : started.commandLine() != null ? SshCommand.read(started.commandLine()) : null;
        if (command == null && started.commandLine() != null) {
            // such as ssh -V, or the far side of a copy
            return;
        }
        run.connected(event, started.pid(), started.image(), started.commandLine(), started.user(), null,
                command == null ? null : command.target(), started.auditSession(), session);
    }

    /** scp at the far side of a copy: {@code scp -t} takes, {@code scp -f} gives. */
    private static boolean isServedCopy(Kind.ProcessStarted started) {
        if (!started.arguments().isEmpty()) {
            return started.arguments().contains("-t") || started.arguments().contains("-f");
        }
        String line = started.commandLine();
        return line != null && (line.contains(" -t ") || line.contains(" -f "));
    }

    static @Nullable OpenSession network(Kind.NetworkConnection connection, PickedEvent event, HostRun run) {
        OpenSession session = run.state.sessions.byAudit(connection.auditSession());
        @Nullable
        Endpoint target = connection.destination();
        boolean leadsOut = connection.direction() != Kind.Direction.INCOMING
                && connection.outcome() != Outcome.FAILURE
                && (target != null && target.port() == SSH_PORT || SshCommand.isClient(connection.image()));
        if (target != null && leadsOut && !target.address().isLoopback()) {
            run.connected(event, connection.pid(), connection.image(), null, connection.user(), connection.source(),
                    target, connection.auditSession(), session);
        }
        return session;
    }
}
