package org.hopline.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hopline.engine.detect.FieldRef;
import org.hopline.engine.detect.Predicate;
import org.hopline.engine.detect.Predicate.ValueTest;
import org.hopline.engine.detect.Scope;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.View;
import org.hopline.spl.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The data models that searches read, from the field maps that Hopline ships. */
final class FieldMaps implements Vocabulary {

    private static final List<String> FILES = List.of("fields/endpoint.processes.yaml",
            "fields/endpoint.filesystem.yaml", "fields/authentication.yaml", "fields/network_traffic.yaml");

    private final SortedMap<String, Vocabulary.ModelNode> nodes = new TreeMap<>();

    private FieldMaps() {}

    static FieldMaps load() {
        FieldMaps maps = new FieldMaps();
        for (String file : FILES) {
            maps.add(Shipped.yaml(file));
        }
        return maps;
    }

    private void add(Node file) {
        String name = YamlReader.text(file, "node");
        SortedMap<String, FieldRef> fields = new TreeMap<>();
        for (NodeTuple tuple : YamlReader.entries(YamlReader.get(file, "fields"))) {
            fields.put(key(tuple), FieldWords.read(tuple.getValueNode()));
        }
        Scope scope = scope(file, name);
        Predicate without = YamlReader.get(file, "without") == null
                ? new Predicate.True()
                : new Predicate.Not(tests(YamlReader.get(file, "without")));
        Vocabulary.ModelNode root = new Vocabulary.ModelNode(name, YamlReader.text(file, "prefix"), scope, without,
                fields,
                texts(file, "unfed"), texts(file, "meant"));
        nodes.put(name, root);
        for (NodeTuple child : YamlReader.entries(YamlReader.get(file, "children"))) {
            nodes.put(key(child), new Vocabulary.ModelNode(key(child), root.prefix(), scope,
                    new Predicate.And(List.of(without, tests(child.getValueNode()))), fields, root.unfed(),
                    root.meant()));
        }
    }

    private static Scope scope(Node file, String name) {
        TreeSet<LogFamily> families = new TreeSet<>();
        YamlReader.texts(file, "families")
                .forEach(family -> families.add(LogFamily.valueOf(family.toUpperCase(Locale.ROOT))));
        TreeSet<Scope.KindName> kinds = new TreeSet<>();
        YamlReader.texts(file, "kinds")
                .forEach(kind -> kinds.add(Scope.KindName.valueOf(kind.toUpperCase(Locale.ROOT))));
        return new Scope(name, View.valueOf(YamlReader.text(file, "view").toUpperCase(Locale.ROOT)), families, kinds);
    }

    /** All of these tests hold. */
    private static Predicate tests(@Nullable Node map) {
        List<Predicate> tests = new ArrayList<>();
        for (NodeTuple tuple : YamlReader.entries(map)) {
            String text = ((ScalarNode) tuple.getValueNode()).getValue();
            tests.add(new Predicate.Test(FieldWords.word(key(tuple)), text.indexOf('*') >= 0
                    ? new ValueTest.Wildcard(text, true)
                    : new ValueTest.Equal(text, true)));
        }
        return tests.size() == 1 ? tests.get(0) : new Predicate.And(tests);
    }

    private static SortedMap<String, String> texts(Node file, String name) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (NodeTuple tuple : YamlReader.entries(YamlReader.get(file, name))) {
            texts.put(key(tuple), ((ScalarNode) tuple.getValueNode()).getValue());
        }
        return texts;
    }

    private static String key(NodeTuple tuple) {
        return ((ScalarNode) tuple.getKeyNode()).getValue();
    }

    /** By full name; a model alone means its root node. */
    @Override
    public @Nullable ModelNode node(String name) {
        Vocabulary.ModelNode exact = nodes.get(name);
        if (exact != null) {
            return exact;
        }
        return switch (name) {
            case "Authentication" -> nodes.get("Authentication.Authentication");
            case "Network_Traffic" -> nodes.get("Network_Traffic.All_Traffic");
            default -> null;
        };
    }

    @Override
    public SortedSet<String> nodeNames() {
        return new TreeSet<>(nodes.keySet());
    }
}
