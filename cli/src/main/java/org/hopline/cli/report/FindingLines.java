package org.hopline.cli.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hopline.cli.report.Line.Style;
import org.hopline.engine.detect.Finding;
import org.hopline.engine.detect.Level;
import org.hopline.engine.escape.Escape;
import org.hopline.engine.escape.Wrap;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.risk.RiskEvent;
import org.hopline.engine.risk.RiskRules.Outcome;
import org.hopline.engine.risk.RiskRules.Shown;

/** What detections found: level, score, time, title; then the message and the lines behind it. */
final class FindingLines {

    private static final int MOST = 20;
    private static final int INDENT = 13;

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::level).reversed()
            .thenComparing(Finding.ORDER);

    private final ScanReport report;
    private final Quantity quantity;
    private final int width;
    private final Places places;

    FindingLines(ScanReport report, Quantity quantity, int width) {
        this.report = report;
        this.quantity = quantity;
        this.width = width;
        this.places = report.places();
    }

    List<Line> lines(boolean all) {
        List<Finding> findings = of(Shown.FINDING);
        List<Line> lines = new ArrayList<>();
        lines.add(Words.heading("FINDINGS", Quantity.count(findings.size()) + byLevel(findings)));
        add(findings, all, lines);
        if (findings.isEmpty()) {
            lines.addAll(Words.indented(2, Style.PLAIN, lookedFor(), width));
        }
        int hidden = of(Shown.RISK_ONLY).size();
        int hunting = of(Shown.ON_REQUEST).size();
        List<String> rest = new ArrayList<>();
        if (hidden > 0) {
            rest.add(Quantity.count(hidden) + " more added risk only (anomalies): --show risk");
        }
        if (hunting > 0) {
            rest.add(Quantity.count(hunting) + " of hunting detections: --show hunting");
        }
        if (report.level() != null) {
            rest.add("only " + report.level().word() + " and above are shown");
        }
        lines.addAll(Words.statements(2, Style.DIM, rest, width));
        return lines;
    }

    /** Findings that only add risk, and what every object has. */
    List<Line> risk() {
        List<Finding> findings = of(Shown.RISK_ONLY);
        List<Line> lines = new ArrayList<>();
        List<RiskEvent> events = report.result().risk();
        lines.add(Words.heading("RISK", Quantity.count(events.size(), "risk event", "risk events")));
        add(findings, true, lines);
        events.stream()
                .collect(Collectors.groupingBy(event -> event.objectType() + " " + event.object(),
                        java.util.TreeMap::new, Collectors.summingDouble(RiskEvent::score)))
                .entrySet().stream()
                .sorted(java.util.Map.Entry.<String, Double>comparingByValue().reversed()
                        .thenComparing(java.util.Map.Entry.comparingByKey()))
                .forEach(entry -> lines.addAll(Words.indented(2, Style.PLAIN,
                        String.format(Locale.ROOT, "%5.0f  %s", entry.getValue(), entry.getKey()), width)));
        return lines;
    }

    /** Findings of hunting detections. */
    List<Line> hunting() {
        List<Finding> findings = of(Shown.ON_REQUEST);
        List<Line> lines = new ArrayList<>();
        lines.add(Words.heading("HUNTING", Quantity.count(findings.size())));
        add(findings, true, lines);
        return lines;
    }

    private List<Finding> of(Shown shown) {
        return report.findings(shown).map(Outcome::finding).sorted(WORST_FIRST).toList();
    }

    private static String byLevel(List<Finding> findings) {
        List<String> parts = new ArrayList<>();
        for (Level level : List.of(Level.CRITICAL, Level.HIGH, Level.MEDIUM, Level.LOW, Level.INFORMATIONAL)) {
            long count = findings.stream().filter(finding -> finding.level() == level).count();
            if (count > 0) {
                parts.add(count + " " + level.word());
            }
        }
        return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
    }

    private String lookedFor() {
        long applicable = report.ledger().detections().applicable();
        long loaded = report.ledger().detections().loaded();
        return loaded == 0
                ? "No detections were loaded."
                : "Nothing found. Looked for " + Quantity.count(applicable, "detection", "detections")
                        + " that these logs can feed, of " + Quantity.count(loaded) + " loaded.";
    }

    private void add(List<Finding> findings, boolean all, List<Line> lines) {
        int shown = 0;
        for (Finding finding : findings) {
            if (!all && shown == MOST) {
                lines.add(Line.of(Style.DIM,
                        "  " + Quantity.count(findings.size() - MOST)
                                + " more of lower level or later: --show findings"));
                return;
            }
            shown++;
            add(finding, lines);
        }
    }

    private void add(Finding finding, List<Line> lines) {
        String level = String.format(Locale.ROOT, "%-8s", shortened(finding.level()));
        String score = String.format(Locale.ROOT, "%3.0f", finding.score());
        String lead = "  " + quantity.clock(finding.time()) + "  ";
        int indent = 2 + level.length() + score.length() + lead.length();
        boolean first = true;
        for (String title : Wrap.lines(Escape.terminal(finding.detection().title()), width - indent)) {
            lines.add(first
                    ? Line.of(Words.style(finding.level()), "  " + level).and(score + lead + title)
                    : Line.of(" ".repeat(indent) + title));
            first = false;
        }
        lines.addAll(Words.indented(INDENT + 2, Style.PLAIN, finding.message(), width));
        List<String> details = new ArrayList<>();
        details.add(quantity.day(finding.time()));
        if (!finding.entities().hosts().isEmpty()) {
            details.add("on " + String.join(", ", finding.entities().hosts()));
        }
        details.add(String.join(" ", finding.detection().annotations().techniques()));
        details.addAll(finding.notes());
        lines.addAll(Words.statements(INDENT + 2, Style.PLAIN, details, width));
        List<Evidence> evidence = finding.evidence().stream()
                .sorted(Comparator.comparing(Evidence::source).thenComparingLong(Evidence::offset)).toList();
        List<String> found = new ArrayList<>(evidence.stream().limit(4).map(places::of).toList());
        if (evidence.size() > 4) {
            found.add("and " + Quantity.count(evidence.size() - 4L) + " more");
        }
        lines.addAll(Words.statements(INDENT + 2, Style.DIM, found, width));
    }

    private static String shortened(Level level) {
        return level == Level.INFORMATIONAL ? "info" : level.word();
    }
}
