package org.hopline.connect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a report's source is now: by its path, else by its hash, else by the end of its path. */
final class Whereabouts {

    private final List<Source> all = new ArrayList<>();
    private final Map<String, Source> byPath = new HashMap<>();
    private @Nullable Map<String, Source> byHash;

    Whereabouts(Inventory found) {
        found.sources().forEach(all::add);
        found.copies().forEach(copy -> all.add(copy.source()));
        all.forEach(source -> byPath.put(source.id().path(), source));
    }

    @Nullable
    Source of(Verify.ReportedSource reported) {
        Source same = byPath.get(reported.path());
        if (same != null) {
            return same;
        }
        String sha256 = reported.sha256();
        Source moved = sha256 == null ? null : hashes().get(sha256);
        return moved != null ? moved : byEnd(reported.path());
    }

    /** Reads everything, once, and only when something is not where it was. */
    private Map<String, Source> hashes() {
        Map<String, Source> known = byHash;
        if (known != null) {
            return known;
        }
        Map<String, Source> hashes = new HashMap<>();
        for (Source source : all) {
            if (source.id().path().startsWith("-")) {
                continue;
            }
            try (SourceInput input = source.open()) {
                byte[] buffer = new byte[128 * 1024];
                while (input.read(buffer) >= 0) {
                    continue;
                }
                String sha256 = input.sha256();
                if (sha256 != null) {
                    hashes.putIfAbsent(sha256, source);
                }
            }
        }
        byHash = hashes;
        return hashes;
    }

    /** The one source whose path ends most alike, by whole parts, the file name at least; none where two do. */
    private @Nullable Source byEnd(String path) {
        Source best = null;
        int most = 0;
        boolean tie = false;
        for (Source source : all) {
            int alike = alike(path, source.id().path());
            if (alike > most) {
                most = alike;
                best = source;
                tie = false;
            } else if (alike == most) {
                tie = true;
            }
        }
        return tie ? null : best;
    }

    private static int alike(String a, String b) {
        List<String> left = parts(a);
        List<String> right = parts(b);
        int same = 0;
        while (same < left.size() && same < right.size()
                && left.get(left.size() - 1 - same).equals(right.get(right.size() - 1 - same))) {
            same++;
        }
        return same;
    }

    private static List<String> parts(String path) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= path.length(); i++) {
            if (i == path.length() || path.charAt(i) == '/' || path.charAt(i) == '!') {
                parts.add(path.substring(from, i));
                from = i + 1;
            }
        }
        return parts;
    }
}
