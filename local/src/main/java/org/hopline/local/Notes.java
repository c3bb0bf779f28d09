package org.hopline.local;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hopline.connect.Inventory;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.identity.HostBinding;
import org.hopline.engine.identity.Settlement;
import org.hopline.engine.session.Session;

/** The sentences that a reader of a scan's result must know. What is so for many sources is said once. */
final class Notes {

    private static final int MOST_NAMED = 3;

    private Notes() {}

    static List<String> of(Inventory inventory, List<SourceTask.Read> reads, Settlement settlement,
            List<HostBinding> learned, SortedMap<String, Long> overflows, List<String> fleet,
            List<Session> sessions) {
        List<String> notes = new ArrayList<>(inventory.notes());
        times(reads, settlement, notes);
        for (HostBinding binding : learned) {
            notes.add(binding.address() + " is " + binding.host() + " as learned from the logs: " + binding.reason());
        }
        notes.addAll(SharedKernels.notes(sessions));
        overflows.forEach((what, count) -> notes.add(count + " " + what + " given up to keep memory bounded"));
        notes.addAll(fleet);
        return notes;
    }

    private static void times(List<SourceTask.Read> reads, Settlement settlement, List<String> notes) {
        String base = sharedFolder(reads.stream().map(read -> read.source().id().path()).toList());
        List<String> assumed = new ArrayList<>();
        SortedMap<String, List<String>> yearless = new TreeMap<>();
        for (SourceTask.Read read : reads) {
            SourceId source = read.source().id();
            String path = source.path().substring(base.length());
            if (settlement.assumesZone(source)) {
                assumed.add(path);
            }
            String year = settlement.yearSentence(source);
            if (year != null) {
                yearless.computeIfAbsent(year, key -> new ArrayList<>()).add(path);
            }
        }
        if (!assumed.isEmpty()) {
            notes.add("zone assumed: " + counted(assumed)
                    + " no time zone, and UTC is assumed (--tz [HOST|GLOB=]ZONE)");
        }
        yearless.forEach((year, paths) -> notes.add(counted(paths) + " no year; " + year));
    }

    /** {@code auth.log states}, or {@code 13 sources (a, b, c, …) state}. */
    private static String counted(List<String> paths) {
        return paths.size() == 1
                ? paths.getFirst() + " states"
                : paths.size() + " sources (" + named(paths) + ") state";
    }

    /** The folder that all have in common, with its slash; empty for a single one or where there is none. */
    static String sharedFolder(List<String> paths) {
        if (paths.size() < 2) {
            return "";
        }
        String base = folder(paths.getFirst());
        for (String path : paths) {
            while (!path.startsWith(base)) {
                base = folder(base.substring(0, base.length() - 1));
            }
        }
        return base;
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    static String named(List<String> all) {
        return all.size() <= MOST_NAMED
                ? String.join(", ", all)
                : String.join(", ", all.subList(0, MOST_NAMED)) + " and " + (all.size() - MOST_NAMED) + " more";
    }
}
