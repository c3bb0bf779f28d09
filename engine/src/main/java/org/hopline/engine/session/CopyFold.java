package org.hopline.engine.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hopline.engine.event.PickedEvent;
import org.hopline.engine.event.SourceId;
import org.jspecify.annotations.Nullable;

/**
 * Joins copies: the k-th unmatched event of one source with the k-th of another. Takes events in total order, holds
 * each for {@link Limits#COPY_WINDOW}, and lets happenings go in the total order of their best copies.
 */
final class CopyFold {

    /** Looking for a happening to join ends after so many of equal key: only floods of equal lines have more. */
    private static final int MOST_LOOKED_AT = 64;

    /** One happening as told so far. */
    private static final class Group {
        final long key;
        final long first;
        PickedEvent best;
        /** The earliest time among the copies of best time: several clocks must not change the order. */
        long order;
        /** Copies besides the best, in order of arrival; null while there is none. */
        @Nullable
        List<PickedEvent> others;
        /** The next younger one of the same key. */
        @Nullable
        Group next;
        /** Held by the oldest of a key as soon as there are two. */
        @Nullable
        Chain chain;

        Group(long key, long first, PickedEvent best) {
            this.key = key;
            this.first = first;
            this.best = best;
            this.order = best.time();
        }

        boolean takes(PickedEvent event) {
            if (event.time() - first > Limits.COPY_WINDOW || !CopyRules.fromDifferentSources(best, event)
                    || !CopyRules.agree(best, event)) {
                return false;
            }
            if (others != null) {
                for (PickedEvent other : others) {
                    if (!CopyRules.fromDifferentSources(other, event) || !CopyRules.agree(other, event)) {
                        return false;
                    }
                }
            }
            return true;
        }

        void join(PickedEvent event) {
            if (others == null) {
                others = new ArrayList<>(2);
            }
            int byTime = CopyRules.compareTimes(event, best);
            if (byTime == 0) {
                order = Math.min(order, event.time());
            } else if (byTime < 0) {
                order = event.time();
            }
            if (CopyRules.better(event, best)) {
                others.add(best);
                best = event;
            } else {
                others.add(event);
            }
        }
    }

    /** Several happenings of equal key, such as a line written twice: where each source stands among them. */
    private static final class Chain {
        Group tail;
        /** The source that began all of them alone; null once others spoke. */
        @Nullable
        SourceId only;
        final Map<SourceId, Group> lastOf = new HashMap<>(2);

        Chain(Group oldest) {
            this.tail = oldest;
            this.only = source(oldest.best);
            told(oldest);
        }

        void append(Group group) {
            tail.next = group;
            tail = group;
            told(group);
        }

        void told(Group group) {
            tell(group, group.best);
            if (group.others != null) {
                for (PickedEvent other : group.others) {
                    tell(group, other);
                }
            }
        }

        private void tell(Group group, PickedEvent event) {
            SourceId source = source(event);
            lastOf.put(source, group);
            if (only != null && !only.equals(source)) {
                only = null;
            }
        }
    }

    /** A happening of which no more copies come; {@code order} is its place in time. */
    record Complete(long order, PickedEvent event) implements Comparable<Complete> {

        private static final Comparator<Complete> ORDER = Comparator.comparingLong(Complete::order)
                .thenComparing(Complete::event, Comparator.comparing(PickedEvent::family)
                        .thenComparingLong(PickedEvent::sequence).thenComparing(PickedEvent::id));

        @Override
        public int compareTo(Complete other) {
            return ORDER.compare(this, other);
        }
    }

    /** Takes the happenings in order. */
    interface Taker {
        /** The next happening; {@code order} never goes back, and may be a moment before the happening's own time. */
        void take(long order, PickedEvent happening);
    }

    private final ArrayDeque<Group> arrived = new ArrayDeque<>();
    private final LongTable<Group> byKey = new LongTable<>();
    private final PriorityQueue<Complete> complete = new PriorityQueue<>();
    private final SortedMap<SourceId, Long> duplicates = new TreeMap<>();

    private static SourceId source(PickedEvent event) {
        return event.evidence().getFirst().source();
    }

