package org.hopline.local;

/** Reads sources and takes them through all stations, once. */
public final class Scan {

    private Scan() {}

    /**
     * Runs a scan to its end, or until the progress says that it is cancelled. Trouble with a source is in its ledger;
     * only a broken machine (temporary space full, memory) ends in an exception.
     */
    public static ScanResult run(ScanRequest request, ScanProgress progress) {
        return run(request, progress, Restarts.NEVER);
    }

    /** The same, with stations taken down and restored from checkpoints on the way. */
    public static ScanResult run(ScanRequest request, ScanProgress progress, Restarts restarts) {
        return new ScanRun(request, progress, restarts, PickedStore.WORTH_A_BET).run();
    }
}
