package org.hopline.engine.session;

import java.util.ArrayList;
import java.util.List;
import org.hopline.engine.event.Credential;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.EventId;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.KeyFingerprint;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Kind.CloseReason;
import org.hopline.engine.event.Kind.Phase;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.Pick;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.event.Row;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.event.UserId;
import org.hopline.engine.event.View;
import org.jspecify.annotations.Nullable;

/** What one host's log says, written down as a story: times in seconds since 2026-11-22T00:00:00Z. */
final class Say {

    static final long EPOCH = 1_795_305_600L * Limits.SECOND;

    final List<PickedEvent> events = new ArrayList<>();
    private final String host;
    private final String source;
    private LogFamily family = LogFamily.SYSLOG;
    private TimeQuality quality = TimeQuality.EXACT;
    private double clockError;
    private boolean withPids = true;
    private boolean unitsForPrograms;

    Say(String host, String source) {
        this.host = host;
        this.source = source;
    }

    static Say on(String host) {
        return new Say(host, host + "/auth.log");
    }

    Say family(LogFamily name) {
        family = name;
        return this;
    }

    Say quality(TimeQuality value) {
        quality = value;
        return this;
    }

    /** Every time is written so many seconds late. */
    Say late(double seconds) {
        clockError = seconds;
        return this;
    }

    Say withoutPids() {
        withPids = false;
        return this;
    }

    /** As {@code journalctl -o with-unit} writes it: the unit stands where the program would. */
    Say unitsForPrograms() {
        unitsForPrograms = true;
        return this;
    }

    Say add(double second, String program, long pid, Kind kind) {
        return add(second, program, pid, kind, List.of());
    }

    Say picked(double second, String program, long pid, Kind kind) {
        return add(second, program, pid, kind, List.of(new Pick("rule", 0, Row.EMPTY)));
    }

    Say add(double second, String program, long pid, Kind kind, List<Pick> picks) {
        long sequence = events.size();
        long time = EPOCH + Math.round((second + clockError) * 1000) * 1_000_000L;
        String text = program + " " + kind;
        long named = withPids ? pid : -1;
        EventId id = new EventId((source + text).hashCode() * 0x9e3779b97f4a7c15L + time, sequence);
        Evidence evidence = new Evidence(id, new SourceId(source), sequence * 100, sequence + 1, Slice.utf8(text));
        View view = family == LogFamily.AUDIT || family == LogFamily.SYSMON_LINUX ? View.ASSEMBLED : View.RECORD;
        events.add(new PickedEvent(id, time, quality, Event.Clock.UTC, new HostId(host), family, view, sequence,
                unitsForPrograms ? "session-5.scope" : program, named, text.hashCode(), kind, List.of(evidence),
                picks));
        return this;
    }

    Say connection(double second, long pid, String client) {
        return add(second, "sshd", pid, new Kind.ConnectionOpened(endpoint(client), Endpoint.of(address(host), 22)));
    }

    Say accepted(double second, long pid, String user, String client) {
        return accepted(second, pid, user, client, "publickey", key("A"));
    }

    Say accepted(double second, long pid, String user, String client, String method,
            @Nullable Credential credential) {
        return add(second, "sshd", pid, new Kind.Authentication(Kind.Verdict.ACCEPTED, method, null, new UserId(user),
                false, endpoint(client), credential));
    }

    Say failed(double second, long pid, String user, boolean invalid, String client, String method) {
        return add(second, "sshd", pid, new Kind.Authentication(Kind.Verdict.FAILED, method, null, new UserId(user),
                invalid, endpoint(client), null));
    }

    Say invalid(double second, long pid, String user, String client) {
        return add(second, "sshd", pid, new Kind.InvalidUser(new UserId(user), endpoint(client)));
    }

    Say childPid(double second, long pid, long child) {
        return add(second, "sshd", pid, new Kind.ChildPid(child));
    }

    Say channel(double second, long pid, Kind.ChannelType type, @Nullable String detail, @Nullable String tty,
            String user, String client) {
        return add(second, "sshd", pid, new Kind.ChannelOpened(type, detail, tty, new UserId(user), endpoint(client),
                0));
    }

