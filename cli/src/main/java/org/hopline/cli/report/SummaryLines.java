package org.hopline.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hopline.cli.report.Line.Style;
import org.hopline.engine.event.SourceLedger;
import org.hopline.engine.session.Session;
import org.hopline.engine.wire.RunLedger;

/** What was seen, what could not be, and which detections ran. */
final class SummaryLines {

    private final ScanReport report;
    private final Quantity quantity;
    private final int width;

    SummaryLines(ScanReport report, Quantity quantity, int width) {
        this.report = report;
        this.quantity = quantity;
        this.width = width;
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>(Words.labelled("SEEN", seen(), width));
        List<String> missing = notSeen();
        add("NOT SEEN", missing, lines);
        List<String> noted = new ArrayList<>(report.result().notes());
        noted.addAll(report.remarks());
        noted.removeAll(missing);
        add("NOTED", noted, lines);
        lines.addAll(Words.labelled("RULES", rules(), width));
        for (RunLedger.Pack pack : report.ledger().content()) {
            lines.addAll(Words.labelled("", pack.name() + " " + pack.version(), width));
        }
        return lines;
    }

    private void add(String heading, List<String> sentences, List<Line> lines) {
        String label = heading;
        for (String sentence : bounded(sentences.stream().distinct().toList())) {
            lines.addAll(Words.labelled(label, sentence, width));
            label = "";
        }
    }

    private String seen() {
        long records = 0;
        Long first = null;
        Long last = null;
        long sources = 0;
        long bytes = 0;
        for (SourceLedger source : report.result().ledgers()) {
            records += source.records();
            sources += source.records() > 0 ? 1 : 0;
            bytes += source.size();
            if (source.first() != null && (first == null || source.first() < first)) {
                first = source.first();
            }
            if (source.last() != null && (last == null || source.last() > last)) {
                last = source.last();
            }
        }
        TreeSet<String> hosts = new TreeSet<>();
        TreeSet<String> users = new TreeSet<>();
        long logons = 0;
        for (Session session : report.result().sessions()) {
            hosts.add(session.host().name());
            users.add(session.user().name());
            logons++;
        }
        List<String> parts = new ArrayList<>();
        parts.add(Quantity.count(records, "record", "records") + " (" + Quantity.bytes(bytes) + ") in "
                + Quantity.count(sources, "source", "sources"));
        parts.add(Quantity.count(logons, "logon", "logons") + " of " + Quantity.count(users.size(), "account",
                "accounts") + " on " + Quantity.count(hosts.size(), "host", "hosts"));
        long attempts = report.result().attempts().stream().mapToLong(attempt -> attempt.count()).sum();
        if (attempts > 0) {
            parts.add(Quantity.count(attempts, "failed attempt", "failed attempts"));
        }
        if (first != null && last != null) {
            parts.add(quantity.between(first, last));
        }
        return String.join(Words.DOT, parts);
    }

    /** Sentences on what is missing. */
    private List<String> notSeen() {
        List<String> sentences = new ArrayList<>();
        if (report.result().interrupted()) {
            sentences.add("Interrupted: everything here is partial.");
        }
        sentences.addAll(Unread.sentences(report.result().ledgers()));
        sentences.addAll(Unread.empty(report.result().ledgers()));
        long unparsed = 0;
        long headerOnly = 0;
        long records = 0;
        long in = 0;
        for (SourceLedger source : report.result().ledgers()) {
            records += source.records();
            unparsed += source.unparsed();
            headerOnly += source.headerOnly();
            in += source.unparsed() > 0 ? 1 : 0;
        }
        if (unparsed > 0) {
            sentences.add(Quantity.count(unparsed, "record", "records") + " in "
                    + Quantity.count(in, "source", "sources") + " not understood (" + Quantity.share(unparsed, records)
                    + "): --show ledger");
        }
        if (headerOnly > 0) {
            sentences.add(Quantity.count(headerOnly, "record is", "records are")
                    + " of programs or types that are not understood further (" + Quantity.share(headerOnly, records)
                    + ")");
        }
        return sentences.isEmpty() ? List.of("Every record of every source was understood.") : sentences;
    }

    private static List<String> bounded(List<String> sentences) {
        int most = 30;
        if (sentences.size() <= most) {
            return sentences;
        }
        List<String> some = new ArrayList<>(sentences.subList(0, most));
        some.add(Quantity.count(sentences.size() - (long) most) + " more: --show ledger");
        return some;
    }

    private String rules() {
        RunLedger.Detections detections = report.ledger().detections();
        List<String> parts = new ArrayList<>();
        parts.add(Quantity.count(detections.loaded()) + " loaded");
        parts.add(Quantity.count(detections.applicable()) + " applicable");
        parts.add(Quantity.count(detections.fired()) + " fired");
        if (detections.suppressed() > 0) {
            parts.add(Quantity.count(detections.suppressed()) + " suppressed");
        }
        if (!detections.inactive().isEmpty()) {
            Map<String, Integer> reasons = new LinkedHashMap<>();
            detections.inactive().forEach(inactive -> reasons.merge(inactive.reason(), 1, Integer::sum));
            List<String> why = reasons.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(2).map(entry -> counted(entry.getValue(), entry.getKey())).toList();
            parts.add(Quantity.count(detections.inactive().size()) + " inactive (" + String.join(", ", why)
                    + (reasons.size() > 2 ? ", …: --show rules" : "") + ")");
        }
        return String.join(Words.DOT, parts);
    }

    /** {@code 1 needs logons}, {@code 2 need logons}, {@code 3 × does not compile}. */
    static String counted(int number, String reason) {
        return reason.startsWith("needs ")
                ? number + (number == 1 ? " needs " : " need ") + reason.substring("needs ".length())
                : number + " × " + reason;
    }

    /** Every detection that could not fire. */
    List<Line> inactive() {
        List<Line> lines = new ArrayList<>();
        List<RunLedger.Inactive> all = report.ledger().detections().inactive();
        lines.add(Words.heading("INACTIVE", Quantity.count(all.size())));
        for (RunLedger.Inactive inactive : all) {
            lines.addAll(Words.indented(2, Style.PLAIN, inactive.id() + ": " + inactive.reason(), width));
        }
        return lines;
    }
}
