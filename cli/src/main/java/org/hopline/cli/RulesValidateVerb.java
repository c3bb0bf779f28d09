package org.hopline.cli;

import java.nio.file.Path;
import java.util.List;
import org.hopline.cli.report.Line;
import org.hopline.cli.report.Quantity;
import org.hopline.content.ContentLoader;
import org.hopline.content.LoadOptions;
import org.hopline.content.LoadedContent;
import org.hopline.content.RuleFix;
import org.hopline.content.RuleProblem;
import org.hopline.content.RuleProblem.Severity;
import org.hopline.engine.escape.Escape;
import org.hopline.engine.escape.Wrap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hopline rules validate}: what is wrong with rules, where, and what to write instead. */
final class RulesValidateVerb implements Verb {

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("validate",
                "Says what is wrong with rules and where. With --fix it prints the corrections that are certain as a"
                        + " diff, for patch -p1 or git apply; nothing is written.");
        RulesOptions.addFilesTo(spec);
        spec.addOption(Options.flag("--fix", "Print the certain corrections as a diff."));
        spec.addOption(Options.flag("--strict", "Warnings fail too."));
        spec.usageMessage().footer("", "Exit codes: 0 all rules run; 1 some do not, or warn under --strict.");
        return spec;
    }

    @Override
    public int run(ParseResult given, Console console, Page out, Page err) {
        List<Path> files = RulesOptions.someFiles(given, console);
        LoadOptions options = new LoadOptions(RulesOptions.macros(given, console), null);
        for (Path file : files) {
            if (!java.nio.file.Files.isReadable(file)) {
                throw ReadingOptions.usage(given, file + " does not exist or may not be read.");
            }
        }
        LoadedContent content = ContentLoader.load(files, options);
        boolean fix = Options.has(given, "--fix");
        // With --fix the standard output is the diff alone, so that it can be piped.
        Page words = fix ? err : out;
        long errors = 0;
        long warnings = 0;
        for (RuleProblem problem : Preparation.all(content)) {
            errors += problem.severity() == Severity.ERROR ? 1 : 0;
            warnings += problem.severity() == Severity.WARNING ? 1 : 0;
            tell(problem, words);
        }
        words.line(Quantity.count(content.detections().size()) + " of "
                + Quantity.count(content.rules().size(), "rule runs", "rules run") + " · "
                + Quantity.count(errors, "error", "errors") + " · " + Quantity.count(warnings, "warning", "warnings"));
        if (fix) {
            List<RuleFix.Fix> fixes = RuleFix.fix(files, options);
            for (RuleFix.Fix one : fixes) {
                for (String line : one.diff().split("\n", -1)) {
                    if (console.outIsTerminal()) {
                        out.line(line);
                    } else if (!line.isEmpty()) {
                        // For patch(1), byte for byte.
                        out.record(line);
                    }
                }
                one.changes().forEach(change -> err.line("fixed  " + one.file() + ": " + change));
            }
            if (fixes.isEmpty()) {
                err.line("Nothing to correct that is certain.");
            }
        }
        boolean failed = errors > 0 || !content.inactive().isEmpty() || content.rules().isEmpty()
                || (warnings > 0 && Options.has(given, "--strict"));
        return failed ? ExitCode.GATE : ExitCode.DONE;
    }

    private static void tell(RuleProblem problem, Page out) {
        String word = problem.severity().name().toLowerCase(java.util.Locale.ROOT);
        Line.Style style = switch (problem.severity()) {
            case ERROR -> Line.Style.ALARM;
            case WARNING -> Line.Style.WARN;
            case INFO -> Line.Style.PLAIN;
        };
        out.line(Line.of(style, word).and("  " + problem.place()));
        paragraph(problem.message(), out);
        if (problem.snippet() != null) {
            paragraph("here: " + problem.snippet(), out);
        }
        if (problem.hint() != null) {
            paragraph(problem.hint(), out);
        }
    }

    private static void paragraph(String text, Page out) {
        for (String line : Wrap.lines(Escape.terminal(text), 72)) {
            out.line("    " + line);
        }
    }
}
