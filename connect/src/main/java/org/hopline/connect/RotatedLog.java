package org.hopline.connect;

import java.util.List;

/**
 * One log with its rotated parts, oldest first: {@code auth.log.2.gz}, {@code auth.log.1}, {@code auth.log}. What has
 * no such neighbours is a log of one part.
 *
 * <p>A reader may carry a parser's state (years of yearless lines, "message repeated") from part to part, as long as the
 * parts turn out to be of one format.
 *
 * @param name the folder and the base name, such as {@code evidence/gate/auth.log}
 * @param parts at least one
 */
public record RotatedLog(String name, List<Source> parts) {

    /** Keeps its own copy. */
    public RotatedLog {
        parts = List.copyOf(parts);
    }
}
