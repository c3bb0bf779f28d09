package org.hopline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hopline.cli.report.Quantity;
import org.hopline.cli.report.ScanReport;
import org.hopline.cli.report.Unread;
import org.hopline.content.LoadedRule;
import org.hopline.engine.behaviour.Baseline;
import org.hopline.engine.detect.Level;
import org.hopline.engine.escape.Escape;
import org.hopline.engine.event.SourceLedger;
import org.hopline.engine.wire.RunLedger;
import org.hopline.local.Scan;
import org.hopline.local.ScanRequest;
import org.hopline.local.ScanResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code hopline scan}: reads logs, shows paths, findings and what could not be seen. */
final class ScanVerb implements Verb {

    /** Troubles told one by one on the standard error; the ledger has all. */
    private static final int MOST_TROUBLES = 50;

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("scan",
                "Reads logs of Linux and macOS hosts and shows the lines of SSH hops in them, what detections found, and"
                        + " what could not be seen.");
        spec.addPositional(PositionalParamSpec.builder().paramLabel("PATH").arity("0..*").type(List.class)
                .auxiliaryTypes(String.class)
                .description("Files, folders, archives (tar, zip; gz, xz, zst, bz2), or - for the standard input.")
                .build());
        ScanOptions.addTo(spec);
        spec.usageMessage().footer("",
                "Exit codes: 0 done, findings or not; 1 --fail-on tripped; 2 wrong usage; 3 failure;",
                "4 incomplete evidence under --strict; 130 interrupted, partial results written.", "",
                "Examples:", "  hopline scan /var/log", "  hopline scan evidence/ --assets hosts.csv -o report.jsonl",
                "  hopline scan auth.log --year 2026 --tz Europe/Berlin --as-host web1");
        return spec;
    }

    @Override
    public int run(ParseResult given, Console console, Page out, Page err) {
        List<String> paths = Options.positionals(given);
        if (paths.isEmpty()) {
            throw ReadingOptions.usage(given, "Name files or folders to read, or - for the standard input.");
        }
        if (paths.stream().filter(path -> path.equals("-")).count() > 1) {
            throw ReadingOptions.usage(given, "- stands twice, but the standard input can be read once.");
        }
        ScanOptions options = ScanOptions.read(given, console);
        ReportFiles files = new ReportFiles(options, paths, console);
        String clash = files.clash();
        if (clash != null) {
            throw ReadingOptions.usage(given, clash);
        }
        List<String> remarks = new ArrayList<>();
        Preparation prepared = Preparation.of(given, options, err, remarks);
        ScanResult result;
        try (Progress progress = new Progress(err, console.errIsTerminal(), console.interrupted())) {
            result = Scan.run(request(paths, options, prepared, console), progress);
        }
        ScanReport report = new ScanReport(result, ledger(given, result, prepared), paths, options.level(), remarks);
        tell(result, options, err);
        if (!files.write(report, out, err) || !saveBaseline(options.saveBaseline(), result.baseline(), err)) {
            return ExitCode.FAILURE;
        }
        // A folder may be empty: what was given is its files.
        Set<String> folders = paths.stream().filter(path -> !path.equals("-")).map(path -> console.path(path))
                .filter(path -> Files.isDirectory(path)).map(Path::toString).collect(Collectors.toSet());
        return code(options, report, folders, err);
    }

    private static ScanRequest request(List<String> paths, ScanOptions options, Preparation prepared,
            Console console) {
        List<String> resolved = paths.stream()
                .map(path -> path.equals("-") ? path : console.path(path).toString()).toList();
        ScanRequest request = ScanRequest.of(resolved, prepared.content().detections()).withReading(options.reading())
                .withAssets(prepared.assets()).withFilter(options.filter()).withLearnIdentity(options.learn())
                .withThreads(options.threads()).withStandardInput(console.in())
                .withWindows(options.whole() ? ScanRequest.Windows.WHOLE : ScanRequest.Windows.OWN);
        Baseline baseline = prepared.baseline();
        return baseline == null ? request : request.withBaseline(baseline);
    }

    private static RunLedger ledger(ParseResult given, ScanResult result, Preparation prepared) {
        List<LoadedRule> idle = prepared.content().inactive();
        List<RunLedger.Inactive> inactive = new ArrayList<>(result.detections().inactive());
        idle.forEach(rule -> inactive.add(new RunLedger.Inactive(rule.page().info().id(),
                rule.page().inactive() == null ? "does not compile" : rule.page().inactive())));
        prepared.content().unread()
                .forEach(problem -> inactive.add(new RunLedger.Inactive(problem.place(), problem.message())));
        RunLedger.Detections counts = result.detections();
        String command = given.originalArgs().stream().map(Escape::shell)
                .collect(Collectors.joining(" ", "hopline ", ""));
        return new RunLedger(Version.number(), command, prepared.content().packs().stream()
                .map(pack -> new RunLedger.Pack(pack.name(), pack.version(), pack.sha256())).toList(),
                result.sources(),
                new RunLedger.Detections(counts.loaded() + idle.size() + prepared.content().unread().size(),
                        counts.applicable(),
                        counts.fired(), counts.suppressed(), inactive));
    }

    /** Sentences on the standard error: what could not be read, and what an empty result may mean. */
    private static void tell(ScanResult result, ScanOptions options, Page err) {
        int told = 0;
        for (String sentence : Unread.sentences(result.ledgers())) {
            if (told++ == MOST_TROUBLES) {
                err.line("hopline: more sources had trouble; the ledger lists all (--show ledger)");
                break;
            }
            err.line("hopline: " + sentence);
        }
        if (result.interrupted()) {
            err.line("hopline: interrupted; the results are partial");
        }
        if (!options.filter().hosts().isEmpty() && result.sessions().isEmpty() && result.findings().isEmpty()) {
            String host = options.filter().hosts().first();
            err.line("hopline: nothing concerns host " + host + ". To say that sources are of " + host
                    + ", write --as-host " + host + " or --host 'GLOB=" + host + "'.");
        }
    }

    private static boolean saveBaseline(@Nullable Path file, Baseline baseline, Page err) {
        if (file == null) {
            return true;
        }
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, org.hopline.engine.wire.Wire.FULL.baseline(baseline) + "\n");
            Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            err.line("hopline: saved what " + Quantity.count(baseline.accounts().size(), "account does",
                    "accounts do") + " in " + file);
            return true;
        } catch (IOException e) {
            err.line("hopline: cannot write " + file + ": " + ReportFiles.why(e));
            return false;
        }
    }

    /** Whether nothing at all could be made of a source. An empty one was read to its end. */
    private static boolean unreadable(SourceLedger source) {
        return source.records() == 0 && (source.trouble() != null || (source.format() == null && source.size() > 0));
    }

    private static int code(ScanOptions options, ScanReport report, Set<String> folders, Page err) {
        ScanResult result = report.result();
        if (result.interrupted()) {
            return ExitCode.INTERRUPTED;
        }
        List<SourceLedger> own = result.ledgers().stream()
                .filter(source -> source.sameAs() == null && !folders.contains(source.source().path())).toList();
        if (!own.isEmpty() && own.stream().allMatch(ScanVerb::unreadable)) {
            err.line("hopline: none of what was given could be read as a log");
            return ExitCode.FAILURE;
        }
        Level highest = options.failOn() == null ? null : report.highest();
        if (highest != null && options.failOn() != null && highest.compareTo(options.failOn()) >= 0) {
            return ExitCode.GATE;
        }
        return options.strict() && result.incomplete() ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }
}
