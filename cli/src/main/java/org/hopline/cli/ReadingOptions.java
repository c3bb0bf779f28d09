package org.hopline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hopline.connect.Limits;
import org.hopline.engine.identity.HostRule;
import org.hopline.engine.identity.ZoneRule;
import org.hopline.engine.parse.Formats;
import org.hopline.engine.parse.LogFormat;
import org.hopline.engine.parse.ReadLimits;
import org.hopline.local.Reading;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The options that say what the user knows better than the logs. */
final class ReadingOptions {

    private ReadingOptions() {}

    static void addTo(CommandSpec spec) {
        spec.addOption(Options.one("--format", "NAME",
                "Every source is in this format (hopline formats lists them) instead of recognised by content."));
        spec.addOption(Options.many("--tz", "[HOST|GLOB=]ZONE",
                "Time zone of logs that state none: Europe/Berlin, +02:00. For one host, or for sources whose path"
                        + " fits. Without it such a log is read as UTC, and said to be."));
        spec.addOption(Options.one("--year", "YEAR",
                "Year of the first record of logs that state none. Without it it is inferred, and said to be."));
        spec.addOption(Options.many("--as-host", "[GLOB=]NAME",
                "Sources that name no host are of this one. GLOB is over the source's path."
                        + " --host GLOB=NAME says the same."));
    }

    /** What they say. */
    static Reading read(ParseResult given, boolean hash) {
        List<HostRule> hosts = new ArrayList<>();
        List<ZoneRule> zones = new ArrayList<>();
        for (String rule : Options.values(given, "--as-host")) {
            hosts.add(orUsage(given, () -> HostRule.parse(rule)));
        }
        if (given.commandSpec().findOption("--host") != null) {
            for (String rule : Options.values(given, "--host")) {
                if (isRule(rule)) {
                    hosts.add(orUsage(given, () -> HostRule.parse(rule)));
                }
            }
        }
        for (String rule : Options.values(given, "--tz")) {
            zones.add(orUsage(given, () -> ZoneRule.parse(rule)));
        }
        return new Reading(format(given), hosts, zones, year(given), hash, Limits.DEFAULT, ReadLimits.DEFAULT);
    }

    /** Whether a value of {@code --host} says how to read; otherwise it chooses what is shown. */
    static boolean isRule(String host) {
        return host.indexOf('=') >= 0;
    }

    private static @org.jspecify.annotations.Nullable String format(ParseResult given) {
        String name = Options.value(given, "--format");
        if (name.isEmpty()) {
            return null;
        }
        if (Formats.named(name) == null) {
            throw usage(given, "--format " + name + ": no format is called that. There are: "
                    + Formats.all().stream().map(LogFormat::name).collect(Collectors.joining(", ")) + ".");
        }
        return name;
    }

    private static int year(ParseResult given) {
        String year = Options.value(given, "--year");
        if (year.isEmpty()) {
            return 0;
        }
        try {
            int number = Integer.parseInt(year);
            if (number >= 1970 && number <= 9999) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw usage(given, "--year " + year + " is no year; write four digits, such as 2026.");
        }
        throw usage(given, "--year " + year + " is not between 1970 and 9999.");
    }

    /** A value, or what is wrong with it as a matter of usage. */
    static <T> T orUsage(ParseResult given, java.util.function.Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw usage(given, e.getMessage() == null ? "wrong value" : e.getMessage());
        }
    }

    /** Wrong usage, told in a sentence. */
    static ParameterException usage(ParseResult given, String sentence) {
        return new ParameterException(given.commandSpec().commandLine(), sentence);
    }
}
