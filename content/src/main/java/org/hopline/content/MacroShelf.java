package org.hopline.content;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hopline.content.RuleProblem.Severity;
import org.hopline.spl.Macro;
import org.hopline.spl.MacroBook;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Where macros are looked up for a rule: the user's overrides, then the repository the rule's file lies in
 * ({@code macros/NAME.yml} beside {@code detections/}), then Hopline's own.
 */
final class MacroShelf {

    private static final long MOST_BYTES = 1 << 20;

    private final SortedMap<String, Macro> overrides = new TreeMap<>();
    private final SortedMap<String, Macro> shipped = new TreeMap<>();
    /** Macro files read so far, by path: what they say, for the hash of the pack. */
    private final SortedMap<String, byte[]> read = new TreeMap<>();
    private final SortedMap<String, List<Macro>> cache = new TreeMap<>();
    private final List<RuleProblem> problems = new ArrayList<>();

    MacroShelf(List<Path> overridePaths) {
        Node own = Shipped.yaml("macros.yaml");
        if (own instanceof SequenceNode sequence) {
            sequence.getValue().forEach(one -> add(shipped, macro(one, "Hopline's own content")));
        }
        for (Path path : overridePaths) {
            for (Path file : files(path)) {
                load(file).forEach(macro -> add(overrides, macro));
            }
        }
    }

    /** Macro files that could not be read. */
    List<RuleProblem> problems() {
        return problems;
    }

    /** The macro files that rules of this run have used, with their bytes. */
    SortedMap<String, byte[]> filesRead() {
        return read;
    }

    /** What a rule of this file sees. */
    MacroBook bookFor(Path ruleFile) {
        Path repository = repositoryMacros(ruleFile);
        return (name, arguments) -> {
            String key = key(name, arguments);
            Macro override = overrides.get(key);
            if (override != null) {
                return override;
            }
            Macro own = repository == null || !isPlain(name) ? null : fromRepository(repository, name, key);
            return own != null ? own : shipped.get(key);
        };
    }

    private @Nullable Macro fromRepository(Path repository, String name, String key) {
        for (String ending : List.of(".yml", ".yaml")) {
            Path file = repository.resolve(name + ending);
            List<Macro> known = cache.get(file.toString());
            if (known == null) {
                known = Files.isRegularFile(file) ? load(file) : List.of();
                cache.put(file.toString(), known);
            }
            for (Macro macro : known) {
                if (key(macro.name(), macro.arguments().size()).equals(key)) {
                    return macro;
                }
            }
        }
        return null;
    }

    /** A macro's name becomes a file's name: nothing that leaves the folder. */
    private static boolean isPlain(String name) {
        return !name.isEmpty()
                && name.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '_' || c == '-'));
    }

    private static @Nullable Path repositoryMacros(Path ruleFile) {
        Path folder = ruleFile.toAbsolutePath().normalize().getParent();
        for (int i = 0; i < 6 && folder != null; i++) {
            Path macros = folder.resolve("macros");
            if (Files.isDirectory(macros)) {
                return macros;
            }
            folder = folder.getParent();
        }
        return null;
    }

    private List<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(file -> file.toString().endsWith(".yml") || file.toString().endsWith(".yaml")).sorted()
                    .toList();
        } catch (IOException unreadable) {
            problems.add(problem(path, "The folder cannot be read."));
            return List.of();
        }
    }

    private List<Macro> load(Path file) {
        List<Macro> macros = new ArrayList<>();
        try {
            if (Files.size(file) > MOST_BYTES) {
                problems.add(problem(file, "The macro file is longer than " + MOST_BYTES + " bytes."));
                return macros;
            }
            byte[] bytes = Files.readAllBytes(file);
            read.put(file.toString(), bytes);
            Node node = YamlReader.read(file.toString(), new String(bytes, StandardCharsets.UTF_8));
            List<Node> all = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
            for (Node one : all) {
                if (YamlReader.text(one, "name").isEmpty() || YamlReader.get(one, "definition") == null) {
                    problems.add(new RuleProblem(Severity.ERROR, file.toString(), YamlReader.line(one),
                            YamlReader.column(one), "A macro needs a name and a definition.", null, null));
                } else {
                    macros.add(macro(one, file.toString()));
                }
            }
        } catch (IOException unreadable) {
            problems.add(problem(file, "The macro file cannot be read."));
        } catch (YamlReader.BadYaml bad) {
            problems.add(bad.problem());
        }
        return macros;
    }

    private static RuleProblem problem(Path file, String message) {
        return new RuleProblem(Severity.ERROR, file.toString(), 0, 0, message, null, null);
    }

    private static Macro macro(Node node, String place) {
        return new Macro(YamlReader.text(node, "name"), YamlReader.texts(node, "arguments"),
                YamlReader.text(node, "definition"), place);
    }

    private static void add(SortedMap<String, Macro> into, Macro macro) {
        into.put(key(macro.name(), macro.arguments().size()), macro);
    }

    private static String key(String name, int arguments) {
        return name + "/" + arguments;
    }
}
