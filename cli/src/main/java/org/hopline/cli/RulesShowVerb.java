package org.hopline.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.hopline.cli.report.Line;
import org.hopline.cli.report.Quantity;
import org.hopline.content.LoadedContent;
import org.hopline.content.LoadedRule;
import org.hopline.content.RulePage;
import org.hopline.engine.detect.Annotations;
import org.hopline.engine.detect.DetectionInfo;
import org.hopline.engine.escape.Escape;
import org.hopline.engine.escape.Wrap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hopline rules show}: everything a rule says, whether it runs or not. */
final class RulesShowVerb implements Verb {

    private static final int WIDTH = 80;
    private static final int LABEL = 14;

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("show", "Shows everything a rule says, its search with macros written out,"
                + " and what was derived.");
        RulesOptions.addFilesTo(spec);
        return spec;
    }

    @Override
    public int run(ParseResult given, Console console, Page out, Page err) {
        RulesOptions.someFiles(given, console);
        LoadedContent content = RulesOptions.load(given, console, err);
        boolean first = true;
        for (LoadedRule rule : content.rules()) {
            if (!first) {
                out.line("");
            }
            first = false;
            show(rule, out);
        }
        if (content.rules().isEmpty()) {
            err.line("hopline: no rule was found there");
            return ExitCode.GATE;
        }
        return ExitCode.DONE;
    }

    private static void show(LoadedRule rule, Page out) {
        RulePage page = rule.page();
        DetectionInfo info = page.info();
        Annotations annotations = info.annotations();
        out.line(Line.of(Line.Style.HEADING, info.title()));
        field(out, "id", info.id() + " version " + info.version());
        field(out, "file", page.file() + " (" + page.language() + ")");
        field(out, "runs", page.inactive() == null ? "yes" : "no: " + page.inactive());
        field(out, "type", info.type() + ", status " + info.status());
        field(out, "score", String.format(java.util.Locale.ROOT, "%.0f", info.score()) + " (" + info.level().word()
                + ")" + (info.originalLevel() == null ? "" : ", from " + info.originalLevel()));
        field(out, "date", page.date());
        field(out, "author", page.author());
        field(out, "description", info.description());
        field(out, "ATT&CK", joined(annotations.techniques(), derived(annotations, "techniques")));
        field(out, "tactics", joined(annotations.tactics(), derived(annotations, "tactics")));
        field(out, "kill chain", joined(annotations.killChain(), derived(annotations, "killChain")));
        field(out, "NIST", joined(annotations.nist(), derived(annotations, "nist")));
        field(out, "CIS", joined(annotations.cis(), derived(annotations, "cis")));
        field(out, "CVE", joined(annotations.cve(), derived(annotations, "cve")));
        field(out, "stories", String.join(", ", info.stories()));
        field(out, "domain", page.securityDomain());
        field(out, "asset type", page.assetType());
        field(out, "data needed", String.join(", ", info.dataNeeded()));
        field(out, "message", page.template().message());
        field(out, "risk objects", page.template().riskObjects().isEmpty()
                ? "none named"
                : page.template().riskObjects().stream().map(column -> column.column() + " (" + column.type() + ", "
                        + String.format(java.util.Locale.ROOT, "%.0f", column.score()) + ")")
                        .collect(Collectors.joining(", ")));
        field(out, "threats", page.template().threatObjects().stream()
                .map(column -> column.column() + " (" + column.type() + ")").collect(Collectors.joining(", ")));
        page.template().notes().forEach(note -> field(out, "note", note));
        field(out, "search", page.search());
        field(out, "written out", page.expandedSearch() == null ? "" : page.expandedSearch());
        for (RulePage.MacroUse macro : page.macros()) {
            field(out, "macro", macro.name() + " from " + macro.foundIn() + ": " + macro.definition());
        }
        field(out, "how to", page.howToImplement());
        field(out, "false alarms", info.falsePositives());
        for (String step : info.responseSteps()) {
            field(out, "response", step);
        }
        info.references().forEach(reference -> field(out, "reference", reference));
        page.tests().forEach(test -> field(out, "test", test));
        page.ignored().forEach(part -> field(out, "not used", part));
        rule.problems().forEach(problem -> field(out, problem.severity().name().toLowerCase(java.util.Locale.ROOT),
                problem.place() + " " + problem.message() + (problem.hint() == null ? "" : " " + problem.hint())));
        if (!rule.problems().isEmpty()) {
            field(out, "", Quantity.count(rule.problems().size(), "remark", "remarks"));
        }
    }

    private static String derived(Annotations annotations, String name) {
        return annotations.derived().contains(name) ? " (derived)" : "";
    }

    private static String joined(List<String> values, String mark) {
        return values.isEmpty() ? "" : String.join(", ", values) + mark;
    }

    private static void field(Page out, String label, String text) {
        if (text.isBlank()) {
            return;
        }
        String lead = label + " ".repeat(Math.max(LABEL - label.length(), 1));
        for (String part : text.strip().split("\n", -1)) {
            for (String line : Wrap.lines(Escape.terminal(part.stripTrailing()), WIDTH - LABEL)) {
                out.line(Line.of(Line.Style.DIM, lead).and(line));
                lead = " ".repeat(LABEL);
            }
        }
    }
}
