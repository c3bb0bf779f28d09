package org.hopline.engine.parse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.Fields;
import org.hopline.engine.event.Form;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Value;
import org.hopline.engine.parse.Json;
import org.hopline.engine.parse.StructuredReading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Audit records of published test suites against what those suites expect of them. */
class AuditCorporaTest {

    private static final String LIBAUDIT = "formats/elastic_go-libaudit/";

    private static StructuredReading read(String text) {
        return StructuredReading.of(new AuditFormat(), text);
    }

    private static @Nullable String text(Fields fields, String name, Form form) {
        Value value = fields.get(FieldName.of(name));
        return value.isPresent() ? value.text(form) : null;
    }

    // ---- go-libaudit: single records -------------------------------------------------------------------------------

    private static final Map<String, String> LIBAUDIT_DIFFERENCES = Map.of("syscall/keys",
            "the sample's hex is followed by a stray quote, so it is no hex");

    @Test
    void singleRecordsAgreeWithGoLibaudit() {
        Agreement agreement = new Agreement("go-libaudit auparse", LIBAUDIT_DIFFERENCES);
        for (String name : List.of("audit-rhel6", "audit-rhel7", "audit-ubuntu14", "audit-ubuntu16", "audit-ubuntu17",
                "test2", "test3")) {
            String base = LIBAUDIT + "auparse/testdata/" + name + ".log";
            List<Event> ours = StructuredReading.of(new AuditFormat(), StructuredReading.shared(base), 4096).records;
            List<@Nullable Object> expected = new ArrayList<>(
                    Json.list(Json.read(StructuredReading.shared(base + ".golden"))));
            // Of a line that is no record go-libaudit says null; to us it is unparsed.
            expected.removeIf(Objects::isNull);
            assertThat(ours.size()).as(name).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                libauditRecord(agreement, Json.map(expected.get(i)), ours.get(i));
            }
        }
        assertThat(agreement.report()).isEmpty();
        assertThat(agreement.agreeing()).isGreaterThanOrEqualTo(agreement.fields() * 99 / 100);
    }

    private static void libauditRecord(Agreement agreement, Map<String, @Nullable Object> expected, Event event) {
        String type = String.valueOf(expected.get("record_type"));
        agreement.field(type, "sequence", expected.get("sequence"), Long.toString(AuditStamp.of(event).serial()));
        Fields fields = event.fields();
        agreement.field(type, "record_type", libauditType(type), text(fields, "type", Form.RAW));
        for (Map.Entry<String, @Nullable Object> field : Json.map(expected.get("data")).entrySet()) {
            String name = field.getKey();
            Object value = field.getValue();
            if (name.matches("(subj|obj|scontext|tcontext)_.*")) {
                continue; // Parts that go-libaudit makes of subj and obj; the whole stands in ours.
            }
            if (type.equals("sockaddr")) {
                agreement.field(type, name, value, socket(text(fields, "saddr", Form.RAW), name));
                continue;
            }
            String ours = switch (name) {
                case "result" -> switch (String.valueOf(firstOf(fields, "success", "res"))) {
                    case "yes", "success", "1" -> "success";
                    case "no", "failed", "0" -> "fail";
                    default -> null;
                };
                case "arch", "syscall" -> text(fields, name, Form.INTERPRETED);
                case "auid", "old-auid", "ses", "uid", "gid" -> unset(text(fields, name, Form.RAW));
                case "new_auid", "new_ses" -> text(fields, name.substring(4), Form.RAW);
                case "old_auid", "old_ses" -> text(fields, name.replace('_', '-'), Form.RAW);
                // go-libaudit names errors; "(none)" is to us the statement that there is none.
                case "sig" -> "31".equals(text(fields, name, Form.RAW)) ? "SIGSYS" : text(fields, name, Form.RAW);
                case "exit" -> errno(text(fields, name, Form.RAW));
                case "tty" -> fields.get(FieldName.of(name)) == Value.NULL
                        ? "(none)"
                        : text(fields, name, Form.RAW);
                default -> text(fields, name, Form.DECODED);
            };
            agreement.field(type, name, value, ours);
        }
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.name(i).text().equals("key") && fields.value(i).isPresent()) {
                keys.add(fields.value(i).text(Form.DECODED));
            }
        }
        if (expected.containsKey("keys")) {
            agreement.field(type, "keys", expected.get("keys"), keys);
        }
        agreement.record();
    }

    private static String libauditType(String type) {
        return type.toUpperCase(java.util.Locale.ROOT);
    }

    private static @Nullable String errno(@Nullable String exit) {
        return switch (String.valueOf(exit)) {
            case "-2" -> "ENOENT";
            case "-13" -> "EACCES";
            case "-115" -> "EINPROGRESS";
            default -> exit;
        };
    }

    private static @Nullable String socket(@Nullable String saddr, String name) {
        SocketAddress address = Objects.requireNonNull(
                SocketAddress.of(org.hopline.engine.event.Slice.utf8(Objects.requireNonNull(saddr))));
        return switch (name) {
            case "saddr" -> saddr;
            case "family" -> switch (address.family()) {
                case "inet" -> "ipv4";
                case "inet6" -> "ipv6";
                case "local" -> "unix";
                case "16" -> "netlink";
                default -> address.family();
            };
            case "addr" -> Objects.requireNonNull(address.endpoint()).address().text();
            case "port" -> Integer.toString(Objects.requireNonNull(address.endpoint()).port());
            case "path" -> address.path();
            default -> null;
        };
    }

    private static @Nullable String firstOf(Fields fields, String first, String second) {
        String text = text(fields, first, Form.RAW);
        return text != null ? text : text(fields, second, Form.RAW);
    }

    private static @Nullable String unset(@Nullable String id) {
        return "4294967295".equals(id) || "-1".equals(id) ? "unset" : id;
    }

    // ---- go-libaudit: assembled events -----------------------------------------------------------------------------

    @Test
    void assembledEventsAgreeWithGoLibaudit() {
        Agreement agreement = new Agreement("go-libaudit aucoalesce", Map.of("avc/path",
                "of an access decision and a system call go-libaudit tells the decision, we the call's file",
                "syscall/path", "of mkdir go-libaudit names the parent directory, we the directory made"));
        for (String name : List.of("ubuntu-16.04-linux-4.13.0", "ubuntu-16.10-linux-4.8.0", "ubuntu-17.04-linux-4.10.0",
                "rhel-7-linux-3.10.0", "random-internet", "ubuntu-20.04.6-linux-5.15.0-1034-gcp",
                "ubuntu-21.10-linux-5.13", "ubuntu-24.04-linux-6.8.0")) {
            Map<String, String> tests = yaml(LIBAUDIT + "aucoalesce/testdata/" + name + ".yaml");
            for (Object one : Json.list(
                    Json.read(StructuredReading.shared(LIBAUDIT + "aucoalesce/testdata/" + name + ".json.golden")))) {
                String records = tests.get(String.valueOf(Json.at(one, "test_name")));
                assertThat(records).as(name + " " + Json.at(one, "test_name")).isNotNull();
                coalesced(agreement, Json.at(one, "event"), read(Objects.requireNonNull(records)));
            }
        }
        assertThat(agreement.report()).isEmpty();
        assertThat(agreement.agreeing()).isGreaterThanOrEqualTo(agreement.fields() * 95 / 100);
    }

    private static void coalesced(Agreement agreement, @Nullable Object expected, StructuredReading reading) {
        assertThat(reading.unparsed).isEmpty();
        String type = String.valueOf(Json.at(expected, "record_type"));
        for (Event event : reading.assembled) {
            Object process = Json.at(expected, "process");
            switch (event.kind()) {
                case Kind.ProcessStarted p -> {
                    agreement.field(type, "pid", Json.at(process, "pid"), Long.toString(p.pid()));
                    agreement.field(type, "ppid", Json.at(process, "ppid"), Long.toString(p.parentPid()));
                    agreement.field(type, "exe", Json.at(process, "exe"), p.image());
                    agreement.field(type, "cwd", Json.at(process, "cwd"), p.workingDirectory());
                    agreement.field(type, "args", Json.list(Json.at(process, "args")), p.arguments());
                }
                case Kind.FileChanged f -> {
                    agreement.field(type, "exe", Json.at(process, "exe"), f.image());
                    agreement.field(type, "path", Json.at(expected, "file.path"), f.path());
                }
                case Kind.NetworkConnection n -> {
                    Object end = Json.at(expected, n.direction() == Kind.Direction.INCOMING ? "source" : "dest");
                    var ours = n.direction() == Kind.Direction.INCOMING ? n.source() : n.destination();
                    if (end != null && ours != null) {
                        agreement.field(type, "ip", Json.at(end, "ip"), ours.address().text());
                        agreement.field(type, "port", Json.at(end, "port"), Integer.toString(ours.port()));
                    }
                }
                case Kind.AuditLogon l -> {
                    agreement.field(type, "pid", Json.at(process, "pid"), Long.toString(l.pid()));
                    if (Json.at(process, "exe") != null) {
                        agreement.field(type, "exe", Json.at(process, "exe"), l.program());
                    }
                    if (Json.at(expected, "source.ip") != null) {
                        agreement.field(type, "ip", Json.at(expected, "source.ip"),
                                l.client() == null ? null : l.client().address().text());
                    }
                    agreement.field(type, "session", Json.at(expected, "session"),
                            l.auditSession() == null ? "unset" : l.auditSession());
                }
                default -> throw new AssertionError(event.kind());
            }
            agreement.record();
        }
    }

    /** The few shapes of YAML those files use: {@code name: |} and indented lines. */
    private static Map<String, String> yaml(String path) {
        Map<String, String> tests = new HashMap<>();
        String name = null;
        StringBuilder text = new StringBuilder();
        for (String line : new String(StructuredReading.shared(path), StandardCharsets.UTF_8).split("\n")) {
            if (line.matches("  [^ ].*: [|>][-+]?")) {
                name = line.substring(2, line.lastIndexOf(':')).replaceAll("^[\"']|[\"']$", "");
                text = new StringBuilder();
            } else if (name != null && line.startsWith("    ")) {
                tests.put(name, text.append(line.strip()).append('\n').toString());
            }
        }
        return tests;
    }

    // ---- audit-userspace -------------------------------------------------------------------------------------------

    @Test
    void fieldsStandInTheOrderOfAuditUserspace() {
        String reference = new String(
                StructuredReading.shared("formats/linux-audit_audit-userspace/auparse/test/auparse_test.ref"),
                StandardCharsets.UTF_8);
        List<Event> ours = StructuredReading.of(new AuditFormat(),
                StructuredReading.shared("formats/linux-audit_audit-userspace/auparse/test/test.log"), 512).records;
        Agreement agreement = new Agreement("audit-userspace auparse_test", Map.of());
        int from = reference.indexOf("Starting Test 4");
        Event event = null;
        int record = -1;
        int field = 0;
        for (String line : reference.substring(from, reference.indexOf("Test 4 Done", from)).split("\n")) {
            if (line.startsWith("    record ")) {
                if (event != null) {
                    agreement.record();
                }
                record++;
                event = record < ours.size() ? ours.get(record) : null;
                field = 0;
            } else if (line.startsWith("        ") && event != null && line.contains("=")) {
                String name = line.strip().substring(0, line.strip().indexOf('='));
                String raw = line.strip().substring(name.length() + 1);
                raw = raw.contains(" (") && !raw.startsWith("(") ? raw.substring(0, raw.indexOf(" (")) : raw;
                String type = event.program();
                // auparse joins permissions with a comma, the record with a blank.
                raw = name.equals("seperms") ? raw.replace(',', ' ') : raw;
                while (field < event.fields().size() && (event.fields().name(field).text().equals("msg")
                        || event.fields().name(field).text().equals("node"))) {
                    field++;
                }
                String oursName = field < event.fields().size() ? event.fields().name(field).text() : null;
                agreement.field(type, "order of " + name, name, oursName);
                if (name.equals(oursName) && event.fields().value(field).isPresent()) {
                    agreement.field(type, name, raw.replaceAll("^\"|\"$", ""),
                            event.fields().value(field).text(Form.RAW));
                }
                field++;
            }
        }
        agreement.record();
        assertThat(record + 1).isEqualTo(ours.size());
        assertThat(agreement.report()).isEmpty();
    }

    // ---- laurel ----------------------------------------------------------------------------------------------------

    @Test
    void argumentsAndAddressesAgreeWithLaurel() {
        String base = "formats/threathunters-io_laurel/src/testdata/";
        Agreement agreement = new Agreement("laurel", Map.of());
        for (String name : List.of("record-execve", "record-execve-long", "record-perl-reverse-shell",
                "record-weblogic", "record-bind-ipv4-bigendian", "record-nscd", "record-login",
                "record-syscall-key", "record-syscall-nullkey")) {
            StructuredReading reading = StructuredReading.of(new AuditFormat(),
                    StructuredReading.shared(base + name + ".txt"), 100);
            assertThat(reading.unparsed).as(name).isEmpty();
            Object expected = Json.read(StructuredReading.shared(base + name + ".json"));
            for (Event event : reading.assembled) {
                switch (event.kind()) {
                    case Kind.ProcessStarted p -> {
                        agreement.field(name, "ARGV", Json.list(Json.at(expected, "EXECVE.ARGV")), p.arguments());
                        agreement.field(name, "exe", Json.at(expected, "SYSCALL.exe"), p.image());
                        agreement.field(name, "ses", Json.at(expected, "SYSCALL.ses"),
                                p.auditSession() == null ? "4294967295" : p.auditSession());
                    }
                    case Kind.NetworkConnection n -> {
                        Object address = Json.list(Json.at(expected, "SOCKADDR")).getFirst();
                        var end = Objects.requireNonNull(n.source() != null ? n.source() : n.destination());
                        agreement.field(name, "addr", Json.at(address, "SADDR.addr"), end.address().text());
                        agreement.field(name, "port", Json.at(address, "SADDR.port"), Integer.toString(end.port()));
                    }
                    default -> {
                        continue;
                    }
                }
                agreement.record();
            }
        }
        assertThat(agreement.report()).isEmpty();
        assertThat(agreement.records()).isGreaterThan(4);
    }

    // ---- collectors ------------------------------------------------------------------------------------------------

    @Test
    void whatAuomsJoinedIsAProcessStart() {
        int starts = 0;
        int failures = 0;
        for (String line : new String(
                StructuredReading.shared("formats/OTRF_Security-Datasets/extracted/auoms_auditd.sentinel_syslog.jsonl"),
                StandardCharsets.UTF_8).split("\n")) {
            Object json = Json.read(line.getBytes(StandardCharsets.UTF_8));
            StructuredReading reading = read(String.valueOf(Json.at(json, "SyslogMessage")));
            assertThat(reading.assembled).hasSize(1);
            Kind.ProcessStarted process = (Kind.ProcessStarted) reading.assembled.getFirst().kind();
            assertThat(reading.records.getFirst().host()).hasToString(String.valueOf(Json.at(json, "HostName")));
            assertThat(String.valueOf(Json.at(json, "SyslogMessage"))).contains(" user=" + process.user() + " ");
            assertThat(process.pid()).isPositive();
            if (process.outcome() == org.hopline.engine.event.Outcome.SUCCESS) {
                starts++;
                assertThat(process.commandLine()).isNotBlank().doesNotContain("redactors=");
            } else {
                failures++;
                assertThat(process.commandLine()).isNull();
                assertThat(process.image()).isNotEqualTo("/usr/lib/jvm/java-8-openjdk-amd64/jre/bin/java");
            }
        }
        System.out.println("audit AUOMS: " + starts + " process starts, " + failures + " failed ones");
        assertThat(starts).isEqualTo(27);
        assertThat(failures).isEqualTo(23);
    }
}
