package org.hopline.local;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/** Several sorted sequences as one. */
final class Merge<T> implements Iterator<T> {

    private final PriorityQueue<Head<T>> heads;

    private static final class Head<T> {
        private T value;
        private final Iterator<T> rest;
        private final int index;

        Head(Iterator<T> rest, int index) {
            this.value = rest.next();
            this.rest = rest;
            this.index = index;
        }
    }

    private Merge(Comparator<? super T> order, List<? extends Iterator<T>> sorted) {
        Comparator<Head<T>> byValue = (a, b) -> order.compare(a.value, b.value);
        heads = new PriorityQueue<>(byValue.thenComparingInt(head -> head.index));
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).hasNext()) {
                heads.add(new Head<>(sorted.get(i), i));
            }
        }
    }

    static <T> Iterator<T> of(Comparator<? super T> order, List<? extends Iterator<T>> sorted) {
        return sorted.size() == 1 ? sorted.getFirst() : new Merge<>(order, sorted);
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public T next() {
        Head<T> least = heads.remove();
        T value = least.value;
        if (least.rest.hasNext()) {
            least.value = least.rest.next();
            heads.add(least);
        }
        return value;
    }
}
