package org.hopline.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.hopline.content.RuleProblem.Severity;
import org.hopline.engine.detect.Annotations;
import org.hopline.engine.detect.DetectionType;
import org.hopline.engine.detect.FindingTemplate;
import org.hopline.engine.detect.FindingTemplate.RiskColumn;
import org.hopline.engine.detect.FindingTemplate.ThreatColumn;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Reads a detection of Splunk's {@code security_content} in YAML, of both generations: up to 4.x risk stands in
 * {@code tags} (confidence, impact, observables), from 5.0 in {@code rba}.
 */
final class SecurityContentRule {

    private static final List<String> KEYS = List.of("name", "id", "search", "type");
    private static final Set<String> USER_TYPES = Set.of("user", "username", "email address");
    private static final Set<String> SYSTEM_TYPES = Set.of("device", "endpoint", "hostname", "ip address");

    /** The score of a Correlation that states none: Splunk calls it high. */
    private static final double CORRELATION_SCORE = 80;

    private final String file;
    private final Node root;
    private final List<RuleProblem> problems = new ArrayList<>();

    private SecurityContentRule(String file, Node root) {
        this.file = file;
        this.root = root;
    }

    /** Whether this is a rule at all: macros, lookups and stories are YAML too. */
    static boolean isRule(Node root) {
        return YamlReader.get(root, "search") != null && YamlReader.get(root, "name") != null
                && YamlReader.get(root, "type") != null;
    }

    /** What stands in the way of reading it as a rule, or null. */
    static @Nullable RuleProblem unreadable(String file, Node root) {
        List<String> missing = missing(root);
        return missing.isEmpty()
                ? null
                : new RuleProblem(Severity.ERROR, file, YamlReader.line(YamlReader.get(root, missing.getFirst())), 0,
                        "A detection needs " + String.join(", ", missing) + ".", null, null);
    }

    /** Which keys no detection can do without are absent or empty. */
    static List<String> missing(Node root) {
        return KEYS.stream().filter(key -> YamlReader.text(root, key).isBlank()).toList();
    }

    static RuleDraft read(String file, String text, Node root) {
        return new SecurityContentRule(file, root).draft(text);
    }

    private RuleDraft draft(String text) {
        Node tags = YamlReader.get(root, "tags");
        Node rba = YamlReader.get(root, "rba");
        boolean older = YamlReader.get(tags, "confidence") != null || YamlReader.get(tags, "observable") != null;
        String typeWord = YamlReader.text(root, "type");
        DetectionType type = type(typeWord);
        Node search = YamlReader.get(root, "search");
        Node message = older ? YamlReader.get(tags, "message") : YamlReader.get(rba, "message");
        Node objects = older ? YamlReader.get(tags, "observable") : YamlReader.get(rba, "risk_objects");
        List<String> notes = new ArrayList<>();
        double score;
        String original = null;
        FindingTemplate template;
        if (older) {
            score = olderScore(tags);
            original = "impact " + YamlReader.text(tags, "impact") + " × confidence "
                    + YamlReader.text(tags, "confidence") + " / 100";
            template = olderTemplate(tags, score, notes);
        } else {
            template = newerTemplate(rba, notes);
            score = template.riskObjects().stream().mapToDouble(RiskColumn::score).max()
                    .orElse(type == DetectionType.CORRELATION ? CORRELATION_SCORE : 0);
            original = rba == null ? null : "a risk score of " + Scores.print(score);
        }
        Annotations annotations = new Annotations(YamlReader.texts(tags, "mitre_attack_id"), List.of(),
                YamlReader.texts(tags, "kill_chain_phases"), YamlReader.texts(tags, "nist"),
                YamlReader.texts(tags, "cis20"), YamlReader.texts(tags, "cve"), new TreeSet<>());
        return new RuleDraft(older ? "security_content 4" : "security_content 5", YamlReader.text(root, "id"),
                YamlReader.text(root, "version"), YamlReader.text(root, "name"), YamlReader.text(root, "description"),
                typeWord, type, YamlReader.text(root, "status"), score, original, annotations,
                YamlReader.texts(root, "references"), YamlReader.text(root, "known_false_positives"),
                YamlReader.texts(tags, "analytic_story"), YamlReader.texts(root, "data_source"),
                YamlReader.text(root, "date"), YamlReader.text(root, "author"),
                YamlReader.text(tags, "security_domain"), YamlReader.text(tags, "asset_type"),
                YamlReader.text(root, "search"),
                ScalarPlaces.of(text, (ScalarNode) java.util.Objects.requireNonNull(search)),
                template,
                new RuleDraft.TemplatePlaces(YamlReader.line(message), YamlReader.column(message),
                        YamlReader.line(objects), YamlReader.column(objects)),
                YamlReader.text(root, "how_to_implement"), tests(), ignored(), problems);
    }

