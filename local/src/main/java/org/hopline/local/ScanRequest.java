package org.hopline.local;

import java.io.InputStream;
import java.util.List;
import org.hopline.engine.behaviour.Baseline;
import org.hopline.engine.detect.Detection;
import org.hopline.engine.identity.Asset;
import org.jspecify.annotations.Nullable;

/**
 * All that decides a scan's result. Start from {@link #of} and refine with the {@code with…} methods.
 *
 * @param paths files, folders, archives, {@code -} for the standard input
 * @param standardInput what {@code -} reads; null where no path is {@code -}
 * @param reading how sources are to be read
 * @param detections compiled, each once
 * @param assets of the user's asset file; empty where none is given
 * @param baseline saved by an earlier scan ({@link ScanResult#baseline}); null: none
 * @param windows how the detections' own windows are kept or overridden
 * @param filter which part to judge and show
 * @param learnIdentity whether addresses are learned from the logs
 * @param threads how many work at once, at least 1; the result is the same for any number
 * @param memoryBytes heap that picked events may fill before they overflow to temporary files
 */
public record ScanRequest(List<String> paths, @Nullable InputStream standardInput, Reading reading,
        List<Detection> detections, List<Asset> assets, @Nullable Baseline baseline, Windows windows, Filter filter,
        boolean learnIdentity, int threads, long memoryBytes) {

    /** Keeps its own copies. */
    public ScanRequest {
        paths = List.copyOf(paths);
        detections = List.copyOf(detections);
        assets = List.copyOf(assets);
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads);
        }
    }

    /** How windows are laid over the input. */
    public enum Windows {
        /** Each detection's own. */
        OWN,
        /** All input at once for every scheduled search: {@code --window whole}. */
        WHOLE
    }

    /** A scan of these paths with these detections, everything else by default, on all cores. */
    public static ScanRequest of(List<String> paths, List<Detection> detections) {
        return new ScanRequest(paths, null, Reading.DEFAULT, detections, List.of(), null, Windows.OWN, Filter.NONE,
                true, Runtime.getRuntime().availableProcessors(), Budget.defaultBytes());
    }

    /** With the stream that the path {@code -} stands for. */
    public ScanRequest withStandardInput(InputStream input) {
        return new ScanRequest(paths, input, reading, detections, assets, baseline, windows, filter, learnIdentity,
                threads, memoryBytes);
    }

    /** Read in this way. */
    public ScanRequest withReading(Reading how) {
        return new ScanRequest(paths, standardInput, how, detections, assets, baseline, windows, filter,
                learnIdentity, threads, memoryBytes);
    }

    /** With the hosts of an asset file. */
    public ScanRequest withAssets(List<Asset> known) {
        return new ScanRequest(paths, standardInput, reading, detections, known, baseline, windows, filter,
                learnIdentity, threads, memoryBytes);
    }

    /** With a baseline saved before. */
    public ScanRequest withBaseline(Baseline saved) {
        return new ScanRequest(paths, standardInput, reading, detections, assets, saved, windows, filter,
                learnIdentity, threads, memoryBytes);
    }

    /** With windows laid like this. */
    public ScanRequest withWindows(Windows how) {
        return new ScanRequest(paths, standardInput, reading, detections, assets, baseline, how, filter,
                learnIdentity, threads, memoryBytes);
    }

    /** Only this part. */
    public ScanRequest withFilter(Filter part) {
        return new ScanRequest(paths, standardInput, reading, detections, assets, baseline, windows, part,
                learnIdentity, threads, memoryBytes);
    }

    /** Whether addresses are learned. */
    public ScanRequest withLearnIdentity(boolean learn) {
        return new ScanRequest(paths, standardInput, reading, detections, assets, baseline, windows, filter, learn,
                threads, memoryBytes);
    }

    /** On so many threads. */
    public ScanRequest withThreads(int count) {
        return new ScanRequest(paths, standardInput, reading, detections, assets, baseline, windows, filter,
                learnIdentity, count, memoryBytes);
    }

    /** With so much heap for picked events before they overflow to temporary files. */
    public ScanRequest withMemory(long bytes) {
        return new ScanRequest(paths, standardInput, reading, detections, assets, baseline, windows, filter,
                learnIdentity, threads, bytes);
    }
}
