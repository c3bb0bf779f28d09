package org.hopline.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.hopline.engine.flow.Codec;
import org.hopline.local.TempSpace.TempFile;
import org.jspecify.annotations.Nullable;

/**
 * Sorts any number of values: in memory as long as the budget allows, else in runs on disk. Filling is safe from many
 * threads; which thread adds what makes no difference as long as the order is total.
 *
 * @param <T> the values
 */
final class Sorter<T> implements Iterable<T>, Budget.Holder {

    private final Comparator<? super T> order;
    private final Codec<T> codec;
    private final ToLongFunction<T> weight;
    private final Budget budget;
    private final List<Run<T>> runs = new ArrayList<>();
    private List<T> live = new ArrayList<>();
    private long liveBytes;
    private long count;
    private boolean sorted = true;
    /** Whether somebody walks over the live values, which must not move any more. */
    private boolean walked;
    private @Nullable TempFile file;

    /**
     * An empty sorter.
     *
     * @param weight heap that a value takes, in bytes, roughly
     */
    Sorter(Comparator<? super T> order, Codec<T> codec, ToLongFunction<T> weight, Budget budget) {
        this.order = order;
        this.codec = codec;
        this.weight = weight;
        this.budget = budget;
        budget.register(this);
    }

    void add(T value) {
        long bytes = weight.applyAsLong(value);
        synchronized (this) {
            live.add(value);
            liveBytes += bytes;
            count++;
            sorted = false;
        }
        budget.take(bytes);
        budget.relieve();
    }

    @Override
    public synchronized long held() {
        return walked ? 0 : liveBytes;
    }

    synchronized long count() {
        return count;
    }

    @Override
    public synchronized void spill() {
        if (walked || live.isEmpty()) {
            return;
        }
        TempFile target = file;
        if (target == null) {
            target = TempSpace.open();
            file = target;
        }
        live.sort(order);
        runs.add(Run.write(live, codec, target));
        live = new ArrayList<>();
        budget.give(liveBytes);
        liveBytes = 0;
        sorted = true;
    }

    /** All values in order, as often as wanted; nothing may be added any more while walking. */
    @Override
    public synchronized Iterator<T> iterator() {
        if (!runs.isEmpty()) {
            // What is walked cannot move any more: better that nothing of it is left in memory.
            spill();
        }
        walked = true;
        if (!sorted) {
            live.sort(order);
            sorted = true;
        }
        if (runs.isEmpty()) {
            return live.iterator();
        }
        List<Iterator<T>> parts = new ArrayList<>();
        for (Run<T> run : runs) {
            parts.add(run.iterator());
        }
        parts.add(live.iterator());
        return Merge.of(order, parts);
    }

    /** Lets go of everything. */
    synchronized void clear() {
        budget.give(liveBytes);
        budget.forget(this);
        live = new ArrayList<>();
        liveBytes = 0;
        runs.clear();
        file = null;
        count = 0;
        sorted = true;
    }

    /** All values in order as a list, in memory where nothing went to disk. */
    synchronized List<T> toList() {
        Iterator<T> all = iterator();
        return runs.isEmpty() ? List.copyOf(live) : SpillList.of(all, codec);
    }
}
