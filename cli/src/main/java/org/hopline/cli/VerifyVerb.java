package org.hopline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hopline.cli.report.Line;
import org.hopline.cli.report.Quantity;
import org.hopline.connect.Inventory;
import org.hopline.connect.ReadOptions;
import org.hopline.connect.Sources;
import org.hopline.connect.Verify;
import org.hopline.engine.wire.Report;
import org.hopline.engine.wire.WireReader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code hopline verify}: whether evidence still says what a report says it said. */
final class VerifyVerb implements Verb {

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("verify",
                "Reads the sources of a report again and says whether their bytes and the lines it cites are the same.");
        spec.addPositional(PositionalParamSpec.builder().paramLabel("REPORT").index("0").arity("0..1")
                .type(String.class).description("A report in JSON lines or JSON, written by hopline scan.").build());
        spec.addPositional(PositionalParamSpec.builder().paramLabel("SOURCE").index("1..*").arity("0..*")
                .type(List.class).auxiliaryTypes(String.class)
                .description("The logs: files, folders, archives. They may have moved.").build());
        spec.addOption(Options.flag("--all", "Name every cited line, not only those that differ."));
        spec.addOption(Options.flag("--quiet", "Name only what is not the same."));
        spec.usageMessage().footer("", "Exit codes: 0 everything holds; 1 something does not; 2 wrong usage.");
        return spec;
    }

    @Override
    public int run(ParseResult given, Console console, Page out, Page err) {
        List<String> arguments = Options.positionals(given);
        if (arguments.size() < 2) {
            throw ReadingOptions.usage(given, "Name a report and the sources to hold it against.");
        }
        Report report = report(given, console.path(arguments.getFirst()));
        Inventory found = Sources.find(arguments.subList(1, arguments.size()).stream()
                .map(path -> path.equals("-") ? path : console.path(path).toString()).toList(),
                ReadOptions.DEFAULT.withStandardInput(console.in()));
        List<Verify.Verdict> verdicts = Verify.check(
                report.sources().stream().map(source -> new Verify.ReportedSource(source.source().path(),
                        source.sha256(), source.size())).toList(),
                report.cited().stream().map(line -> new Verify.CitedLine(line.source().path(), line.offset(),
                        line.line(), new String(line.raw(), StandardCharsets.UTF_8))).toList(),
                found);
        Set<String> sources = report.sources().stream().map(source -> source.source().path())
                .collect(Collectors.toSet());
        long wrong = 0;
        long lines = 0;
        for (Verify.Verdict verdict : verdicts) {
            boolean line = !sources.contains(verdict.what());
            wrong += verdict.holds() ? 0 : 1;
            lines += line ? 1 : 0;
            if (!verdict.holds() || (line ? Options.has(given, "--all") : !Options.has(given, "--quiet"))) {
                out.line(Line.of(verdict.holds() ? Line.Style.PLAIN : Line.Style.ALARM,
                        verdict.holds() ? "same     " : "DIFFERS  ").and(verdict.what() + "  " + verdict.sentence()));
            }
        }
        String what = Quantity.count(verdicts.size() - lines, "source", "sources") + " and "
                + Quantity.count(lines, "cited line", "cited lines");
        out.line(wrong == 0
                ? "All " + what + " of the report hold."
                : Quantity.count(wrong) + " of " + Quantity.count(verdicts.size(), "statement", "statements")
                        + " of the report do not hold (" + what + ").");
        return wrong == 0 ? ExitCode.DONE : ExitCode.GATE;
    }

    private static Report report(ParseResult given, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return WireReader.report(in);
        } catch (WireReader.MalformedException e) {
            throw ReadingOptions.usage(given, file + " is no report of Hopline: " + e.getMessage());
        } catch (IOException e) {
            throw ReadingOptions.usage(given, file + " cannot be read: " + ReportFiles.why(e));
        }
    }
}
