package org.hopline.cli.report;

import java.util.function.Consumer;
import org.hopline.engine.event.Address;
import org.hopline.engine.event.HostId;
import org.hopline.engine.identity.HostBinding;
import org.hopline.engine.risk.RiskRules.Outcome;
import org.hopline.engine.session.Session;
import org.hopline.engine.wire.Wire;
import org.jspecify.annotations.Nullable;

/** The report for programs: the contracts of {@code docs/reference/json.md}, as lines or as one document. */
public final class JsonReport {

    private final ScanReport report;

    /** Of this report. */
    public JsonReport(ScanReport report) {
        this.report = report;
    }

    /** JSON lines: paths, findings (those that only add risk too), sessions, and last the ledger. */
    public void lines(Consumer<String> out) {
        paths(out);
        findings(out);
        sessions(out);
        out.accept(Wire.FULL.ledger(report.ledger()));
    }

    /** One document of the same objects, a line each, always complete. */
    public void document(Consumer<String> out) {
        out.accept("{\"schema\":\"hopline.report/1\",\"partial\":" + report.result().interrupted() + ",\"paths\":[");
        array(this::paths, out);
        out.accept("],\"findings\":[");
        array(this::findings, out);
        out.accept("],\"sessions\":[");
        array(this::sessions, out);
        out.accept("],\"ledger\":");
        out.accept(Wire.FULL.ledger(report.ledger()));
        out.accept("}");
    }

    private static void array(Consumer<Consumer<String>> elements, Consumer<String> out) {
        // An element is written when the next is known, since the last takes no comma.
        String[] held = new String[1];
        elements.accept(element -> {
            if (held[0] != null) {
                out.accept(held[0] + ",");
            }
            held[0] = element;
        });
        if (held[0] != null) {
            out.accept(held[0]);
        }
    }

    private void paths(Consumer<String> out) {
        report.paths(scored -> out.accept(Wire.FULL.path(scored.path(), scored.score())));
    }

    private void findings(Consumer<String> out) {
        report.result().findings().stream().map(Outcome::finding)
                .filter(finding -> report.level() == null || finding.level().compareTo(report.level()) >= 0)
                .forEach(finding -> out.accept(Wire.FULL.finding(finding)));
    }

    private void sessions(Consumer<String> out) {
        for (Session session : report.result().sessions()) {
            out.accept(Wire.FULL.session(session, host(session.client().address())));
        }
    }

    private @Nullable HostId host(Address address) {
        HostBinding binding = report.result().facts().host(address);
        return binding == null ? null : binding.host();
    }
}
