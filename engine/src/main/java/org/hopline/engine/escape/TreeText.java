package org.hopline.engine.escape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A tree as lines with branches drawn, each label escaped and wrapped:
 *
 * <pre>
 * 86  alice's key moved
 * ├─ 40  credential switch
 * └─ 46  new destination
 * </pre>
 */
public final class TreeText {

    private static final int LEAST_TEXT = 16;

    private TreeText() {}

    /**
     * The lines.
     *
     * @param label of a node; may hold log text
     * @param width columns of the terminal
     */
    public static <T> List<String> lines(T root, Function<T, String> label, Function<T, List<T>> children, int width) {
        List<String> out = new ArrayList<>();
        add(root, "", "", label, children, width, out);
        return out;
    }

    private static <T> void add(T node, String first, String rest, Function<T, String> label,
            Function<T, List<T>> children, int width, List<String> out) {
        List<T> parts = children.apply(node);
        String lead = first;
        for (String line : Wrap.lines(Escape.terminal(label.apply(node)),
                Math.max(width - Width.of(rest) - 3, LEAST_TEXT))) {
            out.add(lead + line);
            // Wrapped text stands under itself, the branch to the next part going on at its left.
            lead = rest + (parts.isEmpty() ? "   " : "│  ");
        }
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            add(parts.get(i), rest + (last ? "└─ " : "├─ "), rest + (last ? "   " : "│  "), label, children, width,
                    out);
        }
    }
}
