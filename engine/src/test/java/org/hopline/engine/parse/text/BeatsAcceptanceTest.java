package org.hopline.engine.parse.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hopline.engine.event.Credential;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.Form;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Compares with what filebeat's {@code system.auth} module and Elastic's {@code system} integration expect of their own
 * sample logs. Only fields that they fill are compared: we read more. Made equal before comparing: an empty user name of
 * theirs ({@code session opened for user root by (uid=0)}) is our absent one, and the blanks with which sudo pads its
 * user are cut. A command that sudo cut into several records is compared with the event that puts it together, of which
 * theirs is the beginning, with rsyslog's escapes left in.
 */
class BeatsAcceptanceTest {

    private static final String BEATS = "formats/belimawr_beats/filebeat/module/system/auth/test/";
    private static final String INTEGRATIONS = "formats/legoguy1000_integrations/packages/system/data_stream/auth/_dev/test/pipeline/";

    /** Their fields, of which ours are made in {@link #ours}. */
    private static final List<String> COMPARED = List.of("host.hostname", "process.name", "process.pid", "message",
            "system.auth.ssh.event", "system.auth.ssh.method", "system.auth.ssh.signature",
            "system.auth.ssh.dropped_ip", "source.ip", "source.port", "source.domain", "user.name",
            "user.effective.name", "user.id", "event.outcome", "system.auth.sudo.tty", "system.auth.sudo.pwd",
            "system.auth.sudo.user", "system.auth.sudo.command", "system.auth.sudo.error", "group.name", "group.id",
            "system.auth.useradd.home", "system.auth.useradd.shell");

    @Test
    void weAgreeWithFilebeatOnItsAuthLogs() {
        Agreement agreement = new Agreement();
        for (String file : List.of("auth-ubuntu1204.log", "secure-rhel7.log", "test.log", "timestamp.log")) {
            Reading reading = Reading.of("syslog", Corpora.bytes(BEATS + file));
            assertThat(reading.tally().lawful()).isTrue();
            Map<Long, Event> byOffset = new HashMap<>();
            reading.events.forEach(event -> byOffset.put(event.record().offset(), whole(reading, event)));
            for (Map<String, String> expected : ExpectedJson.objects(Corpora.bytes(BEATS + file + "-expected.json"))) {
                Event event = byOffset.get(Long.parseLong(expected.getOrDefault("log.offset", "-1")));
                compare(agreement, file, expected, event);
            }
        }
        judge(agreement, "filebeat system.auth, expected files of their first 100 records");
    }

