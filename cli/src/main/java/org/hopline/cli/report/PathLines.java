package org.hopline.cli.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Set;
import org.hopline.cli.report.Line.Style;
import org.hopline.cli.report.ScanReport.ScoredPath;
import org.hopline.engine.detect.Level;
import org.hopline.engine.escape.Escape;
import org.hopline.engine.escape.Wrap;
import org.hopline.engine.event.Credential;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.explain.Explanation;
import org.hopline.engine.session.Hop;
import org.hopline.engine.session.Path;
import org.hopline.engine.session.Session;
import org.jspecify.annotations.Nullable;

/** The first thing a reader sees: who went where, one line each, and what shows it. */
final class PathLines {

    /** How many are shown unasked. */
    private static final int MOST = 20;
    /** How many of them are shown with their reasons and lines unasked. */
    private static final int MOST_IN_FULL = 5;
    private static final int INDENT = 8;

    private static final Comparator<ScoredPath> WORST_FIRST = Comparator
            .comparingDouble((ScoredPath scored) -> scored.score().score()).reversed()
            .thenComparing(ScoredPath::path, Path.ORDER);

    private final ScanReport report;
    private final Quantity quantity;
    private final int width;
    private final Places places;

    PathLines(ScanReport report, Quantity quantity, int width) {
        this.report = report;
        this.quantity = quantity;
        this.width = width;
        this.places = report.places();
    }

    List<Line> lines(boolean all) {
        // Worst last, so that the queue drops the least of the best.
        PriorityQueue<ScoredPath> best = new PriorityQueue<>(WORST_FIRST.reversed());
        long[] counts = new long[2];
        report.paths(scored -> {
            if (scored.isLine() || all) {
                counts[0]++;
                best.add(scored);
                if (!all && best.size() > MOST) {
                    best.poll();
                }
            } else {
                counts[1]++;
            }
        });
        List<Line> lines = new ArrayList<>();
        lines.add(Words.heading("PATHS", Quantity.count(counts[0])));
        int shown = 0;
        for (ScoredPath scored : best.stream().sorted(WORST_FIRST).toList()) {
            add(scored, all || shown++ < MOST_IN_FULL, lines);
        }
        if (counts[0] == 0 && counts[1] == 0) {
            lines.addAll(Words.indented(2, Style.PLAIN, "No logon here was continued to another host.", width));
        }
        String rest = rest(counts[0] - best.size(), counts[1]);
        if (!rest.isEmpty()) {
            lines.addAll(Words.indented(2, Style.DIM, rest, width));
        }
        return lines;
    }

    private static String rest(long more, long single) {
        List<String> parts = new ArrayList<>();
        if (more > 0) {
            parts.add(Quantity.count(more) + " more of lower score");
        }
        if (single > 0) {
            parts.add(Quantity.count(single, "logon that went no further", "logons that went no further"));
        }
        return parts.isEmpty() ? "" : String.join(Words.DOT, parts) + ": --show paths";
    }

    private void add(ScoredPath scored, boolean inFull, List<Line> lines) {
        Path path = scored.path();
        String score = String.format(Locale.ROOT, "%2.0f", scored.score().score());
        Style style = Words.style(Level.of(scored.score().score()));
        boolean first = true;
        for (String text : Wrap.lines(Escape.terminal(route(path)), width - INDENT)) {
            lines.add(first
                    ? Line.of("  ").and(style, (scored.score().marked() ? "● " : "○ ") + score).and("  " + text)
                    : Line.of(" ".repeat(INDENT + 2) + text));
            first = false;
        }
        lines.addAll(Words.statements(INDENT, Style.PLAIN, facts(path), width));
        if (!inFull) {
            return;
        }
        for (String text : howKnown(path)) {
            lines.addAll(Words.indented(INDENT, Style.PLAIN, text, width));
        }
        for (Explanation part : scored.score().why().children()) {
            points(part, lines);
        }
        lines.addAll(Words.statements(INDENT, Style.DIM, evidence(path), width));
    }

    /** {@code +40 credential switch …}, its points hanging left of the text. */
    private void points(Explanation part, List<Line> lines) {
        String points = part.points() == 0 ? "" : String.format(Locale.ROOT, "%+.0f", part.points());
        String lead = String.format(Locale.ROOT, "%" + (INDENT + 3) + "s  ", points);
        for (String text : Wrap.lines(Escape.terminal(part.text()), width - lead.length())) {
            lines.add(Line.of(lead + text));
            lead = " ".repeat(lead.length());
        }
    }

