package org.hopline.cli;

import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** How commands say which options they take, and read them back. */
final class Options {

    private Options() {}

    /** A command of this name. */
    static CommandSpec command(String name, String... description) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().description(description).width(80).synopsisSubcommandLabel("COMMAND")
                .abbreviateSynopsis(true)
                .sortOptions(false);
        spec.addOption(OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build());
        return spec;
    }

    /** An option without a value. */
    static OptionSpec flag(String name, String... description) {
        return OptionSpec.builder(name).type(boolean.class).arity("0").description(description).build();
    }

    /** An option with one value, given once at most. */
    static OptionSpec one(String names, String label, String... description) {
        return OptionSpec.builder(names.split("\\|")).type(String.class).paramLabel(label).description(description)
                .build();
    }

    /** An option with one value, given as often as wanted. */
    static OptionSpec many(String names, String label, String... description) {
        return OptionSpec.builder(names.split("\\|")).type(List.class).auxiliaryTypes(String.class).arity("1")
                .paramLabel(label).description(description).build();
    }

    /** The values of a repeatable option, in the order given; empty without any. */
    static List<String> values(ParseResult given, String name) {
        List<String> values = given.matchedOptionValue(name, List.<String>of());
        return values == null ? List.of() : List.copyOf(values);
    }

    /** The value of an option; empty where it is not given. */
    static String value(ParseResult given, String name) {
        String value = given.matchedOptionValue(name, "");
        return value == null ? "" : value;
    }

    /** Whether an option is given. */
    static boolean has(ParseResult given, String name) {
        return given.hasMatchedOption(name);
    }

    /** The values of the positional parameters, in order. */
    static List<String> positionals(ParseResult given) {
        return given.matchedPositionals().stream().map(ArgSpec::stringValues).flatMap(List::stream).toList();
    }
}
