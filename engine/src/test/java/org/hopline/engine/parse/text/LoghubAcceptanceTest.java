package org.hopline.engine.parse.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.Form;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Compares with loghub's structured form of 2,000 lines of an OpenSSH server and of a Linux host (RHEL 4). */
class LoghubAcceptanceTest {

    /** What each template of OpenSSH means: the kind, and what its wildcards hold. */
    private static final Map<String, String> MEANING = new TreeMap<>(Map.ofEntries(
            Map.entry("E1", "Authentication user ip port"), Map.entry("E2", "ConnectionClosed ip"),
            Map.entry("E3", "ConnectionClosed ip"), Map.entry("E4", "ConnectionClosed"),
            Map.entry("E5", "ConnectionClosed"), Map.entry("E6", "ConnectionClosed ip -"),
            Map.entry("E7", "ConnectionClosed ip -"), Map.entry("E8", "Authentication user ip port"),
            Map.entry("E9", "Authentication user ip port"), Map.entry("E10", "Authentication user ip port"),
            Map.entry("E11", "Logged"), Map.entry("E12", "Logged user"), Map.entry("E13", "InvalidUser user ip"),
            Map.entry("E14", "Authentication - ip port"), Map.entry("E15", "PamAuthentication - - - ip"),
            Map.entry("E16", "PamAuthentication - - - ip"), Map.entry("E17", "PamAuthentication - - - ip"),
            Map.entry("E18", "Logged - -"), Map.entry("E19", "PamAuthentication - - ip"),
            Map.entry("E20", "PamAuthentication - - ip user"), Map.entry("E21", "Logged"),
            Map.entry("E22", "PamSession user"), Map.entry("E23", "PamSession user -"),
            Map.entry("E24", "ConnectionClosed ip -"), Map.entry("E25", "ConnectionClosed ip -"),
            Map.entry("E26", "ConnectionClosed ip -"), Map.entry("E27", "Logged - -")));

    @Test
    void weAgreeWithLoghubOnOpenSsh() {
        Agreement agreement = new Agreement();
        Reading reading = Reading.of("syslog", Corpora.bytes("formats/logpai_loghub/OpenSSH/OpenSSH_2k.log"));
        List<List<String>> rows = csv("formats/logpai_loghub/OpenSSH/OpenSSH_2k.log_structured.csv");
        assertThat(reading.unparsed).isEmpty();
        assertThat(reading.headerOnly).isEmpty();
        assertThat(reading.events).hasSize(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            Event event = reading.events.get(i);
            Map<String, String> theirs = new TreeMap<>();
            theirs.put("host", row.get(4));
            theirs.put("pid", row.get(5));
            theirs.put("time", row.get(3));
            String[] meaning = MEANING.getOrDefault(row.get(7), "unknown").split(" ");
            theirs.put("kind", meaning[0]);
            List<String> wild = wildcards(row.get(8), row.get(6));
            for (int k = 1; k < meaning.length; k++) {
                if (!meaning[k].equals("-")) {
                    theirs.put(meaning[k], wild.get(k - 1));
                }
            }
            agreement.record(meaning[0].startsWith("Pam") ? "PAM" : "sshd", "OpenSSH_2k.log:" + (i + 1), theirs,
                    ours(event));
        }
        System.out.println(agreement.print("loghub OpenSSH_2k"));
        agreement.differences().forEach(difference -> System.out.println("  " + difference));
        assertThat(agreement.differences()).allSatisfy(difference -> assertThat(explanation(difference)).isNotNull());
        assertThat(agreement.share("sshd")).isGreaterThanOrEqualTo(0.99);
        assertThat(agreement.share("PAM")).isGreaterThanOrEqualTo(0.99);
    }

    private static @Nullable String explanation(Agreement.Difference difference) {
        return switch (difference.field()) {
            case "user" -> (" " + difference.theirs()).equals(difference.ours())
                    ? "the user that was tried begins with a blank"
                    : null;
            case "port" -> (difference.ours() + " ssh2").equals(difference.theirs())
                    ? "the template of a repeated message ends before the protocol"
                    : null;
            default -> null;
        };
    }

