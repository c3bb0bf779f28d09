package org.hopline.engine.session;

import java.util.List;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.identity.HostBinding;
import org.hopline.engine.identity.IdentityFacts;
import org.jspecify.annotations.Nullable;

/** Which output of the host stations goes to which join, and under which key. */
public final class JoinRouting {

    /** An input and the key it is for. */
    public record Keyed(String key, JoinInput input) {}

    private JoinRouting() {}

    /** Inputs of {@link JoinStation}, keyed by source host. Every opened session is a child under exactly one key. */
    public static List<Keyed> bySourceHost(HostOutput output, IdentityFacts facts) {
        return switch (output) {
            case HostOutput.Opened(Session session) -> {
                HostBinding source = source(session, facts);
                String key = source == null ? session.host().name() : source.host().name();
                yield List.of(new Keyed(session.host().name(), new JoinInput.Parent(session, false)),
                        new Keyed(key, new JoinInput.Child(session, source)));
            }
            case HostOutput.Closed(Session session) ->
                List.of(new Keyed(session.host().name(), new JoinInput.Parent(session, true)));
            case HostOutput.Connected(OutgoingConnection connection) ->
                List.of(new Keyed(connection.host().name(), new JoinInput.Outgoing(connection)));
            case HostOutput.Failed failed -> List.of();
            case HostOutput.Happened happened -> List.of();
            case HostOutput.OwnAddress own -> List.of();
            case HostOutput.Overflow overflow -> List.of();
            case HostOutput.Duplicates duplicates -> List.of();
        };
    }

    /** The host a session came from, as far as its address tells; null: no known host. */
    static @Nullable HostBinding source(Session session, IdentityFacts facts) {
        if (session.client().address().isLoopback()) {
            return new HostBinding(session.client().address(), session.host(), HostBinding.Basis.STATED, 1,
                    "a loopback address is the host's own");
        }
        return facts.host(session.client().address());
    }

    /** Inputs of {@link PortJoinStation}, keyed by client address and port. */
    public static List<Keyed> byPort(HostOutput output) {
        return switch (output) {
            case HostOutput.Opened(Session session) -> session.client().hasPort()
                    ? List.of(new Keyed(key(session.client()), new JoinInput.Child(session, null)))
                    : List.of();
            case HostOutput.Connected(OutgoingConnection connection) -> {
                Endpoint source = connection.source();
                yield source != null && source.hasPort() && connection.session() != null
                        ? List.of(new Keyed(key(source), new JoinInput.Outgoing(connection)))
                        : List.of();
            }
            case HostOutput.Closed closed -> List.of();
            case HostOutput.Failed failed -> List.of();
            case HostOutput.Happened happened -> List.of();
            case HostOutput.OwnAddress own -> List.of();
            case HostOutput.Overflow overflow -> List.of();
            case HostOutput.Duplicates duplicates -> List.of();
        };
    }

    private static String key(Endpoint client) {
        return client.address().text() + ' ' + client.port();
    }
}
