package org.hopline.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hopline.cli.report.Line;
import org.hopline.content.LoadedContent;
import org.hopline.engine.behaviour.Behaviours;
import org.hopline.engine.detect.Detection;
import org.hopline.engine.detect.DetectionInfo;
import org.hopline.engine.detect.DetectionSet;
import org.hopline.engine.escape.Escape;
import org.hopline.engine.escape.TreeText;
import org.hopline.engine.escape.Wrap;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Pick;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.Unparsed;
import org.hopline.engine.explain.Explanation;
import org.hopline.engine.explain.Explanations;
import org.hopline.engine.parse.Formats;
import org.hopline.engine.parse.LogFormat;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.ReadLimits;
import org.hopline.engine.parse.SourceReader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code hopline explain line}: what becomes of one log line, step by step. */
final class ExplainLineVerb implements Verb {

    private static final int WIDTH = 80;
    private static final int LABEL = 10;

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("line",
                "Shows how a log line is read: format, fields, event, which session it would touch and which rules"
                        + " want it. Several lines, as for audit records, may be given as one text or on the standard"
                        + " input.");
        spec.addPositional(PositionalParamSpec.builder().paramLabel("LINE").arity("0..*").type(List.class)
                .auxiliaryTypes(String.class).description("The raw line, quoted; - reads the standard input.").build());
        ReadingOptions.addTo(spec);
        spec.addOption(Options.many("--rules", "PATH", "Detections to hold it against."));
        spec.addOption(Options.many("--macros", "PATH", "Your own macros for them."));
        return spec;
    }

    @Override
    public int run(ParseResult given, Console console, Page out, Page err) {
        Slice bytes = bytes(given, console);
        if (bytes.text().isBlank()) {
            throw ReadingOptions.usage(given, "The line is empty; give it quoted, or - for the standard input.");
        }
        String named = Options.value(given, "--format");
        ReadingOptions.read(given, false);
        Formats.Recognised recognised = Formats.recognise(bytes, "line");
        LogFormat format = named.isEmpty() ? recognised.format() : Formats.named(named);
        if (format == null) {
            say(out, "format", "none: " + recognised.recognition().reason());
            return ExitCode.DONE;
        }
        say(out, "format", named.isEmpty()
                ? String.format(Locale.ROOT, "%s (%.2f): %s", format.name(), recognised.recognition().confidence(),
                        recognised.recognition().reason())
                : format.name() + ", as you said");
        Outcome outcome = new Outcome();
        SourceReader reader = new SourceReader(new SourceId("line"), format, outcome, ReadLimits.DEFAULT);
        byte[] copy = bytes.toBytes();
        reader.feed(copy, copy.length);
        reader.end();
        LoadedContent content = Preparation.content(given,
                Options.values(given, "--rules").stream().map(text -> console.path(text)).toList(),
                RulesOptions.macros(given, console), false, err);
        DetectionSet detections = DetectionSet.of(content.detections());
        for (Unparsed unparsed : outcome.unparsed) {
            say(out, "record", "not understood: " + unparsed.reason());
        }
        for (String remark : outcome.remarks) {
            say(out, "remark", remark);
        }
        for (Event event : outcome.events) {
            show(event, outcome.headerOnly.contains(event), detections, out);
        }
        return ExitCode.DONE;
    }

    private static Slice bytes(ParseResult given, Console console) {
        List<String> words = Options.positionals(given);
        if (words.isEmpty()) {
            throw ReadingOptions.usage(given, "Give the line, quoted, or - for the standard input.");
        }
        if (words.equals(List.of("-"))) {
            try {
                return Slice.of(console.in().readNBytes(1 << 20));
            } catch (IOException e) {
                throw ReadingOptions.usage(given, "The standard input cannot be read: " + ReportFiles.why(e));
            }
        }
        return Slice.of((String.join(" ", words) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void show(Event event, boolean headerOnly, DetectionSet detections, Page out) {
        String view = event.view().name().toLowerCase(Locale.ROOT);
        say(out, "event", "view " + view + (headerOnly
                ? ", header only: its program or type has no parser here, keyword rules still see it"
                : ""));
        tree(Explanations.of(event), out);
        say(out, "session", Touches.sentence(event.kind()));
        List<Pick> picks = detections.match(event);
        List<DetectionInfo> behaviours = Behaviours.detections();
        SortedSet<String> titles = new TreeSet<>();
        for (Pick pick : picks) {
            Detection detection = detections.detection(pick.detection());
            titles.add(detection == null ? pick.detection() : detection.info().title());
        }
        if (event.kind() instanceof Kind.Authentication logon && logon.verdict() == Kind.Verdict.ACCEPTED) {
            // Behaviours look at every accepted session, not at lines.
            behaviours.forEach(behaviour -> titles.add(behaviour.title()));
        }
        int all = detections.detections().size() + behaviours.size();
        say(out, "rules", titles.isEmpty()
                ? "none of " + all + " wants it"
                : titles.size() + " of " + all + (titles.size() == 1 ? " wants it: " : " want it: ")
                        + String.join("; ", titles));
    }

    private static void tree(Explanation explanation, Page out) {
        for (String line : TreeText.lines(explanation, Explanation::text, Explanation::children, WIDTH - LABEL)) {
            out.line(" ".repeat(LABEL) + line);
        }
    }

    private static void say(Page out, String label, String text) {
        String lead = label + " ".repeat(LABEL - label.length());
        for (String line : Wrap.lines(Escape.terminal(text), WIDTH - LABEL)) {
            out.line(Line.of(Line.Style.HEADING, lead).and(line));
            lead = " ".repeat(LABEL);
        }
    }

    /** What the reader said of the records, in order. */
    private static final class Outcome implements ParseSink {
        private final List<Event> events = new ArrayList<>();
        private final List<Event> headerOnly = new ArrayList<>();
        private final List<Unparsed> unparsed = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();

        @Override
        public void understood(Event event) {
            events.add(event);
        }

        @Override
        public void headerOnly(Event event) {
            events.add(event);
            headerOnly.add(event);
        }

        @Override
        public void unparsed(Unparsed record) {
            unparsed.add(record);
        }

        @Override
        public void assembled(Event event) {
            events.add(event);
        }

        @Override
        public void noted(String reason) {
            remarks.add(reason);
        }
    }
}
