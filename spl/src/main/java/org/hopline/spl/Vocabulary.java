package org.hopline.spl;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hopline.engine.detect.FieldRef;
import org.hopline.engine.detect.Predicate;
import org.hopline.engine.detect.Scope;
import org.jspecify.annotations.Nullable;

/** Where the fields that searches name come from; given by whoever holds the field maps. */
public interface Vocabulary {

    /** The node of a data model, such as {@code Endpoint.Processes}; a model alone means its root node. */
    @Nullable
    ModelNode node(String name);

    /** All node names, for messages. */
    SortedSet<String> nodeNames();

    /**
     * A node of a data model.
     *
     * @param name model and node
     * @param prefix what stands before a field and a dot in {@code tstats}, such as {@code Processes}
     * @param scope the events that can belong to it
     * @param constraint which of them do
     * @param fields name without prefix → where it comes from
     * @param unfed fields of the model that no log we read feeds, each with why
     * @param meant what an author means who writes a name that is not the model's: written → name without prefix
     */
    record ModelNode(String name, String prefix, Scope scope, Predicate constraint, SortedMap<String, FieldRef> fields,
            SortedMap<String, String> unfed, SortedMap<String, String> meant) {
        /** Keeps its own copies. */
        public ModelNode {
            fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
            unfed = Collections.unmodifiableSortedMap(new TreeMap<>(unfed));
            meant = Collections.unmodifiableSortedMap(new TreeMap<>(meant));
        }
    }

    /** No data models. */
    Vocabulary NONE = new Vocabulary() {
        @Override
        public @Nullable ModelNode node(String name) {
            return null;
        }

        @Override
        public SortedSet<String> nodeNames() {
            return new TreeSet<>();
        }
    };
}
