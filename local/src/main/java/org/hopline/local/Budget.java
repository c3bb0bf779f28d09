package org.hopline.local;

import java.util.concurrent.atomic.AtomicLong;

/** Heap that values waiting between stations may take, over all threads. Bytes are estimates. */
final class Budget {

    private final long most;
    private final AtomicLong used = new AtomicLong();

    Budget(long most) {
        this.most = most;
    }

    /** Takes so much; false when the room is over and something must go to disk. */
    boolean take(long bytes) {
        return used.addAndGet(bytes) <= most;
    }

    boolean over() {
        return used.get() > most;
    }

    void give(long bytes) {
        used.addAndGet(-bytes);
    }
}
