package org.hopline.spl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a script: cases that begin with {@code === title} and have sections that begin with {@code --- name}. */
final class Script {

    private Script() {}

    /** A case. */
    record Case(String title, Map<String, String> sections) {

        boolean has(String name) {
            return sections.containsKey(name);
        }

        String section(String name) {
            String text = sections.get(name);
            if (text == null) {
                throw new IllegalArgumentException(title + " has no section " + name);
            }
            return text;
        }

        List<String> lines(String name) {
            return section(name).lines().filter(line -> !line.isBlank()).toList();
        }

        /** Sections {@code macro name(argument, argument)}. */
        MacroBook macros() {
            Map<String, Macro> macros = new LinkedHashMap<>();
            sections.forEach((name, text) -> {
                if (name.startsWith("macro ")) {
                    String call = name.substring(6);
                    int open = call.indexOf('(');
                    List<String> arguments = open < 0
                            ? List.of()
                            : MacroExpander.arguments(call.substring(open + 1, call.lastIndexOf(')')));
                    String plain = open < 0 ? call : call.substring(0, open);
                    macros.put(plain + "/" + arguments.size(), new Macro(plain, arguments, text, "the script"));
                }
            });
            return (name, arguments) -> macros.get(name + "/" + arguments);
        }
    }

    static List<Case> read(String text) {
        List<Case> cases = new ArrayList<>();
        Map<String, String> sections = Map.of();
        @Nullable
        String section = null;
        for (String line : text.lines().toList()) {
            if (line.startsWith("=== ")) {
                sections = new LinkedHashMap<>();
                cases.add(new Case(line.substring(4), sections));
                section = null;
            } else if (line.startsWith("--- ")) {
                section = line.substring(4).strip();
                sections.put(section, "");
            } else if (section != null) {
                String before = sections.get(section);
                sections.put(section, before == null || before.isEmpty() ? line : before + "\n" + line);
            }
        }
        for (Case one : cases) {
            one.sections().replaceAll((name, content) -> content.stripTrailing());
        }
        return cases;
    }

    /** Rows of {@code a | b} lines as sorted lists, the header first. */
    static List<List<String>> table(List<String> lines) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines) {
            rows.add(Arrays.stream(line.split("\\|", -1)).map(String::strip).toList());
        }
        if (rows.isEmpty()) {
            return rows;
        }
        List<List<String>> sorted = new ArrayList<>(rows.subList(1, rows.size()));
        sorted.sort(java.util.Comparator.comparing(Object::toString));
        sorted.addFirst(rows.getFirst());
        return sorted;
    }
}
