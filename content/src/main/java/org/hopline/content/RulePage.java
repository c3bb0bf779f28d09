package org.hopline.content;

import java.util.List;
import org.hopline.engine.detect.DetectionInfo;
import org.hopline.engine.detect.FindingTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Everything {@code rules show} says of a rule, whether it can run or not.
 *
 * @param info identity, annotations, prose
 * @param file the path it was read from
 * @param language how the file is written: {@code security_content 4}, {@code security_content 5}, {@code published page}
 * @param date as the file states it; may be empty
 * @param author as the file states it; may be empty
 * @param securityDomain Splunk's security domain; may be empty
 * @param assetType what kind of asset it is about; may be empty
 * @param search the search as written
 * @param expandedSearch the search with its macros written out; null when that failed
 * @param macros each macro used and where it was found, in order of first use
 * @param template message, risk objects and threat objects
 * @param howToImplement prose; may be empty
 * @param tests datasets the file's own tests name: {@code source sourcetype address}
 * @param ignored parts of the file that Hopline reads past, each with why
 * @param inactive why the rule does not run; null when it runs
 */
public record RulePage(DetectionInfo info, String file, String language, String date, String author,
        String securityDomain, String assetType, String search, @Nullable String expandedSearch,
        List<MacroUse> macros, FindingTemplate template, String howToImplement, List<String> tests,
        List<String> ignored, @Nullable String inactive) {

    /** Keeps its own copies. */
    public RulePage {
        macros = List.copyOf(macros);
        tests = List.copyOf(tests);
        ignored = List.copyOf(ignored);
    }

    /**
     * A macro that the search calls, itself or through another.
     *
     * @param name without backticks and arguments
     * @param foundIn a file, {@code hopline content}, or why none was needed
     * @param definition what it expands to
     */
    public record MacroUse(String name, String foundIn, String definition) {}
}
