package org.hopline.content;

import java.nio.file.Path;
import java.util.List;
import org.hopline.engine.detect.Window;
import org.jspecify.annotations.Nullable;

/**
 * How to load.
 *
 * @param macroOverrides the user's own macro files, or folders of them; they win over everything
 * @param window the window of every search; null for each search's own, which is ESCU's hourly one where it has none
 */
public record LoadOptions(List<Path> macroOverrides, @Nullable Window window) {

    /** No overrides; each search's own window. */
    public static final LoadOptions DEFAULT = new LoadOptions(List.of(), null);

    /** Keeps its own copy. */
    public LoadOptions {
        macroOverrides = List.copyOf(macroOverrides);
    }
}
