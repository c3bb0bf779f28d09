package org.hopline.content;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hopline.content.RuleProblem.Severity;
import org.hopline.engine.detect.Annotations;
import org.hopline.engine.detect.Detection;
import org.hopline.engine.detect.DetectionInfo;
import org.hopline.engine.detect.DetectionKind;
import org.hopline.engine.detect.DetectionType;
import org.hopline.engine.detect.FindingTemplate;
import org.hopline.engine.detect.Window;
import org.hopline.spl.CompiledSearch;
import org.hopline.spl.MacroBook;
import org.hopline.spl.SplCompiler;
import org.hopline.spl.SplProblem;
import org.hopline.spl.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Makes a loaded rule of a draft: compiles its search, derives annotations, checks its template. */
final class RuleCompiler {

    /** ESCU's default deployment: every hour, over the hour that ended ten minutes ago. */
    static final Window HOURLY = new Window.Scheduled(Duration.ofHours(1), Duration.ofHours(1),
            Duration.ofMinutes(10));

    private final Vocabulary vocabulary;
    private final AttackFacts attack;
    private final Window window;

    RuleCompiler(Vocabulary vocabulary, AttackFacts attack, @Nullable Window window) {
        this.vocabulary = vocabulary;
        this.attack = attack;
        this.window = window == null ? HOURLY : window;
    }

    CompiledSearch search(RuleDraft draft, MacroBook book) {
        return SplCompiler.compile(draft.search(), draft.searchPlaces(), book, vocabulary);
    }

    LoadedRule compile(String file, RuleDraft draft, MacroBook book) {
        CompiledSearch search = search(draft, book);
        List<RuleProblem> problems = new ArrayList<>(draft.problems());
        for (SplProblem problem : search.problems()) {
            problems.add(new RuleProblem(switch (problem.severity()) {
                case ERROR -> Severity.ERROR;
                case WARNING -> Severity.WARNING;
                case INFO -> Severity.INFO;
            }, file, problem.place().line(), problem.place().column(), problem.message(), problem.snippet(),
                    problem.hint()));
        }
        String inactive = inactive(draft, search);
        if (inactive == null) {
            checkTemplate(file, draft, search.columns(), problems);
        }
        DetectionType type = draft.type() == null ? DetectionType.HUNTING : draft.type();
        boolean network = draft.securityDomain().equalsIgnoreCase("network")
                || draft.assetType().toLowerCase(Locale.ROOT).contains("network");
        Annotations annotations = attack.complete(draft.annotations(), type, network);
        DetectionInfo info = new DetectionInfo(draft.id(), draft.version(), draft.title(), draft.description(),
                DetectionKind.SPL, type, draft.status(), draft.score(), draft.originalLevel(), annotations,
                draft.references(), draft.falsePositives(), List.of(), draft.stories(), draft.dataNeeded(), file);
        RulePage page = new RulePage(info, file, draft.language(), draft.date(), draft.author(),
                draft.securityDomain(), draft.assetType(), draft.search(), search.expanded(),
                search.macros().stream()
                        .map(use -> new RulePage.MacroUse(use.name(), use.foundIn(), use.definition())).toList(),
                draft.template(), draft.howToImplement(), draft.tests(), draft.ignored(), inactive);
        Detection detection = inactive == null
                ? new Detection(info, search.inputs(), search.stages(), window, draft.template())
                : null;
        return new LoadedRule(page, detection, problems);
    }

    private static @Nullable String inactive(RuleDraft draft, CompiledSearch search) {
        if (draft.type() == null) {
            return "its type " + draft.typeWord() + " is none that detects";
        }
        if (draft.status().equalsIgnoreCase("deprecated") || draft.status().equalsIgnoreCase("removed")) {
            return "its file says " + draft.status();
        }
        return search.inactive();
    }

    /** Names in the message and the risk objects that no row will have. */
    private static void checkTemplate(String file, RuleDraft draft, List<String> columns,
            List<RuleProblem> problems) {
        FindingTemplate template = draft.template();
        String available = "The columns are " + String.join(", ", columns) + ".";
        for (String token : tokens(template.message())) {
            if (!columns.contains(token)) {
                problems.add(new RuleProblem(Severity.WARNING, file, draft.places().messageLine(),
                        draft.places().messageColumn(), "The message names $" + token
                                + "$, which no row has; it will stand there as written.",
                        "$" + token + "$", available));
            }
        }
        for (FindingTemplate.RiskColumn column : template.riskObjects()) {
            if (!columns.contains(column.column())) {
                problems.add(new RuleProblem(Severity.WARNING, file, draft.places().objectsLine(),
                        draft.places().objectsColumn(), "The risk object " + column.column()
                                + " is a column that no row has; nobody gets its risk.",
                        column.column(), available));
            }
        }
        for (FindingTemplate.ThreatColumn column : template.threatObjects()) {
            if (!columns.contains(column.column())) {
                problems.add(new RuleProblem(Severity.WARNING, file, draft.places().objectsLine(),
                        draft.places().objectsColumn(), "The threat object " + column.column()
                                + " is a column that no row has.",
                        column.column(), available));
            }
        }
    }

    /** The {@code $name$} tokens of a message; a lone dollar sign is none. */
    static List<String> tokens(String message) {
        List<String> tokens = new ArrayList<>();
        int open = message.indexOf('$');
        while (open >= 0) {
            int close = message.indexOf('$', open + 1);
            String token = close < 0 ? "" : message.substring(open + 1, close);
            if (!token.isEmpty() && token.chars().noneMatch(Character::isWhitespace)) {
                tokens.add(token);
                open = message.indexOf('$', close + 1);
            } else {
                open = close;
            }
        }
        return tokens;
    }
}
