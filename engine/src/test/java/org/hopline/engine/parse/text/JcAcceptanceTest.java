package org.hopline.engine.parse.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.Form;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Compares with the headers that jc's two syslog parsers read from their own samples. */
class JcAcceptanceTest {

    private static final String FOLDER = "formats/kellyjonbrazil_jc/tests/fixtures/generic/";

    /** jc's records in order, beside ours by line; a line that both call unparsable agrees. */
    private static Agreement compare(String name, Map<String, String> fields) {
        Agreement agreement = new Agreement();
        Reading reading = Reading.of("syslog", Corpora.bytes(FOLDER + name + ".out"));
        assertThat(reading.tally().lawful()).isTrue();
        Map<Long, Event> events = new TreeMap<>();
        reading.events.forEach(event -> events.put(event.record().line(), event));
        Map<Long, String> unparsed = new TreeMap<>();
        reading.unparsed.forEach(record -> unparsed.put(record.record().line(), record.reason()));
        List<Long> lines = new java.util.ArrayList<>(events.keySet());
        lines.addAll(unparsed.keySet());
        java.util.Collections.sort(lines);
        List<Map<String, String>> theirs = ExpectedJson.objects(Corpora.bytes(FOLDER + name + ".json"));
        assertThat(lines).hasSameSizeAs(theirs);
        for (int i = 0; i < lines.size(); i++) {
            Map<String, String> wanted = new TreeMap<>();
            Event event = events.get(lines.get(i));
            Map<String, @Nullable String> ours = new HashMap<>();
            if (theirs.get(i).containsKey("unparsable")) {
                wanted.put("readable", "no");
            } else {
                for (Map.Entry<String, String> field : fields.entrySet()) {
                    String value = theirs.get(i).get(field.getKey());
                    if (value != null && !value.equals("null")) {
                        wanted.put(field.getValue(), value);
                    }
                }
            }
            ours.put("readable", event == null ? "no" : "yes");
            if (event != null) {
                ours.put("host", event.host() == null ? null : event.host().name());
                ours.put("program", event.program());
                ours.put("pid", Long.toString(event.pid()));
                var facility = event.fields().get(FieldName.of("facility"));
                var severity = event.fields().get(FieldName.of("severity"));
                ours.put("priority", facility.isPresent()
                        ? Integer.toString(Integer.parseInt(facility.text(Form.RAW)) * 8
                                + Integer.parseInt(severity.text(Form.RAW)))
                        : null);
                String message = event.message().text().strip();
                String content = wanted.get("message");
                // jc's 3164 parser leaves the pid in the content, and cuts blanks.
                boolean same = content != null && (content.strip().equals(message)
                        || content.endsWith(": " + message) && content.startsWith("[")
                        || content.strip().equals(": " + message));
                ours.put("message", same ? content : message);
            }
            agreement.record("header", name + ":" + lines.get(i), wanted, ours);
        }
        System.out.println(agreement.print("jc " + name));
        agreement.differences().forEach(difference -> System.out.println("  " + difference + " -- " + why(difference)));
        return agreement;
    }

    private static @Nullable String why(Agreement.Difference difference) {
        return switch (difference.place() + " " + difference.field()) {
            case "syslog-3164:2 readable" -> "<3444> is no priority; the header behind it is whole, and we read it";
            case "syslog-3164:30 program", "syslog-3164:30 host", "syslog-3164:30 message" ->
                "a name with a colon behind it is a tag to us; jc reads it as the host";
            case "syslog-3164:24 program", "syslog-3164:24 message" ->
                "the module in brackets is part of RHEL 4's tag; jc leaves it to the content";
            case "syslog-5424:10 program" ->
                "without a version it is no RFC 5424 header: a word without a colon is message to us";
            default -> null;
        };
    }

    @Test
    void weAgreeWithJcOnRfc3164() {
        Agreement agreement = compare("syslog-3164",
                Map.of("hostname", "host", "tag", "program", "priority", "priority", "content", "message"));
        assertThat(agreement.differences()).allSatisfy(difference -> assertThat(why(difference)).isNotNull());
    }

    @Test
    void weAgreeWithJcOnRfc5424() {
        Agreement agreement = compare("syslog-5424", Map.of("hostname", "host", "appname", "program", "proc_id", "pid",
                "priority", "priority", "message", "message"));
        assertThat(agreement.differences()).allSatisfy(difference -> assertThat(why(difference)).isNotNull());
    }
}
