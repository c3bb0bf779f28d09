package org.hopline.spl;

import java.util.List;

/**
 * A search macro.
 *
 * @param name without arguments
 * @param arguments names, as {@code $name$} in the definition
 * @param definition text
 * @param place where it is defined, for the reader
 */
public record Macro(String name, List<String> arguments, String definition, String place) {

    /** Keeps its own copy. */
    public Macro {
        arguments = List.copyOf(arguments);
    }
}
