package org.hopline.engine.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.Slice;
import org.jspecify.annotations.Nullable;

/** The inputs that events of one family, view and kind can concern, indexed by their witnesses. */
final class MatchBucket {

    /** An input that holds; {@code surely} unless that hangs on what is settled later. */
    record Match(int order, boolean surely) {}

    /** An input with its check for one family; {@code order} is its place among all inputs of the set. */
    private record Entry(int order, EventCheck check) {}

    /** The entries whose witness is one field. */
    private static final class Index {
        private final int slot;
        private final List<Entry> all = new ArrayList<>();
        private final TreeMap<String, List<Entry>> byWhole = new TreeMap<>();
        private final TreeMap<String, List<Entry>> byPart = new TreeMap<>();
        /** By hash of the folded bytes; two texts of one hash share a list, since candidates are evaluated in full. */
        private int[] hashes = new int[0];
        private Entry[][] ofHash = new Entry[0][];
        private @Nullable Automaton automaton;
        private Entry[][] ofPart = new Entry[0][];

        Index(int slot) {
            this.slot = slot;
        }

        void build() {
            TreeMap<Integer, List<Entry>> byHash = new TreeMap<>();
            byWhole.forEach((text, entries) -> byHash
                    .computeIfAbsent(Arrays.hashCode(Slice.utf8(text).toBytes()), made -> new ArrayList<>())
                    .addAll(entries));
            hashes = byHash.keySet().stream().mapToInt(Integer::intValue).toArray();
            ofHash = byHash.values().stream().map(list -> list.toArray(Entry[]::new)).toArray(Entry[][]::new);
            if (!byPart.isEmpty()) {
                automaton = new Automaton(List.copyOf(byPart.keySet()));
                ofPart = byPart.values().stream().map(list -> list.toArray(Entry[]::new)).toArray(Entry[][]::new);
            }
        }
    }

    private final Reading.Plan plan;
    private final List<Entry> always = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();

    private MatchBucket(Reading.Plan plan) {
        this.plan = plan;
    }

    /** Most characters of all texts that values may contain; inputs past it are evaluated on every event. */
    private static final int MOST_PARTS = 1 << 17;

    /** Collects inputs. */
    static final class Builder {
        private final MatchBucket bucket;
        private final Map<FieldRef, Index> byField = new LinkedHashMap<>();
        private int partsSize;

        Builder(LogFamily family) {
            this.bucket = new MatchBucket(new Reading.Plan(family));
        }

        void add(int order, Predicate predicate) {
            Entry entry = new Entry(order, EventCheck.of(predicate, bucket.plan));
            Witness witness = Witness.of(predicate);
            if (witness == null) {
                bucket.always.add(entry);
                return;
            }
            int size = witness.texts().stream().mapToInt(String::length).sum();
            if (!witness.whole() && (partsSize += size) > MOST_PARTS) {
                bucket.always.add(entry);
                return;
            }
            Index index = byField.computeIfAbsent(witness.field(), field -> {
                Index made = new Index(bucket.plan.slot(field));
                bucket.indexes.add(made);
                return made;
            });
            index.all.add(entry);
            for (String text : witness.texts()) {
                (witness.whole() ? index.byWhole : index.byPart).computeIfAbsent(text, key -> new ArrayList<>())
                        .add(entry);
            }
        }

        MatchBucket build() {
            bucket.indexes.forEach(Index::build);
            return bucket;
        }
    }

    /** The inputs that hold, or may hold once host and time are settled, in order; empty for nearly all events. */
    List<Match> match(Event event) {
        Reading reading = new Reading(event, plan);
        Candidates candidates = new Candidates(reading);
        for (Entry entry : always) {
            candidates.check(entry);
        }
        for (Index index : indexes) {
            Slice value = reading.value(index.slot);
            if (value == null) {
                continue;
            }
            if (!EventReader.isValue(value)) {
                index.all.forEach(candidates::check);
                continue;
            }
            byte[] folded = reading.folded(index.slot, value);
            int at = Arrays.binarySearch(index.hashes, Arrays.hashCode(folded));
            if (at >= 0) {
                candidates.check(index.ofHash[at]);
            }
            Automaton automaton = index.automaton;
            if (automaton != null) {
                automaton.search(folded, part -> candidates.check(index.ofPart[part]));
            }
        }
        return candidates.matches();
    }

    /** Evaluates each candidate once. */
    private static final class Candidates {
        private final Reading reading;
        private @Nullable BitSet seen;
        private @Nullable List<Match> found;

        Candidates(Reading reading) {
            this.reading = reading;
        }

        void check(Entry[] entries) {
            for (Entry entry : entries) {
                check(entry);
            }
        }

        void check(Entry entry) {
            BitSet known = seen;
            if (known == null) {
                known = new BitSet();
                seen = known;
            }
            if (known.get(entry.order)) {
                return;
            }
            known.set(entry.order);
            Truth truth = entry.check.on(reading);
            if (truth != Truth.FALSE) {
                List<Match> all = found;
                if (all == null) {
                    all = new ArrayList<>();
                    found = all;
                }
                all.add(new Match(entry.order, truth == Truth.TRUE));
            }
        }

        List<Match> matches() {
            if (found == null) {
                return List.of();
            }
            found.sort(java.util.Comparator.comparingInt(Match::order));
            return found;
        }
    }
}
