package org.hopline.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.hopline.cli.report.Quantity;
import org.hopline.local.ScanProgress;

/** One line on the terminal that says how far a scan is; nothing where nobody looks. */
final class Progress implements ScanProgress, AutoCloseable {

    private static final long EVERY_MILLIS = 100;
    private static final int BAR = 16;

    private final Page err;
    private final BooleanSupplier interrupted;
    private final LongAdder sources = new LongAdder();
    private final LongAdder bytesFound = new LongAdder();
    private final LongAdder bytesRead = new LongAdder();
    private final LongAdder recordsRead = new LongAdder();
    private final AtomicBoolean over = new AtomicBoolean();
    private final long begun = System.nanoTime();
    private volatile Phase phase = Phase.READING;

    Progress(Page err, boolean shown, BooleanSupplier interrupted) {
        this.err = err;
        this.interrupted = interrupted;
        if (shown) {
            Thread.ofPlatform().daemon().name("progress").start(this::show);
        } else {
            over.set(true);
        }
    }

    @Override
    public void phase(Phase next) {
        phase = next;
    }

    @Override
    public void sourceFound(String path, long bytes) {
        sources.increment();
        bytesFound.add(Math.max(bytes, 0));
    }

    @Override
    public void bytesRead(long bytes) {
        bytesRead.add(bytes);
    }

    @Override
    public void recordsRead(long records) {
        recordsRead.add(records);
    }

    @Override
    public boolean cancelled() {
        return interrupted.getAsBoolean();
    }

    private void show() {
        boolean written = false;
        while (!over.get()) {
            try {
                Thread.sleep(EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            synchronized (err) {
                if (over.get()) {
                    break;
                }
                err.overwrite(line());
                written = true;
            }
        }
        if (written) {
            synchronized (err) {
                err.overwrite("");
            }
        }
    }

    private String line() {
        long seconds = Math.max((System.nanoTime() - begun) / 1_000_000_000L, 0);
        if (cancelled()) {
            return Main.FINISHING;
        }
        String what = switch (phase) {
            case READING -> "reading " + Quantity.count(sources.sum(), "source", "sources");
            case SESSIONS -> "sessions, host by host";
            case JOINING -> "hops, paths, findings";
            case DONE -> "writing";
        };
        long found = bytesFound.sum();
        long read = Math.min(bytesRead.sum(), found);
        int filled = found == 0 ? 0 : (int) (BAR * read / found);
        return what + " · " + Quantity.bytes(bytesRead.sum()) + " ▕" + "█".repeat(filled) + " ".repeat(BAR - filled)
                + "▏ " + Quantity.count(recordsRead.sum(), "record", "records") + " · " + seconds + " s";
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (!over.getAndSet(true)) {
            synchronized (err) {
                err.overwrite("");
            }
        }
    }
}
