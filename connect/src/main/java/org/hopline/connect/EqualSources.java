package org.hopline.connect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hopline.connect.FoundSource.Known;
import org.jspecify.annotations.Nullable;

/**
 * Sources of equal bytes. Only those that begin alike, and whose sizes do not already tell them apart, are read for it;
 * of equal ones the first by path is kept. Sources without a byte are not compared.
 */
final class EqualSources {

    private final List<FoundSource> different = new ArrayList<>();
    private final List<Inventory.Copy> copies = new ArrayList<>();
    private final List<Trouble> troubles = new ArrayList<>();

    EqualSources(List<FoundSource> sources) {
        SortedMap<String, List<FoundSource>> byHead = new TreeMap<>();
        for (FoundSource source : sources) {
            Fingerprint print = source.fingerprint();
            if (print == null || print.length() == 0) {
                different.add(source);
            } else {
                byHead.computeIfAbsent(print.head(), any -> new ArrayList<>()).add(source);
            }
        }
        byHead.values().forEach(this::alike);
        different.sort(Comparator.comparing(FoundSource::id));
        copies.sort(Comparator.comparing(copy -> copy.source().id()));
    }

    List<FoundSource> different() {
        return different;
    }

    List<Inventory.Copy> copies() {
        return copies;
    }

    /** What went wrong with copies, which nobody will read again. */
    List<Trouble> troubles() {
        return troubles;
    }

    private void alike(List<FoundSource> sources) {
        sources.sort(Comparator.comparing(FoundSource::id));
        Set<Long> candidates = sizesToCompare(sources);
        Map<Known, FoundSource> first = new HashMap<>();
        for (FoundSource source : sources) {
            Read read = candidates == null || candidates.contains(size(source)) ? read(source) : null;
            FoundSource same = read == null ? null : first.putIfAbsent(read.known(), source);
            if (read == null || same == null) {
                different.add(source);
                continue;
            }
            copies.add(new Inventory.Copy(source, same.id(), read.known().sha256(), read.known().size()));
            if (read.trouble() != null) {
                troubles.add(read.trouble());
            }
        }
    }

    /** The sizes that more than one source has; null where some size is unknown, so that all have to be read. */
    private static @Nullable Set<Long> sizesToCompare(List<FoundSource> sources) {
        Set<Long> once = new HashSet<>();
        Set<Long> twice = new HashSet<>();
        for (FoundSource source : sources) {
            long size = size(source);
            if (size < 0 && sources.size() > 1) {
                return null;
            }
            if (!once.add(size)) {
                twice.add(size);
            }
        }
        return twice;
    }

    private static long size(FoundSource source) {
        Known known = source.known();
        Fingerprint print = source.fingerprint();
        return known != null ? known.size() : print != null && print.whole() ? print.length() : source.size();
    }

    private record Read(Known known, @Nullable Trouble trouble) {}

    private static @Nullable Read read(FoundSource source) {
        Known known = source.known();
        if (known != null) {
            return new Read(known, null);
        }
        Fingerprint print = source.fingerprint();
        if (print != null && print.whole()) {
            return new Read(new Known(print.head(), print.length()), null);
        }
        try (SourceInput input = source.open()) {
            byte[] buffer = new byte[128 * 1024];
            while (input.read(buffer) >= 0) {
                continue;
            }
            String sha256 = input.sha256();
            return sha256 == null ? null : new Read(new Known(sha256, input.size()), input.trouble());
        }
    }
}
