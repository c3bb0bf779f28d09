package org.hopline.content.assets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An Ansible inventory in INI form: groups of hosts with {@code key=value} variables, ranges, {@code [group:vars]}. Of
 * variables only {@code ansible_host}, a time zone and a tier are looked at; nothing is evaluated.
 */
final class InventoryIni {

    private enum Section {
        HOSTS, VARS, CHILDREN, UNKNOWN
    }

    private record Entry(String host, int line) {}

    private final AssetDrafts drafts;
    private final Map<String, List<Entry>> members = new LinkedHashMap<>();
    private final Map<String, List<String>> children = new LinkedHashMap<>();
    private final List<Runnable> groupVariables = new ArrayList<>();
    private Section section = Section.HOSTS;
    private String group = "ungrouped";

    private InventoryIni(AssetDrafts drafts) {
        this.drafts = drafts;
    }

    static void read(AssetDrafts drafts) {
        InventoryIni inventory = new InventoryIni(drafts);
        for (int line = 1; line <= drafts.lines().size(); line++) {
            String text = drafts.line(line).strip();
            if (!text.isEmpty() && text.charAt(0) != '#' && text.charAt(0) != ';') {
                inventory.line(text, line);
            }
        }
        // A host's own variables win over its group's, wherever the group's stand.
        inventory.groupVariables.forEach(Runnable::run);
    }

    private void line(String text, int line) {
        if (text.charAt(0) == '[' && !text.contains(" ") && text.endsWith("]")) {
            header(text.substring(1, text.length() - 1), line);
            return;
        }
        switch (section) {
            case HOSTS -> hosts(text, line);
            case CHILDREN -> children.computeIfAbsent(group, any -> new ArrayList<>()).add(words(text).getFirst());
            case VARS -> {
                String where = group;
                int equal = text.indexOf('=');
                if (equal > 0) {
                    String key = text.substring(0, equal).strip();
                    String value = unquoted(text.substring(equal + 1).strip());
                    groupVariables
                            .add(() -> hostsOf(where, 0).forEach(entry -> groupVariable(entry, key, value, line)));
                }
            }
            case UNKNOWN -> {
                // The section was complained of already.
            }
        }
    }

    private void header(String name, int line) {
        int colon = name.indexOf(':');
        group = colon < 0 ? name : name.substring(0, colon);
        String kind = colon < 0 ? "" : name.substring(colon + 1);
        section = switch (kind) {
            case "" -> Section.HOSTS;
            case "vars" -> Section.VARS;
            case "children" -> Section.CHILDREN;
            default -> Section.UNKNOWN;
        };
        if (section == Section.UNKNOWN) {
            drafts.problemAt(line, ":" + kind, "A section of an inventory is [group], [group:vars] or [group:children];"
                    + " this one is left out.", "", true);
        }
    }

    private void hosts(String text, int line) {
        List<String> words = words(text);
        String pattern = words.getFirst();
        // A port may follow the name, as in gate:2222; ranges hold colons of their own.
        int colon = pattern.lastIndexOf(':');
        if (colon > pattern.lastIndexOf(']') && colon > 0 && pattern.indexOf(':') == colon) {
            pattern = pattern.substring(0, colon);
        }
        List<String> names = HostRange.expand(pattern);
        if (names.isEmpty()) {
            drafts.problemAt(line, pattern, "\"" + pattern + "\" is no range of hosts.",
                    "A range is [first:last] or [first:last:step], of at most " + HostRange.MOST + " names.", true);
            return;
        }
        for (String name : names) {
            String address = Addresses.isAddress(name) ? name : null;
            if (address != null) {
                drafts.problemAt(line, name, "The inventory gives an address and no name; the host is left out.",
                        "Write: name ansible_host=" + name, true);
                continue;
            }
            if (drafts.host(name, line)) {
                members.computeIfAbsent(group, any -> new ArrayList<>()).add(new Entry(name, line));
                words.subList(1, words.size()).forEach(word -> variable(name, word, line));
            }
        }
    }

    private void variable(String host, String word, int line) {
        int equal = word.indexOf('=');
        if (equal > 0) {
            variable(drafts, host, word.substring(0, equal), unquoted(word.substring(equal + 1)), line);
        } else if (!word.isEmpty()) {
            drafts.problemAt(line, word, "\"" + word + "\" is no variable of the form key=value; it is left out.", "",
                    false);
        }
    }

    private void groupVariable(Entry entry, String key, String value, int line) {
        CsvAssets.Column column = CsvAssets.Column.of(key);
        if (column == CsvAssets.Column.TIMEZONE || column == CsvAssets.Column.TIER) {
            drafts.fallback(entry.host(), column, value, line);
        }
    }

    /** What a variable of a host says; those that say nothing to us are passed over. */
    static void variable(AssetDrafts drafts, String host, String key, String value, int line) {
        CsvAssets.Column column = CsvAssets.Column.of(key);
        if (value.isEmpty() || value.contains("{{") || column == null) {
            return;
        }
        switch (column) {
            case ADDRESS, ALIAS -> {
                if (!value.equals(host)) {
                    drafts.alias(host, value, line);
                }
            }
            case TIMEZONE -> drafts.timezone(host, value, line);
            case TIER -> drafts.tier(host, value, line);
            case HOST -> {
                // The inventory's own name stays; a "name" among variables is a label.
            }
        }
    }

    private List<Entry> hostsOf(String name, int depth) {
        List<Entry> hosts = new ArrayList<>();
        if (name.equals("all")) {
            members.values().forEach(hosts::addAll);
        } else if (depth < 32) {
            hosts.addAll(members.getOrDefault(name, List.of()));
            children.getOrDefault(name, List.of()).forEach(child -> hosts.addAll(hostsOf(child, depth + 1)));
        }
        return hosts;
    }

    /** Words of a line; quotes hold spaces together, and a comment ends it. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        @Nullable
        Character quote = null;
        for (char c : (text + " ").toCharArray()) {
            if (quote != null) {
                word.append(c);
                quote = c == quote ? null : quote;
            } else if (c == '"' || c == '\'') {
                word.append(c);
                quote = c;
            } else if (c == '#' && word.isEmpty()) {
                break;
            } else if (Character.isWhitespace(c)) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                    word.setLength(0);
                }
            } else {
                word.append(c);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString().strip());
        }
        return words.isEmpty() ? List.of("") : words;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
