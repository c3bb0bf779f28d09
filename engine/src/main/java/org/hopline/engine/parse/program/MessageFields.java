package org.hopline.engine.parse.program;

import org.hopline.engine.event.Credential;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.FieldTable;
import org.hopline.engine.event.Fields;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.UserId;
import org.hopline.engine.event.Value;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a log line, made when first asked for: the carrier's own, the header's ({@code facility}, {@code
 * severity}, {@code host}, {@code process}, {@code pid}, {@code message}), and those that Splunk's add-on extracts from
 * {@code linux_secure} ({@code action}, {@code app}, {@code dest}, {@code dvc}, {@code src}, {@code src_port}, {@code
 * user}, {@code user_name}, {@code src_user}, {@code sshd_protocol}, {@code vendor_action}, {@code
 * authentication_method}, {@code tty}, {@code pwd}, {@code command}). {@code dest} and {@code dvc} are left out where the
 * line names no host.
 */
final class MessageFields implements Fields {

    private final Fields carried;
    private final int priority;
    private final @Nullable HostId host;
    private final @Nullable String program;
    private final long pid;
    private final Slice message;
    private final Kind kind;
    private @Nullable Fields table;

    MessageFields(Fields carried, int priority, @Nullable HostId host, @Nullable String program, long pid,
            Slice message, Kind kind) {
        this.carried = carried;
        this.priority = priority;
        this.host = host;
        this.program = program;
        this.pid = pid;
        this.message = message;
        this.kind = kind;
    }

    @Override
    public int size() {
        return table().size();
    }

    @Override
    public FieldName name(int index) {
        return table().name(index);
    }

    @Override
    public Value value(int index) {
        return table().value(index);
    }

    private Fields table() {
        Fields made = table;
        if (made == null) {
            made = make();
            table = made;
        }
        return made;
    }

    private Fields make() {
        FieldTable.Builder to = FieldTable.builder();
        for (int i = 0; i < carried.size(); i++) {
            to.add(carried.name(i).text(), carried.value(i));
        }
        if (priority >= 0) {
            to.add("facility", Value.text(Integer.toString(priority >> 3)));
            to.add("severity", Value.text(Integer.toString(priority & 7)));
        }
        if (host != null) {
            to.add("host", Value.text(host.name()));
            to.add("dest", Value.text(host.name()));
            to.add("dvc", Value.text(host.name()));
        }
        if (program != null) {
            to.add("process", Value.text(program));
            to.add("app", Value.text(program));
        }
        if (pid >= 0) {
            to.add("pid", Value.text(Long.toString(pid)));
        }
        to.add("message", Value.plain(message));
        kind(to);
        return to.build();
    }

