package org.hopline.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.hopline.engine.detect.FieldRef;
import org.hopline.engine.detect.KindField;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.Form;
import org.hopline.engine.event.LogFamily;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the words of field maps: {@code source.X}, {@code raw.X}, {@code kind.x}, {@code meta.x}, {@code basename(…)} … */
final class FieldWords {

    private FieldWords() {}

    /** A word, a list of them in order of preference, or one of either per log family. */
    static FieldRef read(Node node) {
        if (node instanceof ScalarNode scalar) {
            return word(scalar.getValue().strip());
        }
        if (node instanceof SequenceNode sequence) {
            List<FieldRef> candidates = new ArrayList<>();
            sequence.getValue().forEach(each -> candidates.add(read(each)));
            return new FieldRef.FirstOf(candidates);
        }
        TreeMap<LogFamily, FieldRef> byFamily = new TreeMap<>();
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            String family = ((ScalarNode) tuple.getKeyNode()).getValue();
            byFamily.put(LogFamily.valueOf(family.toUpperCase(Locale.ROOT)), read(tuple.getValueNode()));
        }
        return new FieldRef.PerFamily(byFamily);
    }

    static FieldRef word(String text) {
        if (text.startsWith("\"") && text.endsWith("\"")) {
            return new FieldRef.Constant(text.substring(1, text.length() - 1));
        }
        if (text.endsWith(")")) {
            int open = text.indexOf('(');
            String inside = text.substring(open + 1, text.length() - 1);
            return switch (text.substring(0, open)) {
                case "basename" -> new FieldRef.Basename(word(inside));
                case "token" -> new FieldRef.FirstToken(word(inside));
                case "lower" -> new FieldRef.Lower(word(inside));
                case "mapped" -> mapped(inside);
                default -> throw new IllegalArgumentException("no such word in a field map: " + text);
            };
        }
        int dot = text.indexOf('.');
        String name = text.substring(dot + 1);
        return switch (dot < 0 ? text : text.substring(0, dot)) {
            case "source" -> new FieldRef.Source(FieldName.of(name), Form.DECODED);
            case "raw" -> new FieldRef.Source(FieldName.of(name), Form.RAW);
            case "interpreted" -> new FieldRef.Source(FieldName.of(name), Form.INTERPRETED);
            case "kind" -> new FieldRef.OfKind(KindField.valueOf(name.toUpperCase(Locale.ROOT)));
            case "meta" -> FieldRef.Meta.valueOf(name.toUpperCase(Locale.ROOT));
            case "never" -> new FieldRef.Never(text);
            default -> throw new IllegalArgumentException("no such word in a field map: " + text);
        };
    }

    private static FieldRef mapped(String inside) {
        String[] parts = inside.split(",", -1);
        TreeMap<String, String> words = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            words.put(parts[i].substring(0, equals).strip(), parts[i].substring(equals + 1).strip());
        }
        return new FieldRef.Mapped(word(parts[0].strip()), words, null);
    }
}
