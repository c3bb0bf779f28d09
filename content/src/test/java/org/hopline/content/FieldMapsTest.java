package org.hopline.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hopline.engine.detect.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the data models hold of real logs. */
class FieldMapsTest {

    private static List<Finding> search(Path folder, String search, Path log) throws IOException {
        Path rule = Files.writeString(folder.resolve("rule.yml"), """
                name: A search
                id: 11111111-2222-3333-4444-555555555555
                version: 1
                type: Hunting
                status: production
                search: >-
                  %s
                """.formatted(search));
        LoadedContent content = ContentLoader.load(List.of(rule),
                new LoadOptions(List.of(), new org.hopline.engine.detect.Window.Whole()));
        assertThat(content.rules().get(0).page().inactive()).isNull();
        return RunRules.over(content.detections(), log);
    }

    private static Map<String, String> column(List<Finding> findings, String key, String value) {
        Map<String, String> found = new TreeMap<>();
        for (Finding finding : findings) {
            found.put(finding.fields().print(key) + "", finding.fields().print(value) + "");
        }
        return found;
    }

    @Test
    void acceptedLogonsOfAnAuthLogAreSuccessfulAuthentications(@TempDir Path folder) throws IOException {
        Path log = Corpora.path("corpora", "lab", "jump01", "auth.log");
        long accepted = Files.readAllLines(log).stream().filter(line -> line.contains(": Accepted ")).count();
        List<Finding> findings = search(folder, "| tstats count from datamodel=Authentication where"
                + " nodename=Authentication.Successful_Authentication Authentication.app=sshd*"
                + " by Authentication.dest Authentication.action", log);
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.fields().print("Authentication.dest")).isEqualTo("jump01");
            assertThat(finding.fields().print("Authentication.action")).isEqualTo("success");
            assertThat(finding.fields().print("count")).isEqualTo(Long.toString(accepted));
        });
    }

    @Test
    void failedPasswordsOfAnAuthLogAreFailedAuthenticationsByUser(@TempDir Path folder) throws IOException {
        Path log = Corpora.path("corpora", "lab", "jump01", "auth.log");
        long failed = Files.readAllLines(log).stream()
                .filter(line -> line.contains(": Failed password for alice ")).count();
        List<Finding> findings = search(folder, "| tstats count from datamodel=Authentication where"
                + " Authentication.action=failure Authentication.authentication_method=password"
                + " by Authentication.user", log);
        assertThat(failed).isPositive();
        assertThat(column(findings, "Authentication.user", "count")).containsEntry("alice", Long.toString(failed));
    }

    @Test
    void rawAndEnrichedAuditLogsHoldTheSameProcesses(@TempDir Path folder) throws IOException {
        String search = "| tstats count from datamodel=Endpoint.Processes by Processes.process_name";
        Map<String, String> raw = column(
                search(folder, search, Corpora.path("corpora", "lab", "audit", "audit.raw.log")),
                "Processes.process_name", "count");
        assertThat(raw).containsKeys("ssh", "sudo").isEqualTo(column(
                search(folder, search, Corpora.path("corpora", "lab", "audit", "audit.enriched.log")),
                "Processes.process_name", "count"));
    }
}
