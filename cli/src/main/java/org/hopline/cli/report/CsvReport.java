package org.hopline.cli.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hopline.engine.detect.Finding;
import org.hopline.engine.detect.Level;
import org.hopline.engine.escape.Escape;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.risk.RiskRules.Outcome;
import org.hopline.engine.session.Hop;
import org.hopline.engine.session.Path;
import org.hopline.engine.wire.Wire;

/** The report for spreadsheets: one file of fixed columns, a row per path and finding, the whole as JSON in the last. */
public final class CsvReport {

    private static final String HEADER = "kind,time,level,score,title,message,hosts,users,addresses,techniques,source,line,id,json";

    private final ScanReport report;

    /** Of this report. */
    public CsvReport(ScanReport report) {
        this.report = report;
    }

    /** Gives the header, then the rows. */
    public void write(Consumer<String> out) {
        out.accept(HEADER);
        report.paths(scored -> {
            Path path = scored.path();
            TreeSet<String> hosts = new TreeSet<>();
            TreeSet<String> users = new TreeSet<>();
            for (Hop hop : path.hops()) {
                hosts.add(hop.child().host().name());
                users.add(hop.child().user().name());
            }
            Hop last = path.hops().getLast();
            List<Evidence> evidence = last.evidence().isEmpty() ? last.child().evidence() : last.evidence();
            out.accept(row("path", last.child().opened(), scored.score().score(), hops(path), PathLines.route(path),
                    hosts, users, List.of(path.hops().getFirst().child().client().address().text()), List.of(),
                    evidence, path.id().toString(), Wire.FULL.path(path, scored.score())));
        });
        report.result().findings().stream().map(Outcome::finding)
                .filter(finding -> report.level() == null || finding.level().compareTo(report.level()) >= 0)
                .forEach(finding -> out.accept(row(finding)));
    }

    private static String hops(Path path) {
        return Quantity.count(path.hops().size(), "hop", "hops")
                + (path.switchesCredential() ? " with a credential switch" : "");
    }

    private static String row(Finding finding) {
        return row("finding", finding.time(), finding.score(), finding.detection().title(), finding.message(),
                finding.entities().hosts(), finding.entities().users(), finding.entities().addresses(),
                finding.detection().annotations().techniques(), finding.evidence(), finding.id(),
                Wire.FULL.finding(finding));
    }

    private static String row(String kind, long time, double score, String title, String message,
            Iterable<String> hosts, Iterable<String> users, Iterable<String> addresses, Iterable<String> techniques,
            List<Evidence> evidence, String id, String json) {
        List<String> cells = new ArrayList<>();
        cells.add(kind);
        cells.add(Instant.ofEpochSecond(Math.floorDiv(time, 1_000_000_000L), Math.floorMod(time, 1_000_000_000L))
                .toString());
        cells.add(Level.of(score).word());
        cells.add(String.format(Locale.ROOT, "%.0f", score));
        cells.add(title);
        cells.add(message);
        cells.add(String.join(" ", hosts));
        cells.add(String.join(" ", users));
        cells.add(String.join(" ", addresses));
        cells.add(String.join(" ", techniques));
        cells.add(evidence.isEmpty() ? "" : evidence.getFirst().source().path());
        cells.add(evidence.isEmpty() ? "" : Long.toString(evidence.getFirst().line()));
        cells.add(id);
        cells.add(json);
        return cells.stream().map(Escape::csv).collect(Collectors.joining(","));
    }
}
