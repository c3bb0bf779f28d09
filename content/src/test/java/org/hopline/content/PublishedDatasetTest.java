package org.hopline.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hopline.engine.detect.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Published attack data under published detections: which of them hold. */
class PublishedDatasetTest {

    private static List<Finding> run(String generation, Path log) throws IOException {
        LoadedContent content = ContentLoader.load(List.of(Corpora.path("corpora", "escu", generation)),
                LoadOptions.DEFAULT);
        List<Finding> findings = RunRules.over(content.detections(), log);
        Map<String, Long> byTitle = findings.stream().collect(Collectors
                .groupingBy(finding -> finding.detection().title(), TreeMap::new, Collectors.counting()));
        System.out.println(generation + " over " + log.getFileName() + ": " + findings.size() + " findings");
        byTitle.forEach((title, count) -> System.out.println("  " + count + "  " + title));
        return findings;
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.42", "5.13"})
    void octavesOwnDatasetFiresItsDetection(String generation) throws IOException {
        List<Finding> findings = run(generation, Corpora.path("corpora", "attack_data", "datasets",
                "attack_techniques", "T1548", "octave", "sysmon_linux.txt"));
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.detection().title()).isEqualTo("Linux Octave Privilege Escalation");
            assertThat(finding.risk()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.42", "5.13"})
    void otherDatasetsRunWithoutTrouble(String generation) throws IOException {
        for (Path log : List.of(
                Corpora.path("corpora", "attack_data", "datasets", "attack_techniques", "T1068", "linux_dirtyfrag",
                        "dirty_frag_lpe_attack_data.log"),
                Corpora.path("corpora", "attack_data", "datasets", "suspicious_behaviour",
                        "linux_post_exploitation", "linpeasdataset.txt"))) {
            for (Finding finding : run(generation, log)) {
                assertThat(finding.evidence()).isNotEmpty();
                assertThat(finding.message()).isNotEmpty();
            }
        }
    }
}
