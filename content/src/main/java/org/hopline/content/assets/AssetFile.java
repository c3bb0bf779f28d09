package org.hopline.content.assets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hopline.engine.identity.Asset;

/**
 * An asset file, read.
 *
 * @param format {@code csv}, {@code hosts}, {@code ansible-ini}, {@code ansible-yaml}, or {@code unknown}
 * @param assets one per host, ordered by name
 * @param problems ordered by place
 */
public record AssetFile(String format, List<Asset> assets, List<AssetProblem> problems) {

    /** Keeps its own copies. */
    public AssetFile {
        assets = List.copyOf(assets);
        problems = List.copyOf(problems);
    }

    /** Reads a file; one that cannot be read is a problem at line 1. */
    public static AssetFile load(Path path) {
        try {
            return read(path.toString(), Files.readAllBytes(path));
        } catch (IOException e) {
            return new AssetFile("unknown", List.of(), List.of(new AssetProblem(path.toString(), 1, 1,
                    "The file cannot be read: " + e.getMessage(), "", "", true)));
        }
    }

    /** Reads the bytes of a file. */
    public static AssetFile read(String file, byte[] bytes) {
        throw new UnsupportedOperationException("not built yet");
    }
}
