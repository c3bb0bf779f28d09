package org.hopline.local;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.hopline.engine.flow.Codec;
import org.hopline.local.TempSpace.TempFile;
import org.jspecify.annotations.Nullable;

/**
 * Values in the order in which they came, in memory as long as the budget allows. For one thread at a time.
 *
 * @param <T> the values
 */
final class Spool<T> {

    private static final int LEAST_RUN = 1024;

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
    }

    void add(T value) {
        long bytes = weight.applyAsLong(value);
        live.add(value);
        liveBytes += bytes;
        if (!budget.take(bytes) && live.size() >= LEAST_RUN) {
            TempFile target = file;
            if (target == null) {
                target = TempSpace.open();
                file = target;
            }
            runs.add(Run.write(live, codec, target));
            drop();
        }
    }

    private void drop() {
        live = new ArrayList<>();
        budget.give(liveBytes);
        liveBytes = 0;
    }

    /** Hands on every value once, and lets go of it. */
    void drain(Consumer<T> to) {
        for (Run<T> run : runs) {
            run.forEach(to);
        }
        runs.clear();
        List<T> last = live;
        drop();
        last.forEach(to);
    }

    /** Lets go of everything. */
    void clear() {
        runs.clear();
        drop();
    }
}
