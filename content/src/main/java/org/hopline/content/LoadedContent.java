package org.hopline.content;

import java.util.List;
import java.util.Objects;
import org.hopline.engine.detect.Detection;

/**
 * What was loaded.
 *
 * @param rules every rule found, in order of file, whether it runs or not
 * @param problems of files that hold no readable rule
 * @param unread of the problems those that cost a whole rule file, one each
 * @param packs what the ledger names
 */
public record LoadedContent(List<LoadedRule> rules, List<RuleProblem> problems, List<RuleProblem> unread,
        List<ContentPack> packs) {

    /** Nothing. */
    public static final LoadedContent NONE = new LoadedContent(List.of(), List.of(), List.of(), List.of());

    /** Keeps its own copies. */
    public LoadedContent {
        rules = List.copyOf(rules);
        problems = problems.stream().sorted(RuleProblem.ORDER).toList();
        unread = unread.stream().sorted(RuleProblem.ORDER).toList();
        packs = List.copyOf(packs);
    }

    /** The detections that run, in order of file. */
    public List<Detection> detections() {
        return rules.stream().map(LoadedRule::detection).filter(Objects::nonNull).map(Objects::requireNonNull)
                .toList();
    }

    /** The rules that do not run; {@code page().inactive()} says why. */
    public List<LoadedRule> inactive() {
        return rules.stream().filter(rule -> rule.detection() == null).toList();
    }
}
