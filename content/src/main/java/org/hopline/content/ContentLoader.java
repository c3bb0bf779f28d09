package org.hopline.content;

import java.nio.file.Path;
import java.util.List;

/** Reads rule files: Splunk's {@code security_content} YAML of both generations, and its published Markdown pages. */
public final class ContentLoader {

    private ContentLoader() {}

    /**
     * Loads rule files, and folders of them recursively. Files that are no rules (macros, lookups, stories …) are read
     * past in folders, and a problem when named themselves. Never throws for what a file holds.
     */
    public static LoadedContent load(List<Path> paths, LoadOptions options) {
        return LoadedContent.NONE;
    }
}
