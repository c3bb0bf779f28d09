package org.hopline.spl;

import java.util.List;
import org.hopline.engine.detect.Input;
import org.hopline.engine.detect.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What a search compiled to.
 *
 * @param expanded the search with its macros written out
 * @param macros each macro used, in order of first use
 * @param inputs empty when it does not run
 * @param stages over the picked rows
 * @param columns of the rows that come out, in order
 * @param problems in order of place
 * @param inactive why it does not run, as a phrase after "because"; null when it runs
 */
public record CompiledSearch(String expanded, List<MacroUse> macros, List<Input> inputs, List<Stage> stages,
        List<String> columns, List<SplProblem> problems, @Nullable String inactive) {

    /** Keeps its own copies. */
    public CompiledSearch {
        macros = List.copyOf(macros);
        inputs = List.copyOf(inputs);
        stages = List.copyOf(stages);
        columns = List.copyOf(columns);
        problems = List.copyOf(problems);
    }
}
