package org.hopline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hopline.cli.report.Quantity;
import org.hopline.content.ContentLoader;
import org.hopline.content.LoadOptions;
import org.hopline.content.LoadedContent;
import org.hopline.content.LoadedRule;
import org.hopline.content.RuleProblem;
import org.hopline.content.assets.AssetFile;
import org.hopline.content.assets.AssetProblem;
import org.hopline.engine.behaviour.Baseline;
import org.hopline.engine.detect.Window;
import org.hopline.engine.identity.Asset;
import org.hopline.engine.wire.WireReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/**
 * What is loaded before any log is read. A file the user names and that is not there is wrong usage; a mistake inside
 * one is told, and the rest is used.
 */
record Preparation(LoadedContent content, List<Asset> assets, @Nullable Baseline baseline) {

    private static final int MOST_PROBLEMS = 20;

    static Preparation of(ParseResult given, ScanOptions options, Page err, List<String> remarks) {
        LoadedContent content = content(given, options.rules(), options.macros(), options.whole(), err);
        mustHoldRules(given, options.rules(), content);
        for (LoadedRule rule : content.rules()) {
            rule.problems().stream().filter(problem -> problem.severity() == RuleProblem.Severity.WARNING)
                    .forEach(problem -> remarks.add(problem.place() + ": " + problem.message()));
        }
        int idle = content.inactive().size() + content.unread().size();
        if (idle > 0) {
            remarks.add(Quantity.count(idle, "rule does", "rules do") + " not run: --show rules says why");
        }
        return new Preparation(content, assets(given, options.assets(), err, remarks),
                baseline(given, options.baseline()));
    }

    static LoadedContent content(ParseResult given, List<Path> rules, List<Path> macros, boolean whole, Page err) {
        if (rules.isEmpty()) {
            return LoadedContent.NONE;
        }
        rules.forEach(path -> mustExist(given, "--rules", path));
        macros.forEach(path -> mustExist(given, "--macros", path));
        LoadedContent content = ContentLoader.load(rules, new LoadOptions(macros, whole ? new Window.Whole() : null));
        int told = 0;
        for (RuleProblem problem : all(content)) {
            if (problem.severity() == RuleProblem.Severity.INFO) {
                continue;
            }
            if (told++ == MOST_PROBLEMS) {
                err.line("hopline: more of the rules have problems: hopline rules validate shows all");
                break;
            }
            err.line("hopline: " + sentence(problem));
        }
        return content;
    }

    /** A file named for its rules of which nothing can be loaded is a mistake to tell before hours of reading. */
    private static void mustHoldRules(ParseResult given, List<Path> rules, LoadedContent content) {
        for (Path path : rules) {
            for (RuleProblem problem : content.unread()) {
                if (problem.file().equals(path.toString())) {
                    throw ReadingOptions.usage(given,
                            "--rules " + problem.place() + ": no rule could be loaded from it. "
                                    + problem.message());
                }
            }
        }
    }

    /** {@code warning  page.md:78:3  message}. */
    static String sentence(RuleProblem problem) {
        return problem.severity().name().toLowerCase(java.util.Locale.ROOT) + "  " + problem.place() + "  "
                + problem.message();
    }

    /** The problems of files and of rules, in order of place. */
    static List<RuleProblem> all(LoadedContent content) {
        return java.util.stream.Stream
                .concat(content.problems().stream(), content.rules().stream().flatMap(rule -> rule.problems().stream()))
                .sorted(RuleProblem.ORDER).distinct().toList();
    }

    private static List<Asset> assets(ParseResult given, @Nullable Path file, Page err, List<String> remarks) {
        if (file == null) {
            return List.of();
        }
        mustExist(given, "--assets", file);
        AssetFile read = AssetFile.load(file);
        int told = 0;
        for (AssetProblem problem : read.problems()) {
            if (told++ == MOST_PROBLEMS) {
                err.line("hopline: more lines of " + file + " have problems");
                break;
            }
            err.line("hopline: " + problem + (problem.hint().isEmpty() ? "" : " " + problem.hint()));
        }
        long left = read.problems().stream().filter(AssetProblem::fatal).count();
        if (left > 0) {
            remarks.add(Quantity.count(left, "entry", "entries") + " of " + file + " could not be used");
        }
        if (read.assets().isEmpty()) {
            remarks.add(file + " names no host that could be used");
        }
        return read.assets();
    }

    private static @Nullable Baseline baseline(ParseResult given, @Nullable Path file) {
        if (file == null) {
            return null;
        }
        mustExist(given, "--baseline", file);
        try (InputStream in = Files.newInputStream(file)) {
            return WireReader.baseline(in);
        } catch (WireReader.MalformedException e) {
            throw ReadingOptions.usage(given, "--baseline " + file + " is no saved baseline: " + e.getMessage());
        } catch (IOException e) {
            throw ReadingOptions.usage(given, "--baseline " + file + " cannot be read: " + ReportFiles.why(e));
        }
    }

    private static void mustExist(ParseResult given, String option, Path path) {
        if (!Files.isReadable(path)) {
            throw ReadingOptions.usage(given,
                    option + " " + path + (Files.exists(path) ? " may not be read." : " does not exist."));
        }
    }
}
