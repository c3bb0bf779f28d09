package org.hopline.content;

import java.util.List;
import org.hopline.engine.detect.Detection;
import org.jspecify.annotations.Nullable;

/**
 * One rule of the user's rule files.
 *
 * @param page everything it says
 * @param detection compiled; null when it does not run, for the reason {@link RulePage#inactive()}
 * @param problems with this rule, in order of place
 */
public record LoadedRule(RulePage page, @Nullable Detection detection, List<RuleProblem> problems) {

    /** Keeps its own copy. */
    public LoadedRule {
        problems = problems.stream().sorted(RuleProblem.ORDER).toList();
    }
}
