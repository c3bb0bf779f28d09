package org.hopline.content.assets;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** An Ansible inventory in YAML form: groups with {@code hosts}, {@code children} and {@code vars}. */
final class InventoryYaml {

    private static final int MOST_DEPTH = 32;

    private final AssetDrafts drafts;
    private final Set<String> named = new HashSet<>();

    private InventoryYaml(AssetDrafts drafts) {
        this.drafts = drafts;
    }

    static void read(AssetDrafts drafts) {
        LoadSettings settings = LoadSettings.builder().setUseMarks(true).setMaxAliasesForCollections(50)
                .setCodePointLimit(64 << 20).build();
        try {
            Optional<Node> root = new Compose(settings).composeString(String.join("\n", drafts.lines()));
            if (root.isPresent() && root.get() instanceof MappingNode groups) {
                for (NodeTuple group : groups.getValue()) {
                    new InventoryYaml(drafts).group(group, 0);
                }
            } else {
                drafts.problem(1, 1, "This YAML has no groups of hosts.", "An inventory begins with all: or a group.",
                        true);
            }
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
            drafts.problem(mark == null ? 1 : mark.getLine() + 1, mark == null ? 1 : mark.getColumn() + 1,
                    "This is no YAML: " + e.getProblem() + ".", "", true);
        } catch (YamlEngineException | StackOverflowError e) {
            drafts.problem(1, 1, "This YAML cannot be read: " + e.getMessage() + ".", "", true);
        }
    }

    private void group(NodeTuple group, int depth) {
        if (!(group.getValueNode() instanceof MappingNode content)) {
            if (!isNothing(group.getValueNode())) {
                problem(group.getValueNode(), "A group holds hosts, children and vars, and this is none of them.");
            }
            return;
        }
        if (depth > MOST_DEPTH) {
            problem(group.getKeyNode(), "Groups lie more than " + MOST_DEPTH + " deep; this one is left out.");
            return;
        }
        Set<String> mine = new HashSet<>();
        MappingNode variables = null;
        for (NodeTuple part : content.getValue()) {
            switch (text(part.getKeyNode())) {
                case "hosts" -> hosts(part.getValueNode(), mine);
                case "children" -> {
                    if (part.getValueNode() instanceof MappingNode children) {
                        for (NodeTuple child : children.getValue()) {
                            InventoryYaml inner = new InventoryYaml(drafts);
                            inner.group(child, depth + 1);
                            mine.addAll(inner.named);
                        }
                    }
                }
                case "vars" -> variables = part.getValueNode() instanceof MappingNode map ? map : null;
                default -> problem(part.getKeyNode(),
                        "A group holds hosts, children and vars; \"" + text(part.getKeyNode()) + "\" is left out.");
            }
        }
        if (variables != null) {
            groupVariables(variables, mine);
        }
        named.addAll(mine);
    }

    private void hosts(Node node, Set<String> mine) {
        if (!(node instanceof MappingNode hosts)) {
            if (!isNothing(node)) {
                problem(node, "hosts is a mapping of names, each with its variables or nothing.");
            }
            return;
        }
        for (NodeTuple host : hosts.getValue()) {
            String pattern = text(host.getKeyNode());
            int line = line(host.getKeyNode());
            List<String> names = HostRange.expand(pattern);
            if (names.isEmpty()) {
                problem(host.getKeyNode(), "\"" + pattern + "\" is no range of hosts.");
            }
            for (String name : names) {
                if (Addresses.isAddress(name)) {
                    problem(host.getKeyNode(), "The inventory gives an address and no name; the host is left out.");
                } else if (drafts.host(name, line)) {
                    mine.add(name);
                    variables(name, host.getValueNode());
                }
            }
        }
    }

    private void variables(String host, Node node) {
        if (node instanceof MappingNode variables) {
            for (NodeTuple variable : variables.getValue()) {
                if (variable.getValueNode() instanceof ScalarNode value) {
                    InventoryIni.variable(drafts, host, text(variable.getKeyNode()), value.getValue(),
                            line(variable.getKeyNode()));
                }
            }
        }
    }

    private void groupVariables(MappingNode variables, Set<String> hosts) {
        for (NodeTuple variable : variables.getValue()) {
            CsvAssets.Column column = CsvAssets.Column.of(text(variable.getKeyNode()));
            if ((column == CsvAssets.Column.TIMEZONE || column == CsvAssets.Column.TIER)
                    && variable.getValueNode() instanceof ScalarNode value) {
                hosts.stream().sorted()
                        .forEach(host -> drafts.fallback(host, column, value.getValue(), line(variable.getKeyNode())));
            }
        }
    }

    private void problem(Node node, String message) {
        Mark mark = node.getStartMark().orElse(null);
        drafts.problem(line(node), mark == null ? 1 : mark.getColumn() + 1, message, "", true);
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static String text(@Nullable Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static boolean isNothing(Node node) {
        return node instanceof ScalarNode scalar && (scalar.getValue().isEmpty() || scalar.getValue().equals("null"));
    }
}
