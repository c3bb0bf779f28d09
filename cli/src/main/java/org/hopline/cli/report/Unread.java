package org.hopline.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hopline.engine.event.SourceLedger;

/** What was not read or is doubtful, as sentences: trouble by itself, files of no known format together. */
public final class Unread {

    private static final int MOST_NAMES = 3;

    private Unread() {}

    /** Sentences in order of path, then by reason. */
    public static List<String> sentences(List<SourceLedger> sources) {
        List<String> sentences = new ArrayList<>();
        Map<String, List<SourceLedger>> unknown = new TreeMap<>();
        for (SourceLedger source : sources) {
            if (source.trouble() != null) {
                sentences.add(source.source() + ": " + source.trouble());
            } else if (source.format() == null && source.sameAs() == null && source.size() > 0) {
                unknown.computeIfAbsent(source.reason(), reason -> new ArrayList<>()).add(source);
            }
        }
        Places places = Places.in(sources);
        unknown.forEach((reason, files) -> sentences.add(sentence(reason, files, places)));
        return sentences;
    }

    /** Sources without a record, which is another thing than records without a finding. */
    static List<String> empty(List<SourceLedger> sources) {
        if (sources.isEmpty()) {
            return List.of("There was no file to read.");
        }
        List<SourceLedger> empty = sources.stream()
                .filter(source -> source.trouble() == null && source.sameAs() == null && source.records() == 0
                        && (source.format() != null || source.size() == 0))
                .toList();
        List<String> sentences = new ArrayList<>();
        add(empty.stream().filter(source -> source.size() == 0).toList(), "is empty: 0 bytes", "are empty: 0 bytes",
                Places.in(sources), sentences);
        add(empty.stream().filter(source -> source.size() > 0).toList(), "holds no record", "hold no record",
                Places.in(sources), sentences);
        return sentences;
    }

    private static void add(List<SourceLedger> files, String one, String many, Places places, List<String> to) {
        if (files.size() == 1) {
            to.add(files.getFirst().source() + " " + one);
        } else if (!files.isEmpty()) {
            to.add(Quantity.count(files.size()) + " files " + many + " (" + names(files, places) + ")");
        }
    }

    private static String sentence(String reason, List<SourceLedger> files, Places places) {
        if (files.size() == 1) {
            return files.getFirst().source() + " is not read: " + reason;
        }
        return Quantity.count(files.size()) + " files are not read: " + reason + " (" + names(files, places) + ")";
    }

    private static String names(List<SourceLedger> files, Places places) {
        List<String> names = new ArrayList<>(
                files.stream().limit(MOST_NAMES).map(file -> places.of(file.source().path())).toList());
        if (files.size() > MOST_NAMES) {
            names.add("…");
        }
        return String.join(", ", names);
    }
}
