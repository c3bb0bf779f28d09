package org.hopline.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The root command, and the way into every other. */
public final class Hopline {

    private Hopline() {}

    /**
     * Runs one command line.
     *
     * @return the exit code
     */
    public static int run(Console console, List<String> arguments) {
        try (Page out = Page.results(console); Page err = Page.messages(console)) {
            Map<String, Verb> verbs = verbs();
            CommandLine line = commandLine(verbs);
            StringWriter help = new StringWriter();
            line.setOut(new PrintWriter(help)).setErr(new PrintWriter(help));
            line.setColorScheme(CommandLine.Help.defaultColorScheme(console.colour() ? Ansi.ON : Ansi.OFF));
            try {
                List<String> typed = helpLast(arguments);
                ParseResult given = line.parseArgs(typed.toArray(String[]::new));
                Integer asked = CommandLine.executeHelpRequest(given);
                out.own(help.toString());
                return asked != null ? asked : dispatch(line, typed, given, verbs, console, out, err);
            } catch (ParameterException e) {
                err.line(e.getMessage() == null ? "wrong usage" : e.getMessage());
                err.line("See: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
                return ExitCode.USAGE;
            } catch (OutOfMemoryError e) {
                err.line("hopline: out of memory (" + e.getMessage() + "). Give it more: HOPLINE_JAVA_OPTS=-Xmx4g");
                return ExitCode.FAILURE;
            } catch (RuntimeException e) {
                return failed(e, console, err);
            }
        }
    }

    /** A defect of ours: what it was, and with {@code HOPLINE_DEBUG} where. */
    private static int failed(RuntimeException e, Console console, Page err) {
        err.line("hopline: failed, which is a defect of Hopline: " + e);
        if (console.variable("HOPLINE_DEBUG").isEmpty()) {
            err.line("hopline: HOPLINE_DEBUG=1 shows where; please report it with that");
        } else {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                err.line(cause.toString());
                for (StackTraceElement element : cause.getStackTrace()) {
                    err.line("  at " + element);
                }
            }
        }
        return ExitCode.FAILURE;
    }

    /** The whole command line with all that can be asked of it: for the reference page too. */
    static CommandLine commandLine(Map<String, Verb> verbs) {
        CommandSpec root = Options.command("hopline",
                "Finds intruders who move through a fleet by SSH, and shows the line of hops they took.");
        root.addOption(
                OptionSpec.builder("-V", "--version").versionHelp(true).description("Print the version.").build());
        root.version("hopline " + Version.number() + " (Java " + System.getProperty("java.version") + ")");
        root.usageMessage().footer("", "hopline help COMMAND says more of each. Start with: hopline scan FOLDER");
        Map<String, CommandSpec> groups = new TreeMap<>();
        verbs.forEach((name, verb) -> {
            int space = name.indexOf(' ');
            CommandSpec parent = space < 0
                    ? root
                    : groups.computeIfAbsent(name.substring(0, space), group -> Options.command(group, group(group)));
            parent.addSubcommand(name.substring(space + 1), new CommandLine(verb.spec()));
        });
        groups.forEach((name, spec) -> root.addSubcommand(name, new CommandLine(spec)));
        return new CommandLine(root);
    }

    private static int dispatch(CommandLine line, List<String> typed, ParseResult given, Map<String, Verb> verbs,
            Console console, Page out, Page err) {
        ParseResult innermost = innermost(given);
        String name = nameOf(given);
        Verb verb = verbs.get(name);
        if (verb == null) {
            throw new ParameterException(innermost.commandSpec().commandLine(),
                    name.isEmpty() ? "Name a command." : "Name one of the commands of " + name + ".");
        }
        List<String> more = Configuration.missing(innermost, name, console);
        if (!more.isEmpty()) {
            // Commands stand first, since the root takes no options that go on.
            int depth = name.split(" ", -1).length;
            List<String> all = new ArrayList<>(typed.subList(0, depth));
            all.addAll(more);
            all.addAll(typed.subList(depth, typed.size()));
            innermost = innermost(line.parseArgs(all.toArray(String[]::new)));
        }
        return verb.run(innermost, console, out, err);
    }

    private static ParseResult innermost(ParseResult given) {
        ParseResult innermost = given;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        return innermost;
    }

    private static String nameOf(ParseResult given) {
        List<String> names = new ArrayList<>();
        for (ParseResult at = given; at.hasSubcommand();) {
            at = at.subcommand();
            names.add(at.commandSpec().name());
        }
        return String.join(" ", names);
    }

    /** {@code help scan} asks the same as {@code scan --help}. */
    private static List<String> helpLast(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.getFirst().equals("help")) {
            return arguments;
        }
        List<String> moved = new ArrayList<>(arguments.subList(1, arguments.size()));
        moved.add("--help");
        return moved;
    }

    /** Every command by its full name. */
    static Map<String, Verb> verbs() {
        Map<String, Verb> verbs = new TreeMap<>();
        verbs.put("scan", new ScanVerb());
        verbs.put("explain line", new ExplainLineVerb());
        verbs.put("verify", new VerifyVerb());
        verbs.put("rules list", new RulesListVerb());
        verbs.put("rules show", new RulesShowVerb());
        verbs.put("rules validate", new RulesValidateVerb());
        verbs.put("formats", new FormatsVerb());
        return verbs;
    }

    private static String group(String name) {
        return switch (name) {
            case "explain" -> "Says why.";
            case "rules" -> "Lists, shows and checks detections.";
            default -> "";
        };
    }
}
