package org.hopline.content.assets;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hopline.engine.event.Address;
import org.hopline.engine.event.HostId;
import org.hopline.engine.identity.Asset;
import org.jspecify.annotations.Nullable;

/** Hosts as a file names them, put together where it names one several times, and what is wrong with them. */
final class AssetDrafts {

    private static final class Draft {

        private final int line;
        private final TreeSet<Address> aliases = new TreeSet<>();
        private @Nullable String timezone;
        private @Nullable String tier;

        Draft(int line) {
            this.line = line;
        }
    }

    private final String file;
    private final List<String> lines;
    private final SortedMap<String, Draft> hosts = new TreeMap<>();
    private final Map<Address, String> owners = new HashMap<>();
    private final List<AssetProblem> problems = new ArrayList<>();

    AssetDrafts(String file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    List<String> lines() {
        return lines;
    }

    /** A line's text, from 1; empty beyond the end. */
    String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** Notes a mistake. */
    void problem(int line, int column, String message, String hint, boolean fatal) {
        problems.add(new AssetProblem(file, line, Math.max(1, column), message, line(line), hint, fatal));
    }

    /** Notes a mistake where a text stands in its line. */
    void problemAt(int line, String text, String message, String hint, boolean fatal) {
        problem(line, line(line).indexOf(text) + 1, message, hint, fatal);
    }

    /** Takes a host; false, with the problem noted, where the name cannot be one. */
    boolean host(String name, int line) {
        if (!isName(name)) {
            problemAt(line, name, "\"" + name + "\" is no host name.",
                    "A host name has letters, digits, dots, dashes and underscores.", true);
            return false;
        }
        hosts.computeIfAbsent(name, any -> new Draft(line));
        return true;
    }

    /** Another name of a host that was taken. */
    void alias(String host, String alias, int line) {
        if (isName(alias) || Addresses.isAddress(alias)) {
            bind(host, alias, line);
        } else {
            problemAt(line, alias, "\"" + alias + "\" is neither a host name nor an address; it is left out.", "",
                    false);
        }
    }

    /** An address of a host that was taken. */
    void address(String host, String address, int line) {
        if (Addresses.isAddress(address)) {
            bind(host, address, line);
        } else {
            problemAt(line, address, "\"" + address + "\" is no IP address; it is left out.",
                    address.indexOf('/') > 0 ? "A network names no host: give the host's own address." : "", false);
        }
    }

    private void bind(String host, String alias, int line) {
        Address address = Address.of(alias);
        Draft draft = hosts.get(host);
        if (draft == null || address.isLoopback() || address.text().equals(host.toLowerCase(Locale.ROOT))) {
            return;
        }
        String owner = owners.putIfAbsent(address, host);
        if (owner != null && !owner.equals(host)) {
            Draft other = hosts.get(owner);
            problemAt(line, alias, alias + " belongs to " + owner + " already"
                    + (other == null ? "" : " (line " + other.line + ")") + "; it is left out of " + host + ".",
                    "An address that moves between hosts cannot tell which of them a log means.", false);
            return;
        }
        draft.aliases.add(address);
    }

    /** The time zone of a host that was taken. */
    void timezone(String host, String zone, int line) {
        Draft draft = hosts.get(host);
        if (draft == null) {
            return;
        }
        if (!isZone(zone)) {
            problemAt(line, zone, "\"" + zone + "\" is no time zone; " + host + " has none.", hint(zone), false);
        } else if (draft.timezone != null && !draft.timezone.equals(zone)) {
            problemAt(line, zone,
                    host + " was given the time zone " + draft.timezone + " in an earlier line; that one is"
                            + " kept.",
                    "", false);
        } else {
            draft.timezone = zone;
        }
    }

    /** The tier of a host that was taken. */
    void tier(String host, String tier, int line) {
        Draft draft = hosts.get(host);
        if (draft != null && draft.tier != null && !draft.tier.equals(tier)) {
            problemAt(line, tier, host + " was given the tier " + draft.tier + " in an earlier line; that one is kept.",
                    "",
                    false);
        } else if (draft != null) {
            draft.tier = tier;
        }
    }

    /** What a group says of its host, where the host's own line, or a group nearer to it, says nothing. */
    void fallback(String host, CsvAssets.Column column, String value, int line) {
        Draft draft = hosts.get(host);
        if (draft != null && column == CsvAssets.Column.TIMEZONE && draft.timezone == null) {
            timezone(host, value, line);
        } else if (draft != null && column == CsvAssets.Column.TIER && draft.tier == null) {
            tier(host, value, line);
        }
    }

    private static boolean isZone(String zone) {
        try {
            return !ZoneId.of(zone).getId().isEmpty();
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The zone that was probably meant: the same but for case and separators, or a city's name alone. */
    private static String hint(String zone) {
        String wanted = plain(zone);
        return ZoneId.getAvailableZoneIds().stream()
                .sorted(Comparator.comparing(String::length).thenComparing(id -> id))
                .filter(id -> plain(id).equals(wanted) || plain(id.substring(id.lastIndexOf('/') + 1)).equals(wanted))
                .findFirst().map(id -> "Did you mean " + id + "?")
                .orElse("Use a name of the IANA database such as America/New_York, or an offset such as +02:00.");
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            if (Character.isLetterOrDigit(c)) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > 253) {
            return false;
        }
        for (char c : name.toCharArray()) {
            if (!Character.isLetterOrDigit(c) && c != '-' && c != '.' && c != '_') {
                return false;
            }
        }
        return true;
    }

    /** All of it as a file that was read. */
    AssetFile finish(String format) {
        List<Asset> assets = new ArrayList<>();
        hosts.forEach((name, draft) -> assets.add(new Asset(new HostId(name), List.copyOf(draft.aliases),
                draft.timezone, draft.tier, file + ":" + draft.line)));
        problems.sort(Comparator.comparingInt(AssetProblem::line).thenComparingInt(AssetProblem::column));
        return new AssetFile(format, assets, problems);
    }
}
