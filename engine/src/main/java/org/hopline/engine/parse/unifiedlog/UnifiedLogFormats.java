package org.hopline.engine.parse.unifiedlog;

import java.util.List;
import org.hopline.engine.parse.LogFormat;

/** The styles in which macOS's {@code log show} and {@code log stream} print the unified log (log(1)). */
public final class UnifiedLogFormats {

    private UnifiedLogFormats() {}

    /**
     * One format per style: {@code unified-syslog}, {@code unified-default}, {@code unified-compact},
     * {@code unified-json}, {@code unified-ndjson}.
     */
    public static List<LogFormat> all() {
        return List.of(new TextFormat(TextRow.Style.SYSLOG), new TextFormat(TextRow.Style.DEFAULT),
                new TextFormat(TextRow.Style.COMPACT), new JsonFormat(false), new JsonFormat(true));
    }
}
