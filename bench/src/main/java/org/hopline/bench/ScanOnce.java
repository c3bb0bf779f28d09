package org.hopline.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.List;
import org.hopline.engine.event.SourceLedger;
import org.hopline.local.Scan;
import org.hopline.local.ScanProgress;
import org.hopline.local.ScanRequest;
import org.hopline.local.ScanResult;

/** One scan of one file in this process: prints {@code key=value} lines. {@code ScanOnce FILE THREADS HASH}. */
final class ScanOnce {

    private ScanOnce() {}

    /** Scans and prints. */
    public static void main(String[] arguments) {
        int threads = Integer.parseInt(arguments[1]);
        boolean hash = Boolean.parseBoolean(arguments[2]);
        ScanRequest request = ScanRequest.of(List.of(Path.of(arguments[0]).toString()), List.of())
                .withThreads(threads);
        var reading = request.reading();
        request = request.withReading(new org.hopline.local.Reading(reading.format(), reading.hosts(), reading.zones(),
                2026, hash, reading.limits(), reading.records()));
        ThreadMXBean mx = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] phases = new long[ScanProgress.Phase.values().length];
        ScanProgress progress = new ScanProgress() {
            @Override
            public void phase(Phase phase) {
                phases[phase.ordinal()] = System.nanoTime();
            }
        };
        long allocated = mx.getTotalThreadAllocatedBytes();
        long start = System.nanoTime();
        ScanResult result = Scan.run(request, progress);
        long nanos = System.nanoTime() - start;
        SourceLedger ledger = result.ledgers().getFirst();
        say("seconds", nanos / 1e9);
        say("records", ledger.records());
        say("events", ledger.recordEvents() + ledger.assembledEvents());
        say("bytes", ledger.size());
        say("allocated", mx.getTotalThreadAllocatedBytes() - allocated);
        say("sessions", result.sessions().size());
        say("attempts", result.attempts().size());
        say("unparsed", ledger.unparsed());
        say("headerOnly", ledger.headerOnly());
        say("lawful", ledger.lawful());
        for (int i = 1; i < phases.length; i++) {
            say("phase." + ScanProgress.Phase.values()[i - 1], (phases[i] - phases[i - 1]) / 1e9);
        }
        long peak = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                peak += pool.getPeakUsage().getUsed();
            }
        }
        say("peakHeap", peak);
        say("cpu", ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3);
    }

    private static void say(String key, Object value) {
        System.out.println(key + "=" + value);
    }
}
