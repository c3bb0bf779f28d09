package org.hopline.spl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hopline.spl.SplProblem.Severity;

/**
 * Writes macros out: textually, recursively, not inside double quotes. Comments between three backticks become blanks.
 */
final class MacroExpander {

    private static final int MOST_DEPTH = 20;
    private static final int MOST_CALLS = 10_000;
    private static final int MOST_TEXT = 1_000_000;

    private final MacroBook book;
    private final Places places;
    private final String search;
    private final StringBuilder out = new StringBuilder();
    private int[] origins = new int[1024];
    private final Map<String, MacroUse> uses = new LinkedHashMap<>();
    private final List<SplProblem> problems = new ArrayList<>();
    private boolean tooLong;
    private int calls;
    private boolean stopped;

    private MacroExpander(String search, MacroBook book, Places places) {
        this.search = search;
        this.book = book;
        this.places = places;
    }

    static Expanded expand(String search, MacroBook book, Places places) {
        MacroExpander expander = new MacroExpander(search, book, places);
        expander.run(search, -1, 0);
        return new Expanded(expander.out.toString(), Arrays.copyOf(expander.origins, expander.out.length()),
                List.copyOf(expander.uses.values()), expander.problems);
    }

    /** Copies a text; {@code origin} is the place of the call it comes from, -1 for the search itself. */
    private void run(String text, int origin, int depth) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int from = origin < 0 ? i : origin;
            if (c == '\\' && i + 1 < text.length()) {
                put(c, from);
                put(text.charAt(++i), origin < 0 ? i : origin);
            } else if (c == '"') {
                quoted = !quoted;
                put(c, from);
            } else if (c != '`' || quoted) {
                put(c, from);
            } else if (text.startsWith("```", i)) {
                int end = text.indexOf("```", i + 3);
                if (end < 0) {
                    problem(from, "```", "A comment that does not end.", "Close it with ```.");
                    return;
                }
                put(' ', from);
                i = end + 2;
            } else {
                int end = closing(text, i + 1);
                if (end < 0) {
                    problem(from, "`", "A macro call that does not end.", "Close it with a backtick.");
                    return;
                }
                call(text.substring(i + 1, end), from, depth);
                i = end;
            }
        }
    }

    private static int closing(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '`' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private void call(String call, int origin, int depth) {
        int open = call.indexOf('(');
        String name = (open < 0 ? call : call.substring(0, open)).strip();
        int close = call.lastIndexOf(')');
        List<String> arguments = open < 0
                ? List.of()
                : arguments(call.substring(open + 1, close > open ? close : call.length()));
        if (tooLong || stopped) {
            return;
        }
        if (++calls > MOST_CALLS) {
            stopped = true;
            problem(origin, "`" + call + "`", "More than " + MOST_CALLS + " macro calls.", null);
            return;
        }
        Macro macro = book.find(name, arguments.size());
        if (macro == null) {
            if (name.endsWith("_filter") && arguments.isEmpty()) {
                uses.putIfAbsent(name, new MacroUse(name, "not defined: keeps every row", "search *"));
                run("search *", origin, depth + 1);
            } else {
                problem(origin, "`" + call + "`", "The macro " + name + " with " + arguments.size()
                        + " arguments is not defined: not by an override, not beside the rule, not in Hopline's own content.",
                        "Define it in a YAML file with name, definition and arguments, and give that file with --macros.");
            }
            return;
        }
        uses.putIfAbsent(name, new MacroUse(name, macro.place(), macro.definition()));
        if (depth >= MOST_DEPTH) {
            stopped = true;
            problem(origin, "`" + call + "`", "Macros nested deeper than " + MOST_DEPTH + ": " + name
                    + " seems to call itself.", null);
            return;
        }
        String definition = macro.definition();
        for (int i = 0; i < macro.arguments().size(); i++) {
            definition = definition.replace("$" + macro.arguments().get(i) + "$", arguments.get(i));
        }
        run(definition, origin, depth + 1);
    }

    /** Arguments between commas; quotes around one are stripped. */
    static List<String> arguments(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        List<String> arguments = new ArrayList<>();
        int start = 0;
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            if (c == '\\' && i + 1 < text.length()) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')') {
                depth--;
            } else if (c == ',' && (i == text.length() || (!quoted && depth == 0))) {
                String argument = text.substring(start, i).strip();
                boolean wrapped = argument.length() > 1 && argument.startsWith("\"") && argument.endsWith("\"");
                arguments.add(wrapped ? argument.substring(1, argument.length() - 1) : argument);
                start = i + 1;
            }
        }
        return arguments;
    }

    private void put(char c, int origin) {
        if (out.length() >= MOST_TEXT) {
            if (!tooLong) {
                tooLong = true;
                problem(origin, "", "Written out, the search is longer than " + MOST_TEXT + " characters.", null);
            }
            return;
        }
        if (out.length() == origins.length) {
            origins = Arrays.copyOf(origins, origins.length * 2);
        }
        origins[out.length()] = origin;
        out.append(c);
    }

    private void problem(int origin, String snippet, String message, @org.jspecify.annotations.Nullable String hint) {
        Place place = places.at(Math.min(origin, search.length()));
        problems.add(new SplProblem(Severity.ERROR, place, snippet, message, hint, null));
    }
}
