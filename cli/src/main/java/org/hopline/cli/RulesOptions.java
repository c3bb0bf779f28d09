package org.hopline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hopline.content.LoadedContent;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** What the commands about rules have in common. */
final class RulesOptions {

    private RulesOptions() {}

    static void addFilesTo(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder().paramLabel("FILE").arity("0..*").type(List.class)
                .auxiliaryTypes(String.class)
                .description("Rule files, or folders of them: Splunk security_content YAML, its published pages.")
                .build());
        spec.addOption(Options.many("--rules", "PATH", "The same as FILE."));
        spec.addOption(Options.many("--macros", "PATH", "Your own macros; they win over every other."));
    }

    static List<Path> files(ParseResult given, Console console) {
        return Stream.concat(Options.positionals(given).stream(), Options.values(given, "--rules").stream())
                .map(text -> console.path(text)).toList();
    }

    static List<Path> macros(ParseResult given, Console console) {
        return Options.values(given, "--macros").stream().map(text -> console.path(text)).toList();
    }

    static LoadedContent load(ParseResult given, Console console, Page err) {
        return Preparation.content(given, files(given, console), macros(given, console), false, err);
    }

    /** The files, at least one. */
    static List<Path> someFiles(ParseResult given, Console console) {
        List<Path> files = files(given, console);
        if (files.isEmpty()) {
            throw ReadingOptions.usage(given, "Name a rule file.");
        }
        return files;
    }
}
