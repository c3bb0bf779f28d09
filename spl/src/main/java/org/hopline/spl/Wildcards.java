package org.hopline.spl;

import org.jspecify.annotations.Nullable;

/** Wildcards in names of columns. */
final class Wildcards {

    private Wildcards() {}

    static int stars(String pattern) {
        return (int) pattern.chars().filter(c -> c == '*').count();
    }

    /** What a name that matches {@code from} becomes by {@code to}, or null; names match with their case. */
    static @Nullable String rename(String name, String from, String to) {
        String[] parts = from.split("\\*", -1);
        if (!name.startsWith(parts[0])) {
            return null;
        }
        StringBuilder out = new StringBuilder();
        String[] into = to.split("\\*", -1);
        out.append(into[0]);
        int at = parts[0].length();
        for (int i = 1; i < parts.length; i++) {
            int found = i == parts.length - 1 ? name.length() - parts[i].length() : name.indexOf(parts[i], at);
            if (found < at || !name.startsWith(parts[i], found)) {
                return null;
            }
            out.append(name, at, found).append(i < into.length ? into[i] : "");
            at = found + parts[i].length();
        }
        return at == name.length() ? out.toString() : null;
    }
}
