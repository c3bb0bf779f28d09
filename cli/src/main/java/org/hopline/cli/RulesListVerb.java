package org.hopline.cli;

import java.util.List;
import java.util.Locale;
import org.hopline.cli.report.Quantity;
import org.hopline.content.LoadedContent;
import org.hopline.content.LoadedRule;
import org.hopline.engine.behaviour.Behaviours;
import org.hopline.engine.detect.DetectionInfo;
import org.hopline.engine.escape.Table;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hopline rules list}: what would run. */
final class RulesListVerb implements Verb {

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("list", "Lists Hopline's own detections and those of --rules.");
        RulesOptions.addFilesTo(spec);
        spec.addOption(Options.flag("--inactive", "Only those that do not run, and why."));
        return spec;
    }

    @Override
    public int run(ParseResult given, Console console, Page out, Page err) {
        LoadedContent content = RulesOptions.load(given, console, err);
        if (Options.has(given, "--inactive")) {
            for (LoadedRule rule : content.inactive()) {
                out.line(rule.page().info().id() + "  " + rule.page().info().title());
                out.line("    " + rule.page().file() + ": " + rule.page().inactive());
            }
            out.line(Quantity.count(content.inactive().size(), "rule does", "rules do") + " not run.");
            return ExitCode.DONE;
        }
        Table table = Table.ofWidth(80).left("level", 8).left("type", 11).left("language", 9).flexible("title");
        List<DetectionInfo> own = Behaviours.detections();
        own.forEach(info -> add(info, "", table));
        content.rules()
                .forEach(rule -> add(rule.page().info(), rule.detection() == null ? " (inactive)" : "", table));
        table.lines().forEach(out::line);
        out.line("");
        out.line(Quantity.count(own.size()) + " of Hopline · " + Quantity.count(content.detections().size())
                + " of --rules · " + Quantity.count(content.inactive().size()) + " inactive"
                + (content.inactive().isEmpty() ? "" : ": --inactive says why"));
        return ExitCode.DONE;
    }

    private static void add(DetectionInfo info, String state, Table table) {
        table.row(info.level().word().startsWith("info") ? "info" : info.level().word(),
                info.type().name().toLowerCase(Locale.ROOT),
                info.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '), info.title() + state);
    }
}
