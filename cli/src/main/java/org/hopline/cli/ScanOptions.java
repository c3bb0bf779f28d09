package org.hopline.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hopline.cli.report.Section;
import org.hopline.engine.detect.Level;
import org.hopline.local.Filter;
import org.hopline.local.Reading;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * What {@code hopline scan} was asked for, checked.
 *
 * @param outputs at least one; exactly one goes to the standard output, unless none does
 * @param level least level of findings and paths that are shown; null: all
 * @param failOn the gate; null: none
 * @param zone in which the table shows times
 */
record ScanOptions(Reading reading, Filter filter, List<OutputTarget> outputs, @Nullable Level level,
        @Nullable Level failOn, boolean strict, SortedSet<Section> show, ZoneId zone, int threads, boolean whole,
        boolean learn, List<Path> rules, List<Path> macros, @Nullable Path assets, @Nullable Path baseline,
        @Nullable Path saveBaseline) {

    static void addTo(CommandSpec spec) {
        spec.addOption(Options.many("-o|--output", "FILE|FORM",
                "Write results here: FILE by its suffix (.txt .jsonl .json .csv), FORM:FILE, a form (table, jsonl, json,"
                        + " csv) for the standard output, or - for the table. Repeatable. Without one that names the"
                        + " standard output, the table goes there."));
        spec.addOption(
                Options.one("--since", "TIME", "Judge what happened at or after this time (UTC unless it says)."));
        spec.addOption(Options.one("--until", "TIME", "Judge what happened before this time."));
        spec.addOption(Options.many("--host", "NAME|GLOB=NAME",
                "NAME: show what concerns this host. GLOB=NAME: sources that fit and name no host are of this one."));
        spec.addOption(Options.many("--user", "NAME", "Show what concerns this account."));
        spec.addOption(Options.one("--level", "LEVEL",
                "Show findings and paths of this level or above: informational, low, medium, high, critical."));
        ReadingOptions.addTo(spec);
        spec.addOption(Options.one("--assets", "FILE",
                "Which hosts there are: CSV with columns such as host, address, timezone, tier; /etc/hosts; an Ansible"
                        + " inventory."));
        spec.addOption(Options.many("--rules", "PATH",
                "Detections to run besides Hopline's own: Splunk security_content YAML, its published pages, folders."));
        spec.addOption(Options.many("--macros", "PATH", "Your own macros for them; they win over every other."));
        spec.addOption(Options.one("--window", "own|whole",
                "Run scheduled searches in their own windows (default), or over all input at once."));
        spec.addOption(Options.one("--baseline", "FILE", "What accounts usually do, saved by an earlier scan."));
        spec.addOption(Options.one("--save-baseline", "FILE", "Save what accounts usually do, for a later scan."));
        spec.addOption(Options.many("--show", "SECTION", "Show more: " + Section.words() + ". Repeatable."));
        spec.addOption(
                Options.one("--fail-on", "LEVEL", "Exit with 1 when a finding or path is of this level or above."));
        spec.addOption(Options.flag("--strict", "Exit with 4 when evidence could not be read wholly."));
        spec.addOption(Options.flag("--no-hash", "Make no SHA-256 of the sources."));
        spec.addOption(Options.flag("--no-learn-identity",
                "Do not learn from the logs which address or zone is which host's."));
        spec.addOption(Options.one("--threads", "NUMBER", "Work on so many threads; the result is the same."));
        spec.addOption(Options.one("--display-tz", "ZONE", "Show times of the table in this zone instead of UTC."));
    }

    static ScanOptions read(ParseResult given, Console console) {
        List<OutputTarget> outputs = new ArrayList<>();
        for (String value : Options.values(given, "-o")) {
            outputs.add(ReadingOptions.orUsage(given, () -> OutputTarget.parse(value, console)));
        }
        long toStandardOutput = outputs.stream().filter(target -> target.file() == null).count();
        if (toStandardOutput > 1) {
            throw ReadingOptions.usage(given, "Two outputs want the standard output; give all but one a file.");
        }
        if (toStandardOutput == 0) {
            outputs.add(new OutputTarget(OutputTarget.Form.TABLE, null));
        }
        return new ScanOptions(ReadingOptions.read(given, !Options.has(given, "--no-hash")), filter(given), outputs,
                level(given, "--level"), level(given, "--fail-on"), Options.has(given, "--strict"), sections(given),
                zone(given), threads(given), whole(given), !Options.has(given, "--no-learn-identity"),
                paths(given, "--rules", console), paths(given, "--macros", console), path(given, "--assets", console),
                path(given, "--baseline", console), path(given, "--save-baseline", console));
    }

    private static Filter filter(ParseResult given) {
        Long since = time(given, "--since");
        Long until = time(given, "--until");
        if (since != null && until != null && since >= until) {
            throw ReadingOptions.usage(given, "--since is not before --until: no time is left to look at.");
        }
        for (String option : List.of("--host", "--user")) {
            if (Options.values(given, option).stream().anyMatch(String::isBlank)) {
                throw ReadingOptions.usage(given, option + " names nothing; leave it out to show everything.");
            }
        }
        SortedSet<String> hosts = new TreeSet<>(
                Options.values(given, "--host").stream().filter(host -> !ReadingOptions.isRule(host)).toList());
        return new Filter(since, until, hosts, new TreeSet<>(Options.values(given, "--user")));
    }

    private static @Nullable Long time(ParseResult given, String option) {
        String text = Options.value(given, option);
        return text.isEmpty() ? null : ReadingOptions.orUsage(given, () -> Moment.parse(option, text));
    }

    static @Nullable Level level(ParseResult given, String option) {
        String word = Options.value(given, option);
        if (word.isEmpty()) {
            return null;
        }
        for (Level level : Level.values()) {
            if (level.word().equals(word.toLowerCase(Locale.ROOT))) {
                return level;
            }
        }
        throw ReadingOptions.usage(given,
                option + " " + word + " is no level. Levels are informational, low, medium, high, critical.");
    }

    private static SortedSet<Section> sections(ParseResult given) {
        SortedSet<Section> sections = new TreeSet<>();
        for (String value : Options.values(given, "--show")) {
            for (String word : value.split(",")) {
                sections.addAll(ReadingOptions.orUsage(given, () -> Section.named(word.strip())));
            }
        }
        return sections;
    }

    private static ZoneId zone(ParseResult given) {
        String zone = Options.value(given, "--display-tz");
        if (zone.isEmpty()) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw ReadingOptions.usage(given, "--display-tz " + zone
                    + ": no zone is called that; write a name such as Europe/Berlin or an offset such as +02:00.");
        }
    }

    private static int threads(ParseResult given) {
        String number = Options.value(given, "--threads");
        if (number.isEmpty()) {
            return Runtime.getRuntime().availableProcessors();
        }
        try {
            int threads = Integer.parseInt(number);
            if (threads >= 1 && threads <= 1024) {
                return threads;
            }
        } catch (NumberFormatException e) {
            throw ReadingOptions.usage(given, "--threads " + number + " is no number.");
        }
        throw ReadingOptions.usage(given, "--threads " + number + " is not between 1 and 1024.");
    }

    private static boolean whole(ParseResult given) {
        return switch (Options.value(given, "--window")) {
            case "", "own" -> false;
            case "whole" -> true;
            default -> throw ReadingOptions.usage(given,
                    "--window " + Options.value(given, "--window") + " is neither own nor whole.");
        };
    }

    private static List<Path> paths(ParseResult given, String option, Console console) {
        return Options.values(given, option).stream().map(text -> console.path(text)).toList();
    }

    private static @Nullable Path path(ParseResult given, String option, Console console) {
        String text = Options.value(given, option);
        return text.isEmpty() ? null : console.path(text);
    }
}
