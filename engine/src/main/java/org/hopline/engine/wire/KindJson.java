package org.hopline.engine.wire;

import static org.hopline.engine.wire.FindingJson.word;

import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.UserId;
import org.jspecify.annotations.Nullable;

/** The kind of an event and what it says: members {@code kind} and {@code what} of {@code hopline.event/1}. */
final class KindJson {

    private final JsonOut out;
    private final CommonJson common;

    private KindJson(JsonOut out, CommonJson common) {
        this.out = out;
        this.common = common;
    }

    static String name(Kind kind) {
        return switch (kind) {
            case Kind.Logged ignored -> "logged";
            case Kind.ServerListening ignored -> "server_listening";
            case Kind.ConnectionOpened ignored -> "connection_opened";
            case Kind.ConnectionDropped ignored -> "connection_dropped";
            case Kind.ConnectionClosed ignored -> "connection_closed";
            case Kind.Authentication ignored -> "authentication";
            case Kind.InvalidUser ignored -> "invalid_user";
            case Kind.LoginRefused ignored -> "login_refused";
            case Kind.KeyAcceptable ignored -> "key_acceptable";
            case Kind.ChildPid ignored -> "child_pid";
            case Kind.ChannelOpened ignored -> "channel_opened";
            case Kind.ChannelClosed ignored -> "channel_closed";
            case Kind.Transferred ignored -> "transferred";
            case Kind.SftpOperation ignored -> "sftp_operation";
            case Kind.PamAuthentication ignored -> "pam_authentication";
            case Kind.PamSession ignored -> "pam_session";
            case Kind.LogindSession ignored -> "logind_session";
            case Kind.PrivilegeChange ignored -> "privilege_change";
            case Kind.AccountChange ignored -> "account_change";
            case Kind.HostBooted ignored -> "host_booted";
            case Kind.ProcessStarted ignored -> "process_started";
            case Kind.ProcessEnded ignored -> "process_ended";
            case Kind.NetworkConnection ignored -> "network_connection";
            case Kind.FileChanged ignored -> "file_changed";
            case Kind.AuditLogon ignored -> "audit_logon";
        };
    }

    static void members(Kind kind, JsonOut out, CommonJson common) {
        new KindJson(out, common).members(kind);
    }

