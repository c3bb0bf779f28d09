package org.hopline.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.hopline.cli.report.Line.Style;
import org.hopline.engine.identity.HostBinding;
import org.hopline.engine.session.Attempts;
import org.hopline.engine.session.Session;

/** Logons, failed attempts and addresses, one line each. */
final class SectionLines {

    private final ScanReport report;
    private final Quantity quantity;
    private final int width;
    private final Places places;

    SectionLines(ScanReport report, Quantity quantity, int width) {
        this.report = report;
        this.quantity = quantity;
        this.width = width;
        this.places = report.places();
    }

    void sessions(Consumer<Line> out) {
        List<Session> sessions = report.result().sessions();
        out.accept(Words.heading("SESSIONS", Quantity.count(sessions.size())));
        for (Session session : sessions) {
            List<String> parts = new ArrayList<>();
            parts.add(quantity.moment(session.opened()));
            parts.add(session.client() + " → " + session.host() + " (" + session.user() + ")");
            parts.add(session.method() == null ? "" : session.method());
            parts.add(session.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            parts.add(session.tty() == null ? "" : session.tty());
            parts.add(session.closed() == null
                    ? "no end seen"
                    : Quantity.span(session.closed() - session.opened()) + ", "
                            + session.end().name().toLowerCase(Locale.ROOT));
            for (Session.PrivilegeUse use : session.privileges()) {
                parts.add("as " + (use.to() == null ? "?" : use.to())
                        + (use.command() == null ? "" : ": " + use.command()));
            }
            session.evidence().stream().findFirst().ifPresent(evidence -> parts.add(places.of(evidence)));
            hanging(parts, out);
        }
    }

    void attempts(Consumer<Line> out) {
        List<Attempts> attempts = report.result().attempts();
        out.accept(Words.heading("ATTEMPTS", Quantity.count(attempts.size(), "group", "groups")));
        for (Attempts group : attempts) {
            List<String> parts = new ArrayList<>();
            parts.add(quantity.moment(group.first()));
            parts.add(Quantity.count(group.count()) + " × " + group.client() + " → " + group.host() + " ("
                    + (group.user() == null ? "no account" : group.user()) + ")");
            parts.add(group.invalidUser() ? "no such account" : "");
            parts.add(String.join(", ", group.methods()));
            parts.add(group.last() > group.first() ? "in " + Quantity.span(group.last() - group.first()) : "");
            group.evidence().stream().findFirst().ifPresent(evidence -> parts.add(places.of(evidence)));
            hanging(parts, out);
        }
    }

    void hosts(Consumer<Line> out) {
        out.accept(Words.heading("HOSTS", Quantity.count(report.result().facts().bindings().size(), "address",
                "addresses")));
        for (HostBinding binding : report.result().facts().bindings()) {
            hanging(List.of(binding.address() + " is " + binding.host(),
                    String.format(Locale.ROOT, "%s, confidence %.2f",
                            binding.basis().name().toLowerCase(Locale.ROOT), binding.confidence()),
                    binding.reason()), out);
        }
    }

    /** Statements in a paragraph whose second line is indented below the first. */
    private void hanging(List<String> parts, Consumer<Line> out) {
        boolean first = true;
        for (Line line : Words.statements(0, Style.PLAIN, parts, width - 6)) {
            out.accept(Line.of((first ? "  " : "      ") + line.text()));
            first = false;
        }
    }
}
