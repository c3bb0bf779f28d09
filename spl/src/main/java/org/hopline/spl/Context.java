package org.hopline.spl;

import java.util.ArrayList;
import java.util.List;
import org.hopline.spl.SplProblem.Severity;
import org.jspecify.annotations.Nullable;

/** What every part of the compiler needs to say what is wrong, and where. */
record Context(String search, Expanded expanded, Places places, List<SplProblem> problems) {

    Context(String search, Expanded expanded, Places places) {
        this(search, expanded, places, new ArrayList<>());
    }

    /** Adds a problem about the characters of a token; a replacement only where they stand in the search itself. */
    void problem(Severity severity, Token at, String message, @Nullable String hint, @Nullable String replacement) {
        int origin = expanded.origin(at.from());
        String written = expanded.text().substring(Math.min(at.from(), expanded.text().length()),
                Math.min(at.to(), expanded.text().length()));
        boolean own = search.startsWith(written, origin);
        SplProblem problem = new SplProblem(severity, places.at(origin), written, message, hint,
                own ? replacement : null);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }
}
