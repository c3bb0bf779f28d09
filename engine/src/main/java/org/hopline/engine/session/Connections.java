package org.hopline.engine.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.hopline.engine.event.Address;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.UserId;
import org.jspecify.annotations.Nullable;

/** Connections to sshd that have not logged in, yet or ever. Oldest first. */
final class Connections {

    private static final int MOST_ENDED = 256;

    /** One connection. */
    static final class Connection {
        final Endpoint client;
        final long since;
        @Nullable
        Endpoint server;
        @Nullable
        UserId user;
        boolean invalidUser;
        /** Whether its beginning was logged, which sshd does at VERBOSE. */
        boolean verbose;
        /** Whether a failure of it stands among the attempts already. */
        boolean counted;
        /** The {@code Connection from} line, or the first other. */
        List<Evidence> evidence = List.of();

        Connection(Endpoint client, long since) {
            this.client = client;
            this.since = since;
        }
    }

    private final LinkedHashMap<Endpoint, Connection> open = new LinkedHashMap<>();
    private final LinkedHashMap<Endpoint, Long> ended = new LinkedHashMap<>();
    private long overflown;

    /** The connection of a client, new where it was not known; null for a client without a port. */
    @Nullable
    Connection of(Endpoint client, long time, List<Evidence> evidence) {
        if (!client.hasPort()) {
            return null;
        }
        Connection connection = open.get(client);
        if (connection == null) {
            connection = new Connection(client, time);
            connection.evidence = evidence;
            if (open.size() >= Limits.MOST_CONNECTIONS) {
                open.pollFirstEntry();
                overflown++;
            }
            open.put(client, connection);
        }
        return connection;
    }

    /** The connection of a client if it is known, taken out. */
    @Nullable
    Connection take(Endpoint client) {
        return open.remove(client);
    }

    /** The oldest connection from an address that tried no account, taken out. */
    @Nullable
    Connection takeIdle(Address client) {
        for (Connection each : open.values()) {
            if (each.user == null && !each.counted && each.client.address().equals(client)) {
                open.remove(each.client);
                return each;
            }
        }
        return null;
    }

    /** Keeps in mind for a moment that a connection ended: several lines may say so. */
    void remember(Endpoint client, long time) {
        if (ended.size() >= MOST_ENDED) {
            ended.pollFirstEntry();
        }
        ended.put(client, time);
    }

    /** Whether another line said already that this connection ended. */
    boolean endedJustNow(Endpoint client, long time) {
        Long before = ended.get(client);
        return before != null && time - before <= Limits.COPY_WINDOW;
    }

    /** Hands out the connections that are too old to log in before {@code time}. */
    void advance(long time, Consumer<Connection> each) {
        while (!open.isEmpty()) {
            Connection oldest = open.firstEntry().getValue();
            if (time - oldest.since <= Limits.UNAUTHENTICATED) {
                return;
            }
            open.pollFirstEntry();
            each.accept(oldest);
        }
    }

    /** When {@link #advance} has something to do next; the largest long while there is nothing. */
    long due() {
        return open.isEmpty() ? Long.MAX_VALUE : open.firstEntry().getValue().since + Limits.UNAUTHENTICATED + 1;
    }

    /** All, oldest first; nothing is kept. */
    List<Connection> takeAll() {
        List<Connection> all = List.copyOf(open.values());
        open.clear();
        return all;
    }

    /** Connections forgotten since the last call, because there were too many. */
    long takeOverflown() {
        long taken = overflown;
        overflown = 0;
        return taken;
    }

    /** A connection, for a state's bytes. */
    record SavedConnection(Endpoint client, long since, @Nullable Endpoint server, @Nullable UserId user,
            boolean invalidUser, boolean verbose, boolean counted, List<Evidence> evidence) {}

    /** All of it, for a state's bytes. */
    record Saved(List<SavedConnection> open, List<Endpoint> ended, List<Long> endedAt, long overflown) {
        Connections restored() {
            Connections connections = new Connections();
            connections.overflown = overflown;
            for (int i = 0; i < ended.size(); i++) {
                connections.ended.put(ended.get(i), endedAt.get(i));
            }
            for (SavedConnection each : open) {
                Connection connection = new Connection(each.client(), each.since());
                connection.server = each.server();
                connection.user = each.user();
                connection.invalidUser = each.invalidUser();
                connection.verbose = each.verbose();
                connection.counted = each.counted();
                connection.evidence = List.copyOf(each.evidence());
                connections.open.put(each.client(), connection);
            }
            return connections;
        }
    }

    Saved saved() {
        List<SavedConnection> all = new ArrayList<>(open.size());
        for (Connection each : open.values()) {
            all.add(new SavedConnection(each.client, each.since, each.server, each.user, each.invalidUser,
                    each.verbose, each.counted, each.evidence));
        }
        return new Saved(all, List.copyOf(ended.keySet()), List.copyOf(ended.values()), overflown);
    }
}
