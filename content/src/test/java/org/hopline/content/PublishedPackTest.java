package org.hopline.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hopline.content.RuleProblem.Severity;
import org.hopline.spl.Place;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole published packs: every rule loads, and runs or says why not. */
class PublishedPackTest {

    @ParameterizedTest
    @CsvSource({"4.42, 160", "5.13, 169"})
    void everyDetectionOfAPackRunsOrSaysWhyNot(String generation, int detections) {
        LoadedContent content = ContentLoader.load(List.of(Corpora.path("corpora", "escu", generation)),
                LoadOptions.DEFAULT);
        Map<String, Long> reasons = content.inactive().stream()
                .collect(Collectors.groupingBy(rule -> String.valueOf(rule.page().inactive()), TreeMap::new,
                        Collectors.counting()));
        System.out.println(generation + ": " + content.rules().size() + " detections, "
                + content.detections().size() + " run, " + content.inactive().size() + " do not:");
        reasons.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .forEach(reason -> System.out.println("  " + reason.getValue() + "  " + reason.getKey()));
        content.rules().stream().filter(rule -> rule.detection() != null)
                .flatMap(rule -> rule.problems().stream())
                .filter(problem -> problem.severity() != Severity.INFO)
                .forEach(problem -> System.out.println("  " + problem.place() + " " + problem.message()));
        assertThat(content.problems()).isEmpty();
        assertThat(content.rules()).hasSize(detections);
        assertThat(content.rules()).noneMatch(
                rule -> rule.problems().stream().anyMatch(problem -> problem.severity() == Severity.ERROR));
        assertThat(content.inactive()).allMatch(rule -> String.valueOf(rule.page().inactive()).length() > 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.42", "5.13"})
    void everyCharacterOfEverySearchHasItsPlaceInTheFile(String generation) throws IOException {
        Path folder = Corpora.path("corpora", "escu", generation, "detections");
        int checked = 0;
        for (RuleFiles.Candidate candidate : RuleFiles.find(folder, new ArrayList<>())) {
            RuleFiles.Outcome outcome = RuleFiles.read(candidate);
            RuleDraft draft = java.util.Objects.requireNonNull(outcome.draft());
            List<String> lines = outcome.text().lines().toList();
            for (int i = 0; i < draft.search().length(); i += 23) {
                char c = draft.search().charAt(i);
                if (!Character.isWhitespace(c)) {
                    Place place = draft.searchPlaces().at(i);
                    assertThat(lines.get(place.line() - 1).charAt(place.column() - 1)).isEqualTo(c);
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(3000);
    }
}
