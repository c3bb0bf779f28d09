package org.hopline.engine.parse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.Fields;
import org.hopline.engine.event.Form;
import org.hopline.engine.event.Value;
import org.hopline.engine.parse.Json;
import org.hopline.engine.parse.StructuredReading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Audit records of filebeat and of the auditd integration against what those make of them. */
class AuditFilebeatTest {

    private static final String BEATS = "formats/belimawr_beats/filebeat/module/auditd/log/test/";
    private static final String INTEGRATIONS = "formats/legoguy1000_integrations/packages/auditd/data_stream/log/_dev/"
            + "test/pipeline/";

    private static @Nullable String text(Fields fields, String name, Form form) {
        Value value = fields.get(FieldName.of(name));
        return value.isPresent() ? value.text(form) : null;
    }

    private static @Nullable String firstOf(Fields fields, String first, String second) {
        String text = text(fields, first, Form.RAW);
        return text != null ? text : text(fields, second, Form.RAW);
    }

    /** What ECS calls a field whose value it takes unchanged. */
    private static final Map<String, String> ECS = Map.ofEntries(Map.entry("process.pid", "pid"),
            Map.entry("process.parent.pid", "ppid"), Map.entry("process.executable", "exe"),
            Map.entry("process.exit_code", "exit"), Map.entry("user.audit.id", "auid"), Map.entry("user.id", "uid"),
            Map.entry("user.effective.id", "euid"), Map.entry("user.filesystem.id", "fsuid"),
            Map.entry("user.saved.id", "suid"), Map.entry("user.group.id", "gid"),
            Map.entry("user.effective.group.id", "egid"), Map.entry("user.saved.group.id", "sgid"),
            Map.entry("user.filesystem.group.id", "fsgid"), Map.entry("source.address", "addr"),
            Map.entry("user.terminal", "terminal"));

    @Test
    void recordsAgreeWithFilebeatAndItsIntegration() {
        Agreement agreement = new Agreement("filebeat auditd, integration auditd", Map.of());
        for (String file : List.of(BEATS + "audit-cent7-node.log", BEATS + "audit-rhel6.log", BEATS + "audit-rhel7.log",
                BEATS + "audit-rhel7_2.log", BEATS + "audit-ubuntu1604.log", BEATS + "avc.log", BEATS + "execve.log",
                BEATS + "rare.log", BEATS + "test.log", BEATS + "useradd.log", INTEGRATIONS + "test-auditd-raw.log",
                INTEGRATIONS + "test-auditd-useradd.log", INTEGRATIONS + "test-truncated-execve.log")) {
            StructuredReading reading = StructuredReading.of(new AuditFormat(), StructuredReading.shared(file), 65536);
            // An auditd older than its kernel wrote a binary record (FEATURE_CHANGE's reply) as text: no audit record.
            assertThat(reading.unparsed).as(file)
                    .allMatch(u -> u.record().bytes().text().startsWith("type=UNKNOWN[1329] msg="));
            Map<String, Event> byText = new HashMap<>();
            reading.records.forEach(event -> byText.put(event.record().bytes().text(), event));
            Object expected = Json.read(StructuredReading.shared(file + "-expected.json"));
            for (Object one : Json.list(Json.at(expected, "expected") != null
                    ? Json.at(expected, "expected")
                    : expected)) {
                if (one != null) {
                    beat(agreement, one, byText);
                }
            }
        }
        assertThat(agreement.report()).isEmpty();
        assertThat(agreement.agreeing()).isGreaterThanOrEqualTo(agreement.fields() * 99 / 100);
        assertThat(agreement.agreeingRecords()).isGreaterThanOrEqualTo(agreement.records() * 99 / 100);
    }

    private static void beat(Agreement agreement, Object expected, Map<String, Event> byText) {
        String original = String.valueOf(Json.at(expected, "event.original"));
        if (original.startsWith("type=UNKNOWN[1329]")) {
            return;
        }
        Event event = byText.get(original);
        String type = original.substring(original.indexOf("type=") + 5,
                original.indexOf(' ', original.indexOf("type=")));
        agreement.field(type, "found", true, event != null);
        if (event == null) {
            agreement.record();
            return;
        }
        Fields fields = event.fields();
        boolean call = type.equals("SYSCALL");
        ECS.forEach((ecs, name) -> {
            Object value = Json.at(expected, ecs);
            // Of a user-space record ECS's user is the one it speaks of, or the login uid, or uid: not one field of ours.
            boolean same = call || !ecs.startsWith("user.") || ecs.equals("user.audit.id");
            if (value instanceof String text && same && fields.get(FieldName.of(name)).isPresent()) {
                agreement.field(type, ecs, text, text(fields, name, Form.DECODED));
            }
        });
        flat("auditd.log", expected, (name, value) -> {
            String ours = switch (name) {
                case "record_type" -> text(fields, "type", Form.RAW);
                case "sequence" -> Long.toString(AuditStamp.of(event).serial());
                case "new_auid", "new_ses" -> text(fields, name.substring(4), Form.RAW);
                case "old_auid", "old_ses" -> firstOf(fields, name.replace('_', '-'), name);
                case "syscall" -> value.matches("\\d+")
                        ? text(fields, name, Form.RAW)
                        : text(fields, name, Form.INTERPRETED);
                // A truth value in ECS; "(none)" is to us the statement that there is none.
                case "success" -> value.equals("true") || value.equals("false")
                        ? String.valueOf("yes".equals(text(fields, name, Form.RAW)))
                        : text(fields, name, Form.RAW);
                case "tty" -> fields.get(FieldName.of(name)) == Value.NULL ? "(none)" : text(fields, name, Form.RAW);
                case "key_enforce" -> value.equals("false") || value.equals("true")
                        ? String.valueOf(!"0".equals(text(fields, name, Form.RAW)))
                        : text(fields, name, Form.RAW);
                case "data" -> carets(fields.get(FieldName.of(name)));
                default -> text(fields, name, Form.DECODED);
            };
            agreement.field(type, "auditd.log." + name, value, ours);
        });
        agreement.record();
    }

    private static void flat(String prefix, @Nullable Object expected,
            java.util.function.BiConsumer<String, String> sink) {
        Map<String, @Nullable Object> map = Json.map(expected);
        map.forEach((name, value) -> {
            if (name.startsWith(prefix + ".") && value instanceof String text) {
                sink.accept(name.substring(prefix.length() + 1), text);
            }
        });
        Json.map(Json.at(expected, prefix)).forEach((name, value) -> {
            if (value instanceof String text) {
                sink.accept(name, text);
            }
        });
    }

    /** Control bytes as filebeat writes them: {@code ^M}; what is no control byte as it is. */
    private static String carets(Value value) {
        StringBuilder out = new StringBuilder();
        for (byte b : value.slice(Form.DECODED).toBytes()) {
            if (b >= 0 && b < ' ' || b == 0x7f) {
                out.append('^').append((char) (b ^ 0x40));
            } else {
                out.append((char) (b & 0xff));
            }
        }
        return out.toString();
    }
}
