package org.hopline.content;

import java.nio.file.Path;
import java.util.List;

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
    public record Fix(String file, String fixedText, String diff, List<String> changes) {}

    /** The fixes of these rule files, those that need none left out. Nothing is written. */
    public static List<Fix> fix(List<Path> paths, LoadOptions options) {
        return List.of();
    }
}
