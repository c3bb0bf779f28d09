package org.hopline.cli.report;

import java.time.ZoneId;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.hopline.cli.report.Line.Style;

/** The report for people: what happened, why we say so, what could not be seen. */
public final class TableReport {

    /** Columns: a terminal of this width is enough, and a wider one does not change what is written. */
    public static final int WIDTH = 80;

    private final ScanReport report;
    private final SortedSet<Section> show;
    private final Quantity quantity;

    /** Times are shown in {@code zone}; the sections in {@code show} in full. */
    public TableReport(ScanReport report, SortedSet<Section> show, ZoneId zone) {
        this.report = report;
        this.show = show;
        this.quantity = new Quantity(zone);
    }

    /** Gives the lines in order. */
    public void write(Consumer<Line> out) {
        FindingLines findings = new FindingLines(report, quantity, WIDTH);
        SectionLines sections = new SectionLines(report, quantity, WIDTH);
        SummaryLines summary = new SummaryLines(report, quantity, WIDTH);
        if (report.result().interrupted()) {
            out.accept(Line.of(Style.ALARM, "PARTIAL   interrupted; what follows is of what was read until then"));
            out.accept(Line.empty());
        }
        section(new PathLines(report, quantity, WIDTH).lines(show.contains(Section.PATHS)), out);
        section(findings.lines(show.contains(Section.FINDINGS)), out);
        if (show.contains(Section.RISK)) {
            section(findings.risk(), out);
        }
        if (show.contains(Section.HUNTING)) {
            section(findings.hunting(), out);
        }
        if (show.contains(Section.SESSIONS)) {
            sections.sessions(out);
            out.accept(Line.empty());
        }
        if (show.contains(Section.ATTEMPTS)) {
            sections.attempts(out);
            out.accept(Line.empty());
        }
        if (show.contains(Section.HOSTS)) {
            sections.hosts(out);
            out.accept(Line.empty());
        }
        section(summary.lines(), out);
        if (show.contains(Section.RULES)) {
            section(summary.inactive(), out);
        }
        new LedgerLines(report, WIDTH).lines(show.contains(Section.LEDGER)).forEach(out);
    }

    private static void section(List<Line> lines, Consumer<Line> out) {
        lines.forEach(out);
        out.accept(Line.empty());
    }
}
