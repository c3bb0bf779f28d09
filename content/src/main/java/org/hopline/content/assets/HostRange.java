package org.hopline.content.assets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ansible's ranges in host names: {@code web[01:10]}, {@code db-[a:f]}, {@code node[0:20:5]}, several in one name. */
final class HostRange {

    /** Most names that one pattern may stand for. */
    static final int MOST = 10_000;

    private HostRange() {}

    /** The names a pattern stands for; empty where it is malformed or stands for too many. */
    static List<String> expand(String pattern) {
        int open = pattern.indexOf('[');
        if (open < 0) {
            return pattern.indexOf(']') < 0 ? List.of(pattern) : List.of();
        }
        int close = pattern.indexOf(']', open);
        if (close < 0) {
            return List.of();
        }
        List<String> middles = range(pattern.substring(open + 1, close).split(":", -1));
        List<String> tails = expand(pattern.substring(close + 1));
        if ((long) middles.size() * tails.size() > MOST) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (String middle : middles) {
            for (String tail : tails) {
                names.add(pattern.substring(0, open) + middle + tail);
            }
        }
        return names;
    }

    private static List<String> range(String[] parts) {
        if (parts.length < 2 || parts.length > 3) {
            return List.of();
        }
        int step = parts.length == 3 ? number(parts[2]) : 1;
        String from = parts[0].isEmpty() ? "0" : parts[0];
        boolean letters = from.length() == 1 && parts[1].length() == 1 && Character.isLetter(from.charAt(0))
                && Character.isLetter(parts[1].charAt(0));
        int first = letters ? from.charAt(0) : number(from);
        int last = letters ? parts[1].charAt(0) : number(parts[1]);
        if (step < 1 || first < 0 || last < first || (last - first) / step >= MOST) {
            return List.of();
        }
        boolean padded = !letters && from.length() > 1 && from.charAt(0) == '0';
        List<String> values = new ArrayList<>();
        for (int value = first; value <= last; value += step) {
            values.add(letters
                    ? String.valueOf((char) value)
                    : padded ? String.format(Locale.ROOT, "%0" + from.length() + "d", value) : String.valueOf(value));
        }
        return values;
    }

    /** The number, or -1. */
    private static int number(String text) {
        return !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(text)
                : -1;
    }
}
