package org.hopline.content.assets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hopline.engine.identity.Asset;

/**
 * An asset file, read.
 *
 * @param format {@code csv}, {@code hosts}, {@code ansible-ini}, {@code ansible-yaml}, or {@code unknown}
 * @param assets one per host, ordered by name
 * @param problems ordered by place
 */
public record AssetFile(String format, List<Asset> assets, List<AssetProblem> problems) {

    /** Keeps its own copies. */
    public AssetFile {
        assets = List.copyOf(assets);
        problems = List.copyOf(problems);
    }

    /** Reads a file; one that cannot be read is a problem at line 1. */
    public static AssetFile load(Path path) {
        try {
            return read(path.toString(), Files.readAllBytes(path));
        } catch (IOException e) {
            return new AssetFile("unknown", List.of(), List.of(new AssetProblem(path.toString(), 1, 1,
                    "The file cannot be read: " + e.getMessage(), "", "", true)));
        }
    }

    /** Reads the bytes of a file. What it is, is told by its first line that is no comment. */
    public static AssetFile read(String file, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        List<String> lines = (text.startsWith("\ufeff") ? text.substring(1) : text).lines().toList();
        AssetDrafts drafts = new AssetDrafts(file, lines);
        int first = firstLine(lines);
        if (first == 0) {
            drafts.problem(1, 1, "The file names no host: it is empty.", "", true);
            return drafts.finish("unknown");
        }
        String line = lines.get(first - 1).strip();
        Character separator = CsvAssets.separator(line);
        if (separator != null) {
            CsvAssets.read(drafts, separator, first);
            return drafts.finish("csv");
        }
        if (Addresses.isAddress(line.split("\\s+", 2)[0])) {
            HostsAssets.read(drafts);
            return drafts.finish("hosts");
        }
        if (line.equals("---") || line.startsWith("--- ") || isKey(line)) {
            InventoryYaml.read(drafts);
            return drafts.finish("ansible-yaml");
        }
        if (line.startsWith("[") || line.contains("ansible_") || isInventory(lines)) {
            InventoryIni.read(drafts);
            return drafts.finish("ansible-ini");
        }
        drafts.problem(first, 1, "This is no asset file: it is neither a table with a column host, nor a hosts file,"
                + " nor an Ansible inventory.", "A table begins with a line such as: host,address,timezone,tier", true);
        return drafts.finish("unknown");
    }

    private static int firstLine(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != ';') {
                return i + 1;
            }
        }
        return 0;
    }

    /** Whether a line is {@code key:} and nothing more, as the groups of a YAML inventory begin. */
    private static boolean isKey(String line) {
        int comment = line.indexOf(" #");
        String bare = (comment < 0 ? line : line.substring(0, comment)).strip();
        return bare.endsWith(":") && bare.length() > 1 && bare.indexOf(' ') < 0 && bare.indexOf('=') < 0;
    }

    /** Whether hosts that belong to no group stand before the groups. */
    private static boolean isInventory(List<String> lines) {
        return lines.stream().map(String::strip)
                .anyMatch(line -> (line.startsWith("[") && line.endsWith("]")) || line.contains(" ansible_"));
    }
}