    @Test
    void weAgreeWithLoghubOnALinuxHost() {
        Agreement agreement = new Agreement();
        Reading reading = Reading.of("syslog", Corpora.bytes("formats/logpai_loghub/Linux/Linux_2k.log"));
        List<List<String>> rows = csv("formats/logpai_loghub/Linux/Linux_2k.log_structured.csv");
        assertThat(reading.unparsed).isEmpty();
        assertThat(reading.events).hasSize(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            Event event = reading.events.get(i);
            Map<String, String> theirs = new TreeMap<>();
            theirs.put("host", row.get(4));
            theirs.put("time", row.get(3));
            theirs.put("program", row.get(5));
            if (!row.get(6).isEmpty()) {
                theirs.put("pid", row.get(6).replaceAll("\\.0$", ""));
            }
            theirs.put("message", row.get(7).strip());
            String template = row.get(9);
            String kind = template.startsWith("authentication failure;")
                    ? "PamAuthentication"
                    : template.startsWith("session ") && row.get(5).contains("(pam_unix)") ? "PamSession" : null;
            if (kind != null) {
                theirs.put("kind", kind);
            }
            agreement.record(row.get(5).contains("pam_unix") ? "PAM" : "other", "Linux_2k.log:" + (i + 1), theirs,
                    ours(event));
        }
        System.out.println(agreement.print("loghub Linux_2k"));
        agreement.differences().stream().limit(40).forEach(difference -> System.out.println("  " + difference));
        assertThat(agreement.share("PAM")).isGreaterThanOrEqualTo(0.99);
        assertThat(agreement.differences()).allSatisfy(
                difference -> assertThat(linuxExplanation(difference)).as(difference.toString()).isNotNull());
    }

    /** loghub takes every tag up to its last colon or bracket; what it calls component is in ours partly message. */
    private static @Nullable String linuxExplanation(Agreement.Difference difference) {
        return switch (difference.field()) {
            case "program" -> difference.theirs().contains(" ")
                    ? "a tag holds no blank: the word behind it is message"
                    : difference.theirs().isEmpty() || difference.theirs().startsWith("--")
                            ? "no tag"
                            : null;
            case "message" -> "follows from the tag, or loghub drops doubled blanks";
            case "pid" -> difference.place().equals("Linux_2k.log:899") ? "login's line begins with two dashes" : null;
            default -> null;
        };
    }

    private static Map<String, @Nullable String> ours(Event event) {
        Map<String, @Nullable String> out = new HashMap<>();
        out.put("host", event.host() == null ? null : event.host().name());
        out.put("pid", Long.toString(event.pid()));
        out.put("program", event.program());
        out.put("message", event.message().text().strip());
        long second = Math.floorMod(Math.floorDiv(event.time(), 1_000_000_000L), 86_400L);
        out.put("time", "%02d:%02d:%02d".formatted(second / 3600, second / 60 % 60, second % 60));
        out.put("kind", event.kind().getClass().getSimpleName());
        var user = event.fields().get(FieldName.of("user"));
        out.put("user", user.isPresent() ? user.text(Form.DECODED) : null);
        switch (event.kind()) {
            case Kind.Authentication a -> client(out, a.client(), a.user());
            case Kind.InvalidUser i -> client(out, i.client(), i.user());
            case Kind.LoginRefused r -> client(out, r.client(), r.user());
            case Kind.ConnectionClosed c -> client(out, c.client(), c.user());
            case Kind.PamAuthentication p -> out.put("ip", p.remoteHost() == null ? null : p.remoteHost().text());
            default -> {
                // Nothing more to compare.
            }
        }
        return out;
    }

    private static void client(Map<String, @Nullable String> out, @Nullable Endpoint client, @Nullable UserId user) {
        out.put("ip", client == null ? null : client.address().text());
        out.put("port", client == null ? null : Integer.toString(client.port()));
        if (user != null) {
            out.put("user", user.name());
        }
    }

    /** What a template's wildcards hold in a line. */
    private static List<String> wildcards(String template, String content) {
        List<String> out = new ArrayList<>();
        String[] fixed = (template + "\u0000").split("<\\*>");
        int at = content.indexOf(fixed[0].replace("\u0000", ""));
        at = Math.max(0, at) + fixed[0].replace("\u0000", "").length();
        for (int i = 1; i < fixed.length; i++) {
            String next = fixed[i].replace("\u0000", "");
            int end = next.isEmpty() ? content.length() : content.indexOf(next.stripTrailing(), at);
            end = end < 0 ? content.length() : end;
            out.add(content.substring(Math.min(at, end), end).strip());
            at = end + next.length();
        }
        while (out.size() < 8) {
            out.add("");
        }
        return out;
    }

    private static List<List<String>> csv(String path) {
        List<List<String>> rows = new ArrayList<>();
        String text = new String(Corpora.bytes(path), StandardCharsets.UTF_8);
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',') {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                rows.add(row);
                row = new ArrayList<>();
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (!row.isEmpty()) {
            row.add(cell.toString());
            rows.add(row);
        }
        return rows.subList(1, rows.size());
    }
}
