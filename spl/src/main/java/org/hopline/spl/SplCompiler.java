package org.hopline.spl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hopline.spl.SplProblem.Severity;
import org.jspecify.annotations.Nullable;

/** Compiles a search: macros are written out, the pipeline is parsed, fields are resolved. */
public final class SplCompiler {

    private SplCompiler() {}

    /**
     * Compiles a search. Never throws for what the search holds: what is wrong is a problem with its place, and a
     * search that cannot run says why.
     *
     * @param places where the search's characters stand in its file
     */
    public static CompiledSearch compile(String search, Places places, MacroBook book, Vocabulary vocabulary) {
        Expanded expanded = MacroExpander.expand(search, book, places);
        Context context = new Context(search, expanded, places);
        List<SplProblem> problems = context.problems();
        problems.addAll(expanded.problems());
        PipelineCompiler pipeline = new PipelineCompiler(context, vocabulary);
        String inactive = problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)
                ? problems.get(0).message()
                : run(context, pipeline);
        problems.sort(Comparator.comparingInt((SplProblem problem) -> problem.place().line())
                .thenComparingInt(problem -> problem.place().column()).thenComparing(SplProblem::message));
        return inactive == null
                ? new CompiledSearch(expanded.text().strip(), expanded.macros(), pipeline.inputs(),
                        pipeline.stages(), pipeline.columns(), problems, null)
                : new CompiledSearch(expanded.text().strip(), expanded.macros(), List.of(), List.of(), List.of(),
                        problems, inactive);
    }

    private static @Nullable String run(Context context, PipelineCompiler pipeline) {
        try {
            List<Command> commands = CommandParser.parse(context.expanded().text());
            List<Command.NotRunYet> unrun = new ArrayList<>();
            for (Command command : commands) {
                if (command instanceof Command.NotRunYet one) {
                    unrun.add(one);
                }
            }
            if (!unrun.isEmpty()) {
                for (Command.NotRunYet one : unrun) {
                    context.problem(Severity.INFO, one.head(), "The command " + one.head().text()
                            + " is not run yet.", null, null);
                }
                return "not run yet: the command " + unrun.stream().map(one -> one.head().text())
                        .collect(Collectors.toCollection(TreeSet::new)).stream().collect(Collectors.joining(", "));
            }
            for (int i = 0; i < commands.size(); i++) {
                pipeline.add(commands.get(i), i == 0);
            }
            return null;
        } catch (SplSyntax problem) {
            Token at = new Token(Token.Kind.SIGN, "", problem.from, problem.to);
            String message = String.valueOf(problem.getMessage());
            if (problem.notRunYet) {
                context.problem(Severity.INFO, at, "Not run yet: " + message + ".", null, null);
                return "not run yet: " + message;
            }
            context.problem(Severity.ERROR, at, message, problem.hint, null);
            return message;
        }
    }
}
