package org.hopline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Options that the user did not write: from the environment, else from the configuration file. Precedence is flag,
 * environment, file, default; a repeatable option is taken whole from the first that has it.
 *
 * <p>The variable of {@code scan --display-tz} is {@code HOPLINE_SCAN_DISPLAY_TZ}; a repeatable one holds a value per
 * line. The file is YAML with a section per command:
 *
 * <pre>
 * scan:
 *   assets: /srv/hosts.csv
 *   tz: [Europe/Berlin, app02=America/New_York]
 * </pre>
 */
final class Configuration {

    private static final int MOST_BYTES = 1 << 20;

    private Configuration() {}

    /** The options to add to what the user wrote for this command, as arguments. */
    static List<String> missing(ParseResult given, String command, Console console) {
        CommandSpec spec = given.commandSpec();
        String prefix = "HOPLINE_" + command.replace(' ', '_').toUpperCase(Locale.ROOT) + "_";
        Map<String, List<String>> file = section(spec.commandLine(), command, console);
        List<String> arguments = new ArrayList<>();
        for (OptionSpec option : spec.options()) {
            String key = option.longestName().replaceFirst("^--?", "");
            if (option.usageHelp() || option.versionHelp() || given.hasMatchedOption(option.longestName())) {
                continue;
            }
            String variable = console.variable(prefix + key.replace('-', '_').toUpperCase(Locale.ROOT));
            List<String> values = !variable.isEmpty()
                    ? option.isMultiValue()
                            ? variable.lines().filter(line -> !line.isBlank()).toList()
                            : List.of(variable)
                    : file.getOrDefault(key, List.of());
            for (String value : values) {
                if (option.arity().max() != 0) {
                    arguments.add(option.longestName() + "=" + value);
                } else if (value.equals("true") || value.equals("1")) {
                    arguments.add(option.longestName());
                }
            }
        }
        return arguments;
    }

    /** Where the file may be, best first: {@code HOPLINE_CONFIG}, then XDG's user and system directories. */
    static List<Path> places(Console console) {
        String named = console.variable("HOPLINE_CONFIG");
        if (!named.isEmpty()) {
            return List.of(console.directory().resolve(named));
        }
        List<Path> places = new ArrayList<>();
        String home = console.variable("XDG_CONFIG_HOME");
        if (home.isEmpty() && !console.variable("HOME").isEmpty()) {
            home = console.variable("HOME") + "/.config";
        }
        if (!home.isEmpty()) {
            places.add(Path.of(home, "hopline", "config.yaml"));
        }
        String dirs = console.variable("XDG_CONFIG_DIRS");
        for (String dir : (dirs.isEmpty() ? "/etc/xdg" : dirs).split(":")) {
            if (!dir.isEmpty()) {
                places.add(Path.of(dir, "hopline", "config.yaml"));
            }
        }
        return places;
    }

    private static Map<String, List<String>> section(CommandLine line, String command, Console console) {
        for (Path place : places(console)) {
            if (Files.isRegularFile(place)) {
                return read(line, place, command);
            }
            if (!console.variable("HOPLINE_CONFIG").isEmpty()) {
                throw new ParameterException(line, "HOPLINE_CONFIG " + place + " does not exist.");
            }
        }
        return Map.of();
    }

    private static Map<String, List<String>> read(CommandLine line, Path place, String command) {
        Object root;
        try (InputStream in = Files.newInputStream(place)) {
            byte[] bytes = in.readNBytes(MOST_BYTES);
            root = new Load(LoadSettings.builder().setLabel(place.toString()).setMaxAliasesForCollections(0).build())
                    .loadFromInputStream(new java.io.ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new ParameterException(line, place + " cannot be read: " + ReportFiles.why(e));
        } catch (YamlEngineException e) {
            throw new ParameterException(line, place + " is not YAML: " + e.getMessage());
        }
        Map<String, List<String>> options = new TreeMap<>();
        Map<String, Object> sections = map(root, line, place, "the file");
        Object section = sections.get(command);
        if (section == null) {
            return options;
        }
        map(section, line, place, command).forEach((key, value) -> {
            OptionSpec option = line.getCommandSpec().findOption("--" + key);
            if (option == null) {
                throw new ParameterException(line, place + ": " + command + " has no option " + key + ". It has: "
                        + String.join(", ", line.getCommandSpec().options().stream()
                                .map(known -> known.longestName().replaceFirst("^--?", "")).sorted().toList()));
            }
            options.put(key, values(value));
        });
        return options;
    }

    private static Map<String, Object> map(@Nullable Object value, CommandLine line, Path place, String what) {
        Map<String, Object> map = new TreeMap<>();
        if (value == null) {
            return map;
        }
        if (!(value instanceof Map<?, ?> entries)) {
            throw new ParameterException(line, place + ": " + what + " should hold names with values.");
        }
        entries.forEach((key, entry) -> {
            if (key != null && entry != null) {
                map.put(key.toString(), entry);
            }
        });
        return map;
    }

    private static List<String> values(Object value) {
        return value instanceof List<?> list
                ? list.stream().filter(Objects::nonNull).map(Object::toString).toList()
                : List.of(value.toString());
    }
}
