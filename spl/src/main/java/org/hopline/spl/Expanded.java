package org.hopline.spl;

import java.util.List;

/**
 * A search with its macros written out and its comments blanked.
 *
 * @param text the search
 * @param origins for each character the index in the search as written that it comes from
 * @param macros each macro used, in order of first use
 * @param problems undefined macros, macros that call themselves
 */
record Expanded(String text, int[] origins, List<MacroUse> macros, List<SplProblem> problems) {

    /** Index in the search as written. */
    int origin(int index) {
        return origins.length == 0 ? 0 : origins[Math.min(index, origins.length - 1)];
    }
}
