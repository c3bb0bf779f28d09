package org.hopline.local;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.hopline.engine.flow.Codec;
import org.hopline.local.TempSpace.TempFile;
import org.jspecify.annotations.Nullable;

/**
 * Values in the order in which they came, in memory as long as the budget allows.
 *
 * @param <T> the values
 */
final class Spool<T> implements Budget.Holder {

    private final Codec<T> codec;
    private final ToLongFunction<T> weight;
    private final Budget budget;
    private final List<Run<T>> runs = new ArrayList<>();
    private List<T> live = new ArrayList<>();
    private long liveBytes;
    private @Nullable TempFile file;

    Spool(Codec<T> codec, ToLongFunction<T> weight, Budget budget) {
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
        }
        budget.take(bytes);
        budget.relieve();
    }

    @Override
    public synchronized long held() {
        return liveBytes;
    }

    @Override
    public synchronized void spill() {
        if (live.isEmpty()) {
            return;
        }
        TempFile target = file;
        if (target == null) {
            target = TempSpace.open();
            file = target;
        }
        runs.add(Run.write(live, codec, target));
        drop();
    }

    private void drop() {
        live = new ArrayList<>();
        budget.give(liveBytes);
        liveBytes = 0;
    }

    /** Hands on every value once, and lets go of it. Nothing may be added any more. */
    void drain(Consumer<T> to) {
        List<T> last;
        synchronized (this) {
            budget.forget(this);
            last = live;
            drop();
        }
        runs.forEach(run -> run.forEach(to));
        runs.clear();
        last.forEach(to);
    }

    /** Lets go of everything. */
    synchronized void clear() {
        budget.forget(this);
        runs.clear();
        drop();
    }
}