    Say goodbye(double second, long pid, String user, String client) {
        add(second, "sshd", pid, new Kind.ConnectionClosed(endpoint(client), null, false, Phase.UNKNOWN,
                CloseReason.BY_CLIENT, "disconnected by user"));
        return add(second, "sshd", pid, new Kind.ConnectionClosed(endpoint(client), new UserId(user), false,
                Phase.AUTHENTICATED, CloseReason.DISCONNECTED, ""));
    }

    Say closed(double second, long pid, @Nullable String user, String client, Phase phase, CloseReason reason) {
        return add(second, "sshd", pid, new Kind.ConnectionClosed(endpoint(client),
                user == null ? null : new UserId(user), false, phase, reason, ""));
    }

    Say pam(double second, long pid, boolean opened, String user) {
        return add(second, "sshd", pid, new Kind.PamSession(opened, "sshd", new UserId(user), 1000, 0));
    }

    Say manager(double second, String user) {
        return add(second, "(systemd)", 1, new Kind.PamSession(true, "systemd-user", new UserId(user), 1000, 0));
    }

    Say logind(double second, Kind.LogindState state, String session, String user, long leader) {
        return add(second, "systemd-logind", 99, new Kind.LogindSession(state, session, new UserId(user), leader,
                null));
    }

    Say sudo(double second, String from, String to, @Nullable String tty, String command) {
        return add(second, "sudo", -1, new Kind.PrivilegeChange(Kind.PrivilegeTool.SUDO, Outcome.SUCCESS,
                new UserId(from), new UserId(to), tty, "/", command, null));
    }

    Say su(double second, String from, String to, @Nullable String tty) {
        return add(second, "su", 425, new Kind.PrivilegeChange(Kind.PrivilegeTool.SU, Outcome.SUCCESS,
                new UserId(from), new UserId(to), tty, null, null, null));
    }

    Say audit(double second, Kind.AuditStep step, Outcome outcome, long pid, @Nullable String user,
            @Nullable String session, @Nullable String client, @Nullable String terminal) {
        return add(second, "USER", pid, new Kind.AuditLogon(step, outcome, pid, user == null ? null : new UserId(user),
                1000, session, client == null ? null : Endpoint.of(client, Endpoint.NO_PORT), null, terminal,
                "/usr/sbin/sshd", null));
    }

    Say process(double second, long pid, String auditSession, String... arguments) {
        return add(second, "SYSCALL", pid, new Kind.ProcessStarted(pid, 1, "/usr/bin/" + arguments[0],
                List.of(arguments), String.join(" ", arguments), "/", new UserId("alice"), 1000, auditSession, null,
                null, null, Outcome.SUCCESS));
    }

    Say connect(double second, long pid, String image, @Nullable String source, String target,
            @Nullable String auditSession) {
        return add(second, "SYSCALL", pid, new Kind.NetworkConnection(pid, image, new UserId("alice"),
                Kind.Direction.OUTGOING, source == null ? null : endpoint(source), endpoint(target), auditSession,
                Outcome.SUCCESS));
    }

    static Credential key(String name) {
        return new Credential("ED25519", new KeyFingerprint("SHA256:" + name), null);
    }

    static Credential certificate(String keyId) {
        return new Credential("ED25519-CERT", new KeyFingerprint("SHA256:cert"), new Credential.Certificate(keyId,
                "42", "ED25519", new KeyFingerprint("SHA256:ca")));
    }

    static Endpoint endpoint(String text) {
        int colon = text.lastIndexOf(':');
        return colon < 0
                ? Endpoint.of(text, Endpoint.NO_PORT)
                : Endpoint.of(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    /** Hosts are h1, h2 … at 10.0.0.1, 10.0.0.2 … */
    static String address(String host) {
        return host.startsWith("h") ? "10.0.0." + host.substring(1) : "10.0.0.200";
    }

    static List<PickedEvent> all(Say... logs) {
        List<PickedEvent> all = new ArrayList<>();
        for (Say each : logs) {
            all.addAll(each.events);
        }
        return all;
    }

    static double second(long time) {
        return (time - EPOCH) / 1e9;
    }
}
