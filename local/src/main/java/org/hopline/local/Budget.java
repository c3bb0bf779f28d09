package org.hopline.local;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Heap that values waiting between stations may take, over all threads; bytes are estimates. When it is used up, the
 * holder of most of it moves what it holds to disk.
 *
 * <p>Locks are taken in the order budget, holder: a holder calls {@link #relieve} without holding its own lock.
 */
final class Budget {

    /** Holds values in memory and can move them to disk; safe from many threads. */
    interface Holder {
        /** Bytes that {@link #spill} would free. */
        long held();

        /** Moves what is held to disk. */
        void spill();
    }

    /** Less than this is not worth a run on disk. */
    private static final long LEAST_SPILL = 1 << 20;

    private final long most;
    private final AtomicLong used = new AtomicLong();
    private final List<Holder> holders = new ArrayList<>();

    Budget(long most) {
        this.most = most;
    }

    synchronized void register(Holder holder) {
        holders.add(holder);
    }

    synchronized void forget(Holder holder) {
        holders.remove(holder);
    }

    /** Takes so much; the caller then calls {@link #relieve}, outside its own lock. */
    void take(long bytes) {
        used.addAndGet(bytes);
    }

    void give(long bytes) {
        used.addAndGet(-bytes);
    }

    /** Brings the use under the limit, as far as there is something worth moving. */
    void relieve() {
        if (used.get() > most) {
            relieveNow();
        }
    }

    /** Looks at holders, or changes several, while none of them is told to spill. */
    synchronized <T> T undisturbed(Supplier<T> action) {
        return action.get();
    }

    private synchronized void relieveNow() {
        while (used.get() > most) {
            Holder largest = null;
            for (Holder holder : holders) {
                if (largest == null || holder.held() > largest.held()) {
                    largest = holder;
                }
            }
            if (largest == null || largest.held() < Math.min(LEAST_SPILL, most)) {
                return;
            }
            largest.spill();
        }
    }

    static long defaultBytes() {
        return Math.min(192L << 20, Runtime.getRuntime().maxMemory() / 3);
    }
}
