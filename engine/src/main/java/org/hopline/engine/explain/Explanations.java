package org.hopline.engine.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hopline.engine.behaviour.Familiarity;
import org.hopline.engine.detect.Finding;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.Fields;
import org.hopline.engine.event.Form;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.event.Value;
import org.hopline.engine.session.Hop;
import org.hopline.engine.session.Session;
import org.jspecify.annotations.Nullable;

/** Explanation trees of what Hopline says. Texts may hold log data: they are escaped where they are shown. */
public final class Explanations {

    private Explanations() {}

    /** Why a finding has its score: its reasons, which sum to it, then its notes. */
    public static Explanation of(Finding finding) {
        List<Explanation> parts = new ArrayList<>();
        finding.reasons().forEach(reason -> parts.add(Explanation.leaf(reason.points(), reason.text())));
        if (parts.isEmpty()) {
            parts.add(Explanation.leaf(finding.score(), "score of the detection \"" + finding.detection().title()
                    + "\"" + (finding.detection().originalLevel() == null
                            ? ""
                            : " (" + finding.detection().originalLevel() + ")")));
        }
        finding.notes().forEach(note -> parts.add(statement(note)));
        return new Explanation(finding.score(), finding.message(), parts);
    }

    /** The same with the log entries behind it. */
    public static Explanation withEvidence(Finding finding) {
        Explanation plain = of(finding);
        List<Explanation> parts = new ArrayList<>(plain.children());
        parts.addAll(evidence(finding.evidence()));
        return new Explanation(plain.points(), plain.text(), parts);
    }

    /** How a hop is known, and how usual it was; {@code familiarity} null where nobody knows. */
    public static Explanation of(Hop hop, @Nullable Familiarity familiarity) {
        List<Explanation> parts = new ArrayList<>();
        hop.reasons().forEach(reason -> parts.add(statement(reason)));
        unusual(hop, familiarity).forEach(sentence -> parts.add(statement(sentence)));
        if (familiarity != null && familiarity.learning()) {
            parts.add(statement("usual or not is not known yet: " + familiarity.logons() + " earlier logons of "
                    + hop.child().user()));
        }
        parts.addAll(evidence(hop.evidence()));
        return new Explanation(0, sentence(hop), parts);
    }

    /** {@code alice on app02, from jump01 (bob) by 10.99.0.11:51514 with publickey: inferred, confidence 0.8}. */
    static String sentence(Hop hop) {
        Session child = hop.child();
        Session parent = hop.parent();
        HostId from = hop.sourceHost();
        StringBuilder out = new StringBuilder().append(child.user()).append(" on ").append(child.host())
                .append(", from ");
        if (from != null) {
            out.append(from);
            if (parent != null) {
                out.append(" (").append(parent.user()).append(')');
            }
            out.append(" by ");
        }
        out.append(child.client());
        if (child.method() != null) {
            out.append(" with ").append(child.method());
        }
        return out.append(": ").append(basis(hop)).toString();
    }

    /** {@code exact by address and port}, {@code contained in its session, confidence 0.8}. */
    static String basis(Hop hop) {
        String how = switch (hop.basis()) {
            case EXACT_PORT -> "exact by address and port";
            case AUDIT_SESSION -> "by audit session";
            case CONTAINED -> "contained in a session there";
            case INFERRED -> "inferred, the source host too";
            case ROOT -> "the line begins here";
        };
        return hop.confidence() < 1 ? how + ", confidence " + hundredths(hop.confidence()) : how;
    }

    static String hundredths(double value) {
        long rounded = Math.round(value * 100);
        return rounded % 100 == 0
                ? Long.toString(rounded / 100)
                : rounded / 100 + "." + (rounded % 100 < 10 ? "0" : "")
                        + (rounded % 10 == 0 ? rounded % 100 / 10 : rounded % 100);
    }

    /** Sentences of why a hop is unusual for its account, most telling first; empty where it is usual or unknown. */
    public static List<String> unusual(Hop hop, @Nullable Familiarity familiarity) {
        List<String> out = new ArrayList<>();
        Session child = hop.child();
        if (familiarity != null && familiarity.newHost()) {
            out.add(child.user() + " never on " + child.host() + " (0 of " + familiarity.logons() + " logons)");
        }
        if (familiarity != null && familiarity.newSource()) {
            HostId from = hop.sourceHost();
            out.add(child.user() + " never logged in from " + (from == null ? child.client().address() : from)
                    + " (0 of " + familiarity.logons() + " logons)");
        }
        return out;
    }

    /** What an event says: time with its quality, host, kind in words, fields; for {@code explain line}. */
    public static Explanation of(Event event) {
        List<Explanation> parts = new ArrayList<>();
        parts.add(statement("time " + time(event)));
        parts.add(statement(event.host() == null ? "names no host" : "host " + event.host()));
        if (event.program() != null) {
            parts.add(statement("program " + event.program() + (event.pid() < 0 ? "" : ", pid " + event.pid())));
        }
        Fields fields = event.fields();
        if (fields.size() > 0) {
            // Many names are aliases of one another: a value is said once, with all its names.
            Map<String, Set<String>> names = new LinkedHashMap<>();
            for (int i = 0; i < fields.size(); i++) {
                Value value = fields.value(i);
                names.computeIfAbsent(value.isPresent() ? value.text(Form.INTERPRETED) : "(no value)",
                        any -> new LinkedHashSet<>()).add(fields.name(i).toString());
            }
            List<Explanation> each = new ArrayList<>();
            names.forEach((value, called) -> each.add(statement(String.join(", ", called) + " = " + value)));
            parts.add(new Explanation(0, fields.size() + (fields.size() == 1 ? " field" : " fields"), each));
        }
        return new Explanation(0, KindText.sentence(event.kind()), parts);
    }

    private static String time(Event event) {
        java.time.Instant instant = java.time.Instant.ofEpochSecond(Math.floorDiv(event.time(), 1_000_000_000L),
                Math.floorMod(event.time(), 1_000_000_000L));
        return switch (event.clock()) {
            case UTC -> instant + ": " + quality(event.quality());
            case WALL -> instant.toString().replace("Z", "") + " by the host's own clock, its zone not stated";
            case WALL_YEARLESS -> instant.toString().substring(5).replace("Z", "")
                    + " by the host's own clock, neither year nor zone stated";
        };
    }

    private static String quality(TimeQuality quality) {
        return switch (quality) {
            case EXACT -> "stated in full";
            case ZONE_GIVEN -> "its zone as given";
            case ZONE_INFERRED -> "its zone inferred from another log";
            case YEAR_INFERRED -> "its year inferred";
            case ZONE_ASSUMED -> "zone assumed UTC";
            case ZONE_ASSUMED_YEAR_INFERRED -> "zone assumed UTC, year inferred";
            case ABSENT -> "that of the record before it";
        };
    }

    private static List<Explanation> evidence(List<Evidence> evidence) {
        return evidence.stream().map(each -> statement(each.source() + (each.line() > 0
                ? ":" + each.line()
                : " at byte " + each.offset()) + "  " + each.raw().text())).toList();
    }

    private static Explanation statement(String text) {
        return Explanation.leaf(0, text);
    }
}