    /** {@code 203.0.113.66 → jump01 (alice) → db03 (bob)}. */
    static String route(Path path) {
        Hop first = path.hops().getFirst();
        StringBuilder out = new StringBuilder(
                first.sourceHost() != null ? first.sourceHost().name() : first.child().client().address().text());
        for (Hop hop : path.hops()) {
            out.append(" → ").append(hop.child().host()).append(" (").append(hop.child().user()).append(')');
        }
        return out.toString();
    }

    private List<String> facts(Path path) {
        List<String> facts = new ArrayList<>();
        Session first = path.hops().getFirst().child();
        Session last = path.hops().getLast().child();
        int hops = path.hops().size();
        facts.add(hops == 1
                ? "1 logon"
                : Quantity.count(hops) + " hops in " + Quantity.span(last.opened() - first.opened()));
        facts.add(quantity.moment(first.opened()) + " " + quantity.zoneName());
        if (path.confidence() < 1) {
            facts.add(String.format(Locale.ROOT, "confidence %.2f", path.confidence()));
        }
        Set<String> identities = new LinkedHashSet<>();
        for (Hop hop : path.hops()) {
            identities.add(identity(hop.child()));
        }
        facts.addAll(identities);
        return facts;
    }

    /** How each hop was joined where that is not certain, and what was typed where the account changed. */
    private static List<String> howKnown(Path path) {
        List<String> sentences = new ArrayList<>();
        for (Hop hop : path.hops()) {
            if (hop.confidence() < 1) {
                sentences.add(String.format(Locale.ROOT, "%s → %s %s, confidence %.2f",
                        hop.sourceHost() == null ? hop.child().client().address() : hop.sourceHost(),
                        hop.child().host(), basis(hop.basis()), hop.confidence()));
            }
            Session.PrivilegeUse use = hop.credentialSwitch() ? became(hop) : null;
            if (use != null) {
                sentences.add("on " + (hop.parent() == null ? hop.child().client().address() : hop.parent().host())
                        + " " + (use.from() == null ? "someone" : use.from())
                        + " became " + use.to() + (use.command() == null ? "" : ": " + use.command()));
            }
        }
        return sentences;
    }

    /** The sudo or su before the hop that made the account what it then was; null where none is logged. */
    private static Session.@Nullable PrivilegeUse became(Hop hop) {
        Session parent = hop.parent();
        Session.PrivilegeUse found = null;
        if (parent != null) {
            for (Session.PrivilegeUse use : parent.privileges()) {
                if (use.time() <= hop.child().opened() && hop.child().user().equals(use.to())) {
                    found = use;
                }
            }
        }
        return found;
    }

    private static String basis(Hop.Basis basis) {
        return switch (basis) {
            case EXACT_PORT -> "by address and port";
            case AUDIT_SESSION -> "by audit session";
            case CONTAINED -> "within its session";
            case INFERRED -> "inferred";
            case ROOT -> "root";
        };
    }

    private static String identity(Session session) {
        Credential credential = session.credential();
        if (credential == null) {
            return session.method() == null ? "" : session.method();
        }
        if (credential.certificate() != null) {
            return "certificate " + credential.certificate().keyId() + " (serial " + credential.certificate().serial()
                    + ")";
        }
        return credential.fingerprint() == null
                ? credential.keyType() + " key"
                : "key " + shortened(
                        credential.fingerprint().toString());
    }

    /** Enough of a fingerprint to tell two apart by eye; reports for programs hold it whole. */
    private static String shortened(String fingerprint) {
        int colon = fingerprint.indexOf(':');
        int from = Math.min(colon + 5, fingerprint.length());
        return fingerprint.length() <= from + 4
                ? fingerprint
                : fingerprint.substring(0, from) + "…" + fingerprint.substring(fingerprint.length() - 2);
    }

    /** For each hop the lines that show it, and the one that changed the account. */
    private List<String> evidence(Path path) {
        Set<String> found = new LinkedHashSet<>();
        for (Hop hop : path.hops()) {
            Session.PrivilegeUse use = hop.credentialSwitch() ? became(hop) : null;
            if (use != null) {
                found.add(places.of(use.evidence()));
            }
            List<Evidence> evidence = hop.evidence().isEmpty() ? hop.child().evidence() : hop.evidence();
            evidence.stream().sorted(Comparator.comparing(Evidence::source).thenComparingLong(Evidence::offset))
                    .limit(2).forEach(piece -> found.add(places.of(piece)));
        }
        return List.copyOf(found);
    }
}
