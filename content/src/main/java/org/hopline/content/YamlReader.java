package org.hopline.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hopline.content.RuleProblem.Severity;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads YAML with places, within bounds that hold before anything is built of it. */
final class YamlReader {

    /** Longest YAML file that is read, in characters. */
    static final int MOST_CHARACTERS = 1 << 20;
    private static final int MOST_DEPTH = 64;
    private static final int MOST_EVENTS = 200_000;
    private static final int MOST_ALIASES = 64;

    private YamlReader() {}

    /** The one document of a text. Fails with {@link BadYaml} on what is no YAML, and on YAML beyond the bounds. */
    static Node read(String file, String text) throws BadYaml {
        if (text.length() > MOST_CHARACTERS) {
            throw new BadYaml(new RuleProblem(Severity.ERROR, file, 0, 0, "The file is longer than "
                    + MOST_CHARACTERS + " characters.", null, null));
        }
        LoadSettings settings = LoadSettings.builder().setLabel(file).setCodePointLimit(MOST_CHARACTERS)
                .setMaxAliasesForCollections(MOST_ALIASES).setAllowRecursiveKeys(false).setUseMarks(true).build();
        try {
            check(file, new Parse(settings).parseString(text));
            Optional<Node> node = new Compose(settings).composeString(text);
            if (node.isEmpty()) {
                throw new BadYaml(
                        new RuleProblem(Severity.ERROR, file, 0, 0, "The file is empty.", null, null));
            }
            return node.get();
        } catch (MarkedYamlEngineException bad) {
            Mark mark = bad.getProblemMark().orElse(null);
            throw new BadYaml(new RuleProblem(Severity.ERROR, file, mark == null ? 0 : mark.getLine() + 1,
                    mark == null ? 0 : mark.getColumn() + 1, "No YAML: " + bad.getProblem() + ".", null, null));
        } catch (YamlEngineException bad) {
            String message = String.valueOf(bad.getMessage()).lines().findFirst().orElse("");
            throw new BadYaml(
                    new RuleProblem(Severity.ERROR, file, 0, 0, "No YAML: " + message + ".", null, null));
        }
    }

    private static void check(String file, Iterable<Event> events) throws BadYaml {
        int depth = 0;
        int count = 0;
        int aliases = 0;
        for (Event event : events) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            aliases += event instanceof AliasEvent ? 1 : 0;
            if (depth > MOST_DEPTH || ++count > MOST_EVENTS || aliases > MOST_ALIASES) {
                int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
                throw new BadYaml(new RuleProblem(Severity.ERROR, file, line, 0, depth > MOST_DEPTH
                        ? "YAML nested deeper than " + MOST_DEPTH + "."
                        : aliases > MOST_ALIASES
                                ? "More than " + MOST_ALIASES + " YAML aliases."
                                : "More than " + MOST_EVENTS + " pieces of YAML.",
                        null, null));
            }
        }
    }

    /** A file that cannot be read as YAML, with the problem to report. */
    static final class BadYaml extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient RuleProblem problem;

        BadYaml(RuleProblem problem) {
            super(problem.message(), null, false, false);
            this.problem = problem;
        }

        RuleProblem problem() {
            return problem;
        }
    }

    // ---- reading nodes ---------------------------------------------------------------------------------------------

    /** The value of a key, or null; the first where it is given twice. */
    static @Nullable Node get(@Nullable Node map, String key) {
        if (map instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key)) {
                    return tuple.getValueNode();
                }
            }
        }
        return null;
    }

    /** The text of a key's scalar; empty when absent or no scalar. */
    static String text(@Nullable Node map, String key) {
        return get(map, key) instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /** The number of a key's scalar, or NaN. */
    static double number(@Nullable Node map, String key) {
        try {
            return Double.parseDouble(text(map, key));
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    /** The elements of a key's list; empty when absent; a scalar counts as a list of it. */
    static List<Node> list(@Nullable Node map, String key) {
        Node value = get(map, key);
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        return value instanceof ScalarNode scalar && !scalar.getValue().isEmpty() ? List.of(scalar) : List.of();
    }

    /** The scalars of a key's list. */
    static List<String> texts(@Nullable Node map, String key) {
        List<String> texts = new ArrayList<>();
        for (Node node : list(map, key)) {
            if (node instanceof ScalarNode scalar) {
                texts.add(scalar.getValue());
            }
        }
        return texts;
    }

    /** The keys and values of a mapping. */
    static List<NodeTuple> entries(@Nullable Node map) {
        return map instanceof MappingNode mapping ? mapping.getValue() : List.of();
    }

    /** Line of a node, from 1; 0 unknown. */
    static int line(@Nullable Node node) {
        return node == null ? 0 : node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    /** Column of a node, from 1; 0 unknown. */
    static int column(@Nullable Node node) {
        return node == null ? 0 : node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(0);
    }
}
