package org.hopline.content;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hopline.spl.SplProblem;

/** Writes the corrections of a rule that are certain: {@code rules validate --fix}. */
public final class RuleFix {

    private RuleFix() {}

    /**
     * A corrected rule file.
     *
     * @param file the path as given
     * @param fixedText the whole file, corrected
     * @param diff unified diff from the file as it is, applicable with {@code patch -p1} or {@code git apply}
     * @param changes what was changed and why, one sentence each
     */
    public record Fix(String file, String fixedText, String diff, List<String> changes) {

        /** Keeps its own copy. */
        public Fix {
            changes = List.copyOf(changes);
        }
    }

    /** The fixes of these rule files, those that need none left out. Nothing is written. */
    public static List<Fix> fix(List<Path> paths, LoadOptions options) {
        List<Fix> fixes = new ArrayList<>();
        for (ContentLoader.Drafted drafted : ContentLoader.drafts(paths, options)) {
            List<SplProblem> replaceable = drafted.search().problems().stream()
                    .filter(problem -> problem.replacement() != null)
                    .sorted(Comparator.comparingInt((SplProblem problem) -> problem.place().line())
                            .thenComparingInt(problem -> problem.place().column()).reversed())
                    .toList();
            Fix fix = fix(drafted.outcome().path().toString(), drafted.outcome().text(), replaceable);
            if (fix != null) {
                fixes.add(fix);
            }
        }
        return fixes;
    }

    /** Problems from the last to the first, so that a change does not move the places of the others. */
    private static @org.jspecify.annotations.Nullable Fix fix(String file, String text, List<SplProblem> problems) {
        StringBuilder fixed = new StringBuilder(text);
        List<String> changes = new ArrayList<>();
        for (SplProblem problem : problems) {
            String replacement = problem.replacement();
            int at = offset(text, problem.place().line(), problem.place().column());
            if (replacement != null && text.startsWith(problem.snippet(), at)) {
                fixed.replace(at, at + problem.snippet().length(), replacement);
                changes.addFirst("Line " + problem.place().line() + ": " + problem.snippet() + " becomes "
                        + replacement + ".");
            }
        }
        return changes.isEmpty()
                ? null
                : new Fix(file, fixed.toString(), UnifiedDiff.of(file, text, fixed.toString()), changes);
    }

    private static int offset(String text, int line, int column) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            at = text.indexOf('\n', at) + 1;
        }
        return at + column - 1;
    }
}