    /** Takes the next event in total order. */
    void add(PickedEvent event) {
        long key = CopyRules.key(event);
        Group group = new Group(key, event.time(), event);
        Group oldest = byKey.putIfAbsent(key, group);
        if (oldest != null && joined(oldest, event)) {
            return;
        }
        append(oldest, group);
    }

    private void append(@Nullable Group oldest, Group group) {
        if (oldest != null) {
            if (oldest.chain == null) {
                oldest.chain = new Chain(oldest);
            }
            oldest.chain.append(group);
        }
        arrived.add(group);
    }

    private static boolean joined(Group oldest, PickedEvent event) {
        Chain chain = oldest.chain;
        if (chain == null) {
            if (oldest.takes(event)) {
                oldest.join(event);
                return true;
            }
            return false;
        }
        SourceId source = source(event);
        if (source.equals(chain.only)) {
            return false;
        }
        Group last = chain.lastOf.get(source);
        Group found = firstThatTakes(last == null ? oldest : last.next, event);
        if (found != null) {
            found.join(event);
            chain.tell(found, event);
            return true;
        }
        // the sources may have written equal lines of two processes in another order
        found = last == null ? null : firstThatTakes(oldest, event);
        if (found != null) {
            found.join(event);
        }
        return found != null;
    }

    private static @Nullable Group firstThatTakes(@Nullable Group from, PickedEvent event) {
        int looked = 0;
        for (Group each = from; each != null && looked < MOST_LOOKED_AT; each = each.next) {
            if (each.takes(event)) {
                return each;
            }
            looked++;
        }
        return null;
    }

    boolean isEmpty() {
        return arrived.isEmpty() && complete.isEmpty();
    }

    /** Lets go of all happenings that no event at {@code time} or later can change or precede. */
    void release(long time, Taker each) {
        long before = time - Limits.COPY_WINDOW;
        while (!arrived.isEmpty() && arrived.peekFirst().first < before) {
            Group group = arrived.pollFirst();
            if (group.next == null) {
                byKey.remove(group.key);
            } else {
                group.next.chain = group.chain;
                byKey.replace(group.key, group.next);
            }
            PickedEvent happening = group.best;
            if (group.others != null) {
                happening = CopyRules.joined(group.best, group.others);
                for (PickedEvent copy : group.others) {
                    duplicates.merge(copy.evidence().getFirst().source(), 1L, Long::sum);
                }
            } else if (complete.isEmpty()) {
                each.take(group.order, happening);
                continue;
            }
            // a better copy may be later than the first one: others go before it
            complete.add(new Complete(group.order, happening));
            takeUntil(group.first, each);
        }
        takeUntil(before, each);
    }

    private void takeUntil(long before, Taker each) {
        while (!complete.isEmpty() && complete.peek().order() < before) {
            Complete next = complete.poll();
            each.take(next.order(), next.event());
        }
    }

    /** Copies joined away since the last call, per source. */
    SortedMap<SourceId, Long> takeDuplicates() {
        if (duplicates.isEmpty()) {
            return duplicates;
        }
        SortedMap<SourceId, Long> taken = new TreeMap<>(duplicates);
        duplicates.clear();
        return taken;
    }

    /** A group, for a state's bytes. */
    record SavedGroup(long key, long first, long order, PickedEvent best, List<PickedEvent> others) {}

    /** All of it, for a state's bytes. */
    record Saved(List<SavedGroup> arrived, List<Complete> complete, SortedMap<SourceId, Long> duplicates) {
        CopyFold restored() {
            CopyFold fold = new CopyFold();
            for (SavedGroup each : arrived) {
                Group group = new Group(each.key(), each.first(), each.best());
                group.order = each.order();
                if (!each.others().isEmpty()) {
                    group.others = new ArrayList<>(each.others());
                }
                fold.append(fold.byKey.putIfAbsent(each.key(), group), group);
            }
            fold.complete.addAll(complete);
            fold.duplicates.putAll(duplicates);
            return fold;
        }
    }

    Saved saved() {
        List<SavedGroup> groups = new ArrayList<>(arrived.size());
        for (Group each : arrived) {
            groups.add(new SavedGroup(each.key, each.first, each.order, each.best,
                    each.others == null ? List.of() : List.copyOf(each.others)));
        }
        List<Complete> waiting = new ArrayList<>(complete);
        waiting.sort(null);
        return new Saved(groups, waiting, new TreeMap<>(duplicates));
    }
}