    private void kind(FieldTable.Builder to) {
        switch (kind) {
            case Kind.Authentication a -> {
                vendor(to, switch (a.verdict()) {
                    case ACCEPTED -> "Accepted";
                    case FAILED -> "Failed";
                    case PARTIAL -> "Partial";
                    case POSTPONED -> "Postponed";
                });
                action(to, a.outcome());
                to.add("authentication_method", Value.text(a.method()));
                user(to, a.user());
                source(to, a.client());
                to.add("sshd_protocol", Value.text("ssh2"));
                credential(to, a.credential());
            }
            case Kind.InvalidUser i -> {
                vendor(to, "Invalid user");
                action(to, Outcome.FAILURE);
                user(to, i.user());
                source(to, i.client());
            }
            case Kind.LoginRefused r -> {
                vendor(to, "not allowed");
                action(to, Outcome.FAILURE);
                to.add("reason", Value.text(r.reason()));
                user(to, r.user());
                source(to, r.client());
            }
            case Kind.ConnectionOpened o -> {
                source(to, o.client());
                Endpoint server = o.server();
                if (server != null) {
                    to.add("dest_ip", Value.text(server.address().text()));
                    port(to, "dest_port", server);
                }
            }
            case Kind.ConnectionClosed c -> {
                user(to, c.user());
                source(to, c.client());
            }
            case Kind.ConnectionDropped d -> {
                source(to, d.client());
                to.add("reason", Value.text(d.reason()));
            }
            case Kind.ChannelOpened c -> {
                user(to, c.user());
                source(to, c.client());
                text(to, "tty", c.tty());
            }
            case Kind.ChannelClosed c -> {
                user(to, c.user());
                source(to, c.client());
            }
            case Kind.PamAuthentication p -> {
                to.add("pam_service", Value.text(p.service()));
                action(to, p.outcome());
                user(to, p.user());
                if (p.remoteHost() != null) {
                    to.add("src", Value.text(p.remoteHost().text()));
                }
                text(to, "tty", p.tty());
            }
            case Kind.PamSession p -> {
                to.add("pam_service", Value.text(p.service()));
                vendor(to, p.opened() ? "session opened" : "session closed");
                user(to, p.user());
                if (p.uid() >= 0) {
                    to.add("user_id", Value.text(Long.toString(p.uid())));
                }
                text(to, "src_user", p.opened() ? MentionedUsers.opener(message) : null);
                if (p.byUid() >= 0) {
                    to.add("src_user_id", Value.text(Long.toString(p.byUid())));
                }
            }
            case Kind.LogindSession l -> {
                to.add("session", Value.text(l.session()));
                user(to, l.user());
            }
            case Kind.PrivilegeChange p -> {
                action(to, p.outcome());
                if (p.from() != null) {
                    to.add("src_user", Value.text(p.from().name()));
                }
                user(to, p.to());
                text(to, "tty", p.tty());
                text(to, "pwd", p.workingDirectory());
                text(to, "command", p.command());
                text(to, "reason", p.reason());
            }
            case Kind.AccountChange a -> {
                vendor(to, a.action());
                user(to, a.user());
            }
            case Kind.SftpOperation s -> {
                to.add("operation", Value.text(s.operation()));
                text(to, "file_path", s.path());
                user(to, s.user());
            }
            case Kind.KeyAcceptable k -> credential(to, k.credential());
            case Kind.ServerListening l -> {
                to.add("dest_ip", Value.text(l.server().address().text()));
                port(to, "dest_port", l.server());
            }
            case Kind.Transferred t -> {
                to.add("bytes_out", Value.text(Long.toString(t.sent())));
                to.add("bytes_in", Value.text(Long.toString(t.received())));
            }
            case Kind.Logged l -> text(to, "user", MentionedUsers.in(message));
            case Kind.ChildPid c -> nothing();
            case Kind.ProcessStarted p -> nothing();
            case Kind.ProcessEnded p -> nothing();
            case Kind.HostBooted b -> nothing();
            case Kind.NetworkConnection n -> nothing();
            case Kind.FileChanged f -> nothing();
            case Kind.AuditLogon a -> nothing();
        }
    }

    /** Kinds of which the message has no field that the header does not have, or that no message of ours makes. */
    private static void nothing() {}

    private static void vendor(FieldTable.Builder to, String action) {
        to.add("vendor_action", Value.text(action));
    }

    private static void action(FieldTable.Builder to, Outcome outcome) {
        switch (outcome) {
            case SUCCESS -> to.add("action", Value.text("success"));
            case FAILURE -> to.add("action", Value.text("failure"));
            case UNKNOWN -> nothing();
        }
    }

    private static void user(FieldTable.Builder to, @Nullable UserId user) {
        if (user != null) {
            to.add("user", Value.text(user.name()));
            to.add("user_name", Value.text(user.name()));
        }
    }

    private static void source(FieldTable.Builder to, @Nullable Endpoint client) {
        if (client != null) {
            to.add("src", Value.text(client.address().text()));
            to.add("src_ip", Value.text(client.address().text()));
            port(to, "src_port", client);
        }
    }

    private static void port(FieldTable.Builder to, String name, Endpoint endpoint) {
        if (endpoint.hasPort()) {
            to.add(name, Value.text(Integer.toString(endpoint.port())));
        }
    }

    private static void text(FieldTable.Builder to, String name, @Nullable String text) {
        if (text != null) {
            to.add(name, Value.text(text));
        }
    }

    private static void credential(FieldTable.Builder to, @Nullable Credential credential) {
        if (credential == null) {
            return;
        }
        to.add("key_type", Value.text(credential.keyType()));
        if (credential.fingerprint() != null) {
            to.add("key_fingerprint", Value.text(credential.fingerprint().text()));
        }
        Credential.Certificate certificate = credential.certificate();
        if (certificate != null) {
            to.add("certificate_id", Value.text(certificate.keyId()));
            to.add("certificate_serial", Value.text(certificate.serial()));
        }
    }
}