    static @Nullable DetectionType type(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "ttp" -> DetectionType.TTP;
            case "anomaly" -> DetectionType.ANOMALY;
            case "hunting" -> DetectionType.HUNTING;
            case "correlation" -> DetectionType.CORRELATION;
            default -> null;
        };
    }

    private double olderScore(@Nullable Node tags) {
        double score = Scores.of(YamlReader.number(tags, "impact"), YamlReader.number(tags, "confidence"));
        double stated = YamlReader.number(tags, "risk_score");
        if (Double.isNaN(score)) {
            problem(Severity.WARNING, YamlReader.get(tags, "confidence"),
                    "Impact and confidence are not both numbers: the score is taken as 0.", null);
            return 0;
        }
        if (!Double.isNaN(stated) && Math.round(stated) != Math.round(score)) {
            problem(Severity.INFO, YamlReader.get(tags, "risk_score"), "The file states a risk score of "
                    + Scores.print(stated) + "; impact × confidence / 100 gives " + Scores.print(score)
                    + ", which counts, as in Splunk's own build.", null);
        }
        return score;
    }

    private FindingTemplate olderTemplate(@Nullable Node tags, double score, List<String> notes) {
        List<RiskColumn> risk = new ArrayList<>();
        List<ThreatColumn> threats = new ArrayList<>();
        for (Node observable : YamlReader.list(tags, "observable")) {
            String column = YamlReader.text(observable, "name");
            String kind = YamlReader.text(observable, "type").toLowerCase(Locale.ROOT);
            boolean victim = YamlReader.texts(observable, "role").contains("Victim");
            boolean attacker = YamlReader.texts(observable, "role").contains("Attacker");
            if (victim && USER_TYPES.contains(kind)) {
                risk.add(new RiskColumn(column, "user", score));
            } else if (victim && SYSTEM_TYPES.contains(kind)) {
                risk.add(new RiskColumn(column, "system", score));
            } else if (attacker) {
                threats.add(new ThreatColumn(column, switch (kind) {
                    case "process", "process name" -> "process";
                    case "file name", "file", "file hash" -> "file_name";
                    case "ip address" -> "ip_address";
                    case "url string", "url" -> "url";
                    default -> kind;
                }));
            } else {
                risk.add(new RiskColumn(column, "other", score));
            }
        }
        if (risk.isEmpty()) {
            notes.add("Its file names no risk objects, so it adds no risk.");
        }
        return new FindingTemplate(YamlReader.text(tags, "message"), risk, threats, notes);
    }

    private FindingTemplate newerTemplate(@Nullable Node rba, List<String> notes) {
        List<RiskColumn> risk = new ArrayList<>();
        for (Node object : YamlReader.list(rba, "risk_objects")) {
            double score = YamlReader.number(object, "score");
            if (Double.isNaN(score)) {
                problem(Severity.WARNING, object, "A risk object without a score adds nothing.", null);
                score = 0;
            }
            risk.add(new RiskColumn(YamlReader.text(object, "field"), YamlReader.text(object, "type"), score));
        }
        List<ThreatColumn> threats = new ArrayList<>();
        for (Node object : YamlReader.list(rba, "threat_objects")) {
            threats.add(new ThreatColumn(YamlReader.text(object, "field"), YamlReader.text(object, "type")));
        }
        if (risk.isEmpty()) {
            notes.add("Its file names no risk objects, so it adds no risk.");
        }
        String message = YamlReader.text(rba, "message");
        return new FindingTemplate(message.isEmpty() ? YamlReader.text(root, "name") : message, risk, threats,
                notes);
    }

    private List<String> tests() {
        List<String> tests = new ArrayList<>();
        for (Node test : YamlReader.list(root, "tests")) {
            for (Node data : YamlReader.list(test, "attack_data")) {
                tests.add((YamlReader.text(data, "source") + " " + YamlReader.text(data, "sourcetype") + " "
                        + YamlReader.text(data, "data")).strip());
            }
        }
        return tests;
    }

    private List<String> ignored() {
        List<String> ignored = new ArrayList<>();
        for (Node drilldown : YamlReader.list(root, "drilldown_searches")) {
            ignored.add("The drilldown \"" + YamlReader.text(drilldown, "name")
                    + "\": a search for Splunk's own screens.");
        }
        return ignored;
    }

    private void problem(Severity severity, @Nullable Node at, String message, @Nullable String hint) {
        problems.add(new RuleProblem(severity, file, YamlReader.line(at), YamlReader.column(at), message, null,
                hint));
    }
}
