package org.hopline.spl;

import org.jspecify.annotations.Nullable;

/** Where macros are looked up. */
@FunctionalInterface
public interface MacroBook {

    /** The macro of this name that takes this many arguments, or null. */
    @Nullable
    Macro find(String name, int arguments);
}
