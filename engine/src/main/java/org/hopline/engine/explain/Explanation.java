package org.hopline.engine.explain;

import java.util.List;

/**
 * Why a score or statement is what it is, as a tree: the children's points sum to the node's.
 *
 * @param points what this node adds; 0 for a statement that adds nothing
 * @param text one sentence; may hold log text, so it is escaped where it is shown
 * @param children what it is made of
 */
public record Explanation(double points, String text, List<Explanation> children) {

    /** Keeps its own copy. */
    public Explanation {
        children = List.copyOf(children);
    }

    /** A node without parts. */
    public static Explanation leaf(double points, String text) {
        return new Explanation(points, text, List.of());
    }
}
