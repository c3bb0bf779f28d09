package org.hopline.engine.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.Slice;
import org.jspecify.annotations.Nullable;

/** The inputs that events of one family, view and kind can concern, indexed by their witnesses. */
final class MatchBucket {

    /** An input with its check for one family; {@code order} is its place among all inputs of the set. */
    record Entry(int order, EventCheck check) {}

    /** All entries whose witness is one field. */
    private static final class Index {
        private final EventReader reader;
        private final Map<String, List<Entry>> byText = new HashMap<>();
        private final List<Entry> all = new ArrayList<>();

        Index(EventReader reader) {
            this.reader = reader;
        }
    }

    private final List<Entry> always = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();

    /** Collects inputs. */
    static final class Builder {
        private final LogFamily family;
        private final MatchBucket bucket = new MatchBucket();
        private final Map<FieldRef, Index> byField = new LinkedHashMap<>();

        Builder(LogFamily family) {
            this.family = family;
        }

        void add(int order, Predicate predicate) {
            Entry entry = new Entry(order, EventCheck.of(predicate, family));
            Witness witness = Witness.of(predicate);
            if (witness == null) {
                bucket.always.add(entry);
                return;
            }
            Index index = byField.computeIfAbsent(witness.field(), field -> {
                Index made = new Index(EventReader.of(field, family));
                bucket.indexes.add(made);
                return made;
            });
            index.all.add(entry);
            for (String text : witness.texts()) {
                index.byText.computeIfAbsent(text, key -> new ArrayList<>()).add(entry);
            }
        }

        MatchBucket build() {
            return bucket;
        }
    }

    /** The places of the inputs that hold, or may hold once host and time are settled; unordered, null for none. */
    @Nullable
    List<Integer> match(Event event) {
        List<Integer> found = check(always, event, null);
        for (Index index : indexes) {
            Slice value = index.reader.read(event);
            if (value == null) {
                continue;
            }
            List<Entry> candidates = EventReader.isValue(value)
                    ? index.byText.get(ValueCheck.foldAscii(value.text()))
                    : index.all;
            if (candidates != null) {
                found = check(candidates, event, found);
            }
        }
        return found;
    }

    private static @Nullable List<Integer> check(List<Entry> entries, Event event, @Nullable List<Integer> found) {
        List<Integer> all = found;
        for (Entry entry : entries) {
            if (entry.check.on(event) != Truth.FALSE) {
                if (all == null) {
                    all = new ArrayList<>();
                }
                all.add(entry.order);
            }
        }
        return all;
    }
}
