package org.hopline.testkit.runner;

import java.util.List;
import org.hopline.engine.detect.Detection;
import org.hopline.engine.identity.Asset;
import org.hopline.engine.identity.ZoneRule;

/**
 * Input that a runner is run over in several ways.
 *
 * @param name for the test's display
 * @param paths files and folders
 * @param detections compiled
 * @param assets of an asset file
 * @param zones for zoneless logs
 * @param year of yearless logs; 0: not given
 */
public record Scenario(String name, List<String> paths, List<Detection> detections, List<Asset> assets,
        List<ZoneRule> zones, int year) {

    /** Keeps its own copies. */
    public Scenario {
        paths = List.copyOf(paths);
        detections = List.copyOf(detections);
        assets = List.copyOf(assets);
        zones = List.copyOf(zones);
    }

    /** Nothing but paths and detections. */
    public static Scenario of(String name, List<String> paths, List<Detection> detections) {
        return new Scenario(name, paths, detections, List.of(), List.of(), 0);
    }

    @Override
    public String toString() {
        return name;
    }
}
