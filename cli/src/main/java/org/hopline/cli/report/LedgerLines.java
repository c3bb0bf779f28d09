package org.hopline.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hopline.cli.report.Line.Style;
import org.hopline.engine.escape.Table;
import org.hopline.engine.event.SourceLedger;

/** What became of every source. */
final class LedgerLines {

    /** Beyond this many, those without trouble are only counted, unless asked for. */
    private static final int MOST = 25;

    private final ScanReport report;
    private final int width;

    LedgerLines(ScanReport report, int width) {
        this.report = report;
        this.width = width;
    }

    List<Line> lines(boolean all) {
        List<SourceLedger> sources = report.result().ledgers();
        List<Line> lines = new ArrayList<>();
        long bytes = sources.stream().mapToLong(SourceLedger::size).sum();
        Places places = report.places();
        lines.addAll(Words.labelled("LEDGER", Quantity.count(sources.size(), "source", "sources") + Words.DOT
                + Quantity.bytes(bytes) + (places.base().isEmpty() ? "" : Words.DOT + "below " + places.base()),
                width));
        Table table = Table.ofWidth(width - 2).flexible("source").left("format", 14).right("records", 13)
                .right("understood", 13).right("header only", 13).right("unparsed", 13);
        long left = 0;
        long shown = 0;
        for (SourceLedger source : sources) {
            boolean notable = source.trouble() != null || source.format() == null || source.unparsed() > 0;
            if (!all && sources.size() > MOST && (!notable || shown >= MOST)) {
                left++;
                continue;
            }
            shown++;
            table.row(end(places.of(source.source().path())), format(source), Quantity.count(source.records()),
                    Quantity.count(source.understood()), Quantity.count(source.headerOnly()),
                    Quantity.count(source.unparsed()));
        }
        if (shown > 0) {
            table.lines().forEach(line -> lines.add(Line.of("  " + line)));
        }
        if (left > 0) {
            lines.add(Line.of(Style.DIM, "  " + Quantity.count(left, "more source", "more sources")
                    + (sources.size() > MOST ? ": --show ledger" : "")));
        }
        if (all) {
            sources.forEach(source -> details(source, lines));
        }
        return lines;
    }

    private static String format(SourceLedger source) {
        if (source.sameAs() != null) {
            return "(a copy)";
        }
        return source.format() == null ? "(none)" : source.format();
    }

    /** The end of a path tells more than its beginning. */
    private String end(String path) {
        int most = Math.max(width - 62, 18);
        return path.length() <= most ? path : "…" + path.substring(path.length() - most + 1);
    }

    private void details(SourceLedger source, List<Line> lines) {
        lines.addAll(Words.indented(2, Style.HEADING, source.source().path(), width));
        List<String> facts = new ArrayList<>();
        facts.add(Quantity.bytes(source.size()));
        if (source.format() != null) {
            facts.add(String.format(Locale.ROOT, "%s (%.2f): %s", source.format(), source.confidence(),
                    source.reason()));
        } else if (source.sameAs() == null) {
            facts.add(source.reason());
        }
        facts.add(source.hosts());
        facts.add(source.timezone());
        if (source.sameAs() != null) {
            facts.add("same bytes as " + source.sameAs() + ", read there");
        }
        if (source.duplicates() > 0) {
            facts.add(Quantity.count(source.duplicates(), "happening", "happenings") + " told by another source too");
        }
        if (source.late() > 0) {
            facts.add(Quantity.count(source.late()) + " late");
        }
        if (source.ignoredBytes() > 0) {
            facts.add(Quantity.bytes(source.ignoredBytes()) + " that are no records");
        }
        if (source.trouble() != null) {
            facts.add(source.trouble());
        }
        for (Map.Entry<String, Long> reason : source.reasons().entrySet()) {
            facts.add(Quantity.count(reason.getValue()) + " × " + reason.getKey());
        }
        if (source.sha256() != null) {
            facts.add("sha256 " + source.sha256());
        }
        lines.addAll(Words.statements(4, Style.PLAIN, facts, width));
    }
}