    @Test
    void weAgreeWithFilebeatOnItsJournal() {
        Agreement agreement = new Agreement();
        Reading reading = Reading.of("journal-export", Corpora.bytes(BEATS + "debian-12.export"));
        assertThat(reading.unparsed).isEmpty();
        List<Map<String, String>> expected = ExpectedJson
                .objects(Corpora.bytes(BEATS + "debian-12.journal-expected.json"));
        assertThat(reading.events).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            Map<String, String> theirs = new TreeMap<>(expected.get(i));
            // There these two describe the sending process (_UID), not the account of the message.
            theirs.remove("user.id");
            compare(agreement, "debian-12.export", theirs, reading.events.get(i));
        }
        judge(agreement, "filebeat system.auth, journal");
    }

    @Test
    void weAgreeWithTheSystemIntegrationOnItsAuthLogs() {
        Agreement agreement = new Agreement();
        for (String file : List.of("test-auth-ubuntu1204.log", "test-auth.log", "test-auth-rhel79.log",
                "test-secure-rhel7.log", "test-timestamp.log")) {
            Reading reading = Reading.of("syslog", Corpora.bytes(INTEGRATIONS + file));
            List<Map<String, String>> expected = ExpectedJson
                    .objects(Corpora.bytes(INTEGRATIONS + file + "-expected.json"));
            assertThat(reading.events).as(file).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                compare(agreement, file, expected.get(i), whole(reading, reading.events.get(i)));
            }
        }
        judge(agreement, "Elastic system integration, auth");
    }

    /** The event that holds the whole command, where sudo cut it. */
    private static Event whole(Reading reading, Event event) {
        return reading.assembled.stream().filter(other -> other.record().offset() == event.record().offset())
                .findFirst().orElse(event);
    }

    /** Every disagreement has one of these explanations, or the test fails. */
    private static @Nullable String explanation(Agreement.Difference difference) {
        if (difference.field().equals("system.auth.sudo.tty") && difference.theirs().equals("unknown")) {
            return "sudo's TTY=unknown says that there is no terminal: ours is absent";
        }
        return null;
    }

    private static void judge(Agreement agreement, String title) {
        System.out.println(agreement.print(title));
        List<Agreement.Difference> unexplained = new ArrayList<>();
        for (Agreement.Difference difference : agreement.differences()) {
            String why = explanation(difference);
            System.out.println("  " + difference + " -- " + why);
            if (why == null) {
                unexplained.add(difference);
            }
        }
        assertThat(unexplained).isEmpty();
        for (String recordClass : List.of("sshd", "PAM", "sudo")) {
            assertThat(agreement.share(recordClass)).as(recordClass).isGreaterThanOrEqualTo(0.99);
        }
    }

    private static void compare(Agreement agreement, String file, Map<String, String> expected, @Nullable Event event) {
        Map<String, String> theirs = new TreeMap<>(expected);
        theirs.keySet().retainAll(COMPARED);
        theirs.values().removeIf(String::isEmpty);
        theirs.computeIfPresent("user.name", (key, name) -> name.strip());
        if (event == null) {
            agreement.record("missing", file + "@" + expected.get("log.offset"), theirs, Map.of());
            return;
        }
        agreement.record(recordClass(event), file + ":" + event.record().line(), theirs, ours(event, theirs));
    }

    private static String recordClass(Event event) {
        String message = event.message().text();
        String program = String.valueOf(event.program());
        if (message.contains("pam_") || message.startsWith("PAM ") || program.contains("pam_")) {
            return "PAM";
        }
        return switch (program) {
            case "sshd" -> "sshd";
            case "sudo" -> "sudo";
            default -> "other";
        };
    }

    private static Map<String, @Nullable String> ours(Event event, Map<String, String> theirs) {
        Map<String, @Nullable String> out = new HashMap<>();
        out.put("host.hostname", event.host() == null ? null : event.host().name());
        out.put("process.name", event.program());
        out.put("process.pid", event.pid() < 0 ? null : Long.toString(event.pid()));
        out.put("message", event.message().text().strip());
        String message = theirs.get("message");
        if (message != null && message.strip().equals(out.get("message"))) {
            out.put("message", message);
        }
        out.put("user.name", field(event, "user"));
        switch (event.kind()) {
            case Kind.Authentication a -> {
                out.put("system.auth.ssh.event", a.verdict() == Kind.Verdict.ACCEPTED ? "Accepted" : "Failed");
                out.put("system.auth.ssh.method",
                        a.submethod() == null ? a.method() : a.method() + "/" + a.submethod());
                Credential credential = a.credential();
                out.put("system.auth.ssh.signature",
                        credential == null ? null : credential.keyType() + " " + credential.fingerprint());
                out.put("event.outcome", a.outcome() == Outcome.SUCCESS ? "success" : "failure");
                client(out, a.client());
            }
            case Kind.InvalidUser i -> {
                out.put("system.auth.ssh.event", "Invalid");
                out.put("event.outcome", "failure");
                client(out, i.client());
            }
            case Kind.ConnectionClosed c -> {
                client(out, c.client());
                out.put("system.auth.ssh.dropped_ip", c.client() == null ? null : c.client().address().text());
            }
            case Kind.PamSession p -> {
                if (p.opened()) {
                    out.put("user.name", field(event, "src_user"));
                    out.put("user.effective.name", p.user().name());
                    out.put("user.id", Long.toString(p.byUid()));
                }
            }
            case Kind.PamAuthentication p -> {
                out.put("source.domain", p.remoteHost() == null ? null : p.remoteHost().text());
                out.put("source.ip", p.remoteHost() == null ? null : p.remoteHost().text());
                // Their pattern takes all words before "user" for the event's name.
                int user = out.get("message") == null ? -1 : String.valueOf(out.get("message")).indexOf(" user ");
                out.put("system.auth.ssh.event",
                        user < 0 ? null : String.valueOf(out.get("message")).substring(0, user));
                out.put("event.outcome", p.outcome() == Outcome.FAILURE ? "failure" : "success");
            }
            case Kind.PrivilegeChange p -> {
                out.put("user.name", name(p.from()));
                out.put("user.effective.name", name(p.to()));
                out.put("system.auth.sudo.user", name(p.to()));
                out.put("system.auth.sudo.tty", p.tty());
                out.put("system.auth.sudo.pwd", p.workingDirectory());
                String command = theirs.get("system.auth.sudo.command");
                boolean begins = !event.parts().isEmpty() && command != null && p.command() != null
                        && p.command().startsWith(command.replace("#012", "\n").replace("#011", "\t"));
                out.put("system.auth.sudo.command", begins ? command : p.command());
                out.put("system.auth.sudo.error", p.reason());
                out.put("event.outcome", p.outcome() == Outcome.FAILURE ? "failure" : "success");
            }
            case Kind.AccountChange a -> {
                out.put("user.name", name(a.user()));
                out.put("group.name", name(a.user()));
                out.put("user.id", detail(a, "UID="));
                out.put("group.id", detail(a, "GID="));
                out.put("system.auth.useradd.home", detail(a, "home="));
                out.put("system.auth.useradd.shell", detail(a, "shell="));
                out.put("event.outcome", a.action().endsWith("-failed") ? "failure" : "success");
            }
            default -> {
                // The fields say what there is.
            }
        }
        return out;
    }

    private static void client(Map<String, @Nullable String> out, @Nullable Endpoint client) {
        if (client != null) {
            out.put("source.ip", client.address().text());
            out.put("source.port", client.hasPort() ? Integer.toString(client.port()) : null);
        }
    }

    private static @Nullable String name(@Nullable UserId user) {
        return user == null ? null : user.name();
    }

    private static @Nullable String detail(Kind.AccountChange change, String key) {
        int at = change.detail().indexOf(key);
        if (at < 0) {
            return null;
        }
        int end = change.detail().indexOf(',', at);
        return change.detail().substring(at + key.length(), end < 0 ? change.detail().length() : end);
    }

    private static @Nullable String field(Event event, String name) {
        var value = event.fields().get(FieldName.of(name));
        return value.isPresent() ? value.text(Form.DECODED) : null;
    }
}
