package org.hopline.engine.session;

import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.SessionId;
import org.hopline.engine.event.UserId;
import org.jspecify.annotations.Nullable;

/**
 * That a host opened a connection, or ran a client that does: what ties a session elsewhere to a session here.
 *
 * @param time nanoseconds since the epoch
 * @param source local end; null where the log states none
 * @param target address or name and port; null where only the command line is known
 * @param commandLine of the client; null where unknown
 * @param session the logon session it happened in; null unknown
 */
public record OutgoingConnection(HostId host, long time, long pid, @Nullable String image, @Nullable String commandLine,
        @Nullable UserId user, @Nullable Endpoint source, @Nullable Endpoint target, @Nullable String auditSession,
        @Nullable SessionId session, Evidence evidence) {}