    private void members(Kind kind) {
        switch (kind) {
            case Kind.Logged ignored -> {
            }
            case Kind.ServerListening it -> end("server", it.server());
            case Kind.ConnectionOpened it -> ends(it.client(), it.server());
            case Kind.ConnectionDropped it -> {
                ends(it.client(), it.server());
                out.text("reason", it.reason());
            }
            case Kind.ConnectionClosed it -> {
                end("client", it.client());
                user(it.user());
                out.flag("invalid_user", it.invalidUser()).text("phase", word(it.phase()))
                        .text("reason", word(it.reason())).text("detail", it.detail());
            }
            case Kind.Authentication it -> {
                out.text("verdict", word(it.verdict())).text("method", it.method()).text("submethod", it.submethod());
                user(it.user());
                out.flag("invalid_user", it.invalidUser());
                end("client", it.client());
                common.key(it.credential());
            }
            case Kind.InvalidUser it -> {
                user(it.user());
                end("client", it.client());
            }
            case Kind.LoginRefused it -> {
                user(it.user());
                out.flag("invalid_user", it.invalidUser());
                end("client", it.client());
                out.text("reason", it.reason());
            }
            case Kind.KeyAcceptable it -> {
                common.key(it.credential());
                out.text("found_at", it.foundAt());
            }
            case Kind.ChildPid it -> out.number("child_pid", it.childPid());
            case Kind.ChannelOpened it -> {
                out.text("type", word(it.type())).text("detail", it.detail()).text("tty", it.tty());
                user(it.user());
                end("client", it.client());
                out.number("channel", it.channel());
            }
            case Kind.ChannelClosed it -> {
                user(it.user());
                end("client", it.client());
                out.number("channel", it.channel());
            }
            case Kind.Transferred it -> out.number("sent", it.sent()).number("received", it.received());
            case Kind.SftpOperation it -> {
                out.text("operation", it.operation()).text("path", it.path());
                user(it.user());
                end("client", it.client() == null ? null : new Endpoint(it.client(), Endpoint.NO_PORT));
            }
            case Kind.PamAuthentication it -> {
                out.text("service", it.service()).text("outcome", word(it.outcome()));
                user(it.user());
                out.text("remote_host", it.remoteHost() == null ? null : it.remoteHost().text()).text("tty", it.tty());
            }
            case Kind.PamSession it -> {
                out.flag("opened", it.opened()).text("service", it.service());
                user(it.user());
                stated("uid", it.uid());
                stated("by_uid", it.byUid());
            }
            case Kind.LogindSession it -> {
                out.text("state", word(it.state())).text("session", it.session());
                user(it.user());
                stated("leader", it.leader());
                out.text("class", it.sessionClass());
            }
            case Kind.PrivilegeChange it -> {
                out.text("tool", word(it.tool())).text("outcome", word(it.outcome()));
                user("from", it.from());
                user("to", it.to());
                out.text("tty", it.tty()).text("working_directory", it.workingDirectory())
                        .text("command", it.command()).text("reason", it.reason());
            }
            case Kind.AccountChange it -> {
                out.text("action", it.action());
                user(it.user());
                out.text("detail", it.detail());
            }
            case Kind.HostBooted it -> out.text("boot_id", it.bootId());
            case Kind.ProcessStarted it -> process(it);
            case Kind.ProcessEnded it -> {
                stated("pid", it.pid());
                out.text("image", it.image());
            }
            case Kind.NetworkConnection it -> {
                stated("pid", it.pid());
                out.text("image", it.image());
                user(it.user());
                out.text("direction", word(it.direction()));
                end("source", it.source());
                end("destination", it.destination());
                out.text("audit_session", it.auditSession()).text("outcome", word(it.outcome()));
            }
            case Kind.FileChanged it -> {
                out.text("action", word(it.action())).text("path", it.path());
                stated("pid", it.pid());
                out.text("image", it.image());
                user(it.user());
                out.text("audit_session", it.auditSession()).text("outcome", word(it.outcome()));
            }
            case Kind.AuditLogon it -> {
                out.text("step", word(it.step())).text("outcome", word(it.outcome()));
                stated("pid", it.pid());
                user(it.user());
                stated("login_uid", it.loginUid());
                out.text("audit_session", it.auditSession());
                ends(it.client(), it.server());
                out.text("terminal", it.terminal()).text("program", it.program());
                common.key(it.credential());
            }
        }
    }

    private void process(Kind.ProcessStarted it) {
        stated("pid", it.pid());
        stated("parent_pid", it.parentPid());
        out.text("image", it.image());
        if (!it.arguments().isEmpty()) {
            out.texts("arguments", it.arguments());
        }
        out.text("command_line", it.commandLine()).text("working_directory", it.workingDirectory());
        user(it.user());
        stated("login_uid", it.loginUid());
        out.text("audit_session", it.auditSession()).text("tty", it.tty()).text("parent_image", it.parentImage())
                .text("parent_command_line", it.parentCommandLine()).text("outcome", word(it.outcome()));
    }

    private void ends(@Nullable Endpoint client, @Nullable Endpoint server) {
        end("client", client);
        end("server", server);
    }

    private void end(String name, @Nullable Endpoint end) {
        if (end != null) {
            out.object(name, () -> {
                out.text("address", end.address().text());
                if (end.hasPort()) {
                    out.number("port", end.port());
                }
            });
        }
    }

    private void user(@Nullable UserId user) {
        user("user", user);
    }

    private void user(String name, @Nullable UserId user) {
        out.text(name, user == null ? null : user.name());
    }

    private void stated(String name, long number) {
        if (number != Kind.UNSTATED) {
            out.number(name, number);
        }
    }
}
