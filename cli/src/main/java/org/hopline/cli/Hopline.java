package org.hopline.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root command, and the way into every other. */
@Command(name = "hopline", mixinStandardHelpOptions = true, versionProvider = Hopline.VersionLine.class, subcommands = {
    CommandLine.HelpCommand.class}, synopsisSubcommandLabel = "COMMAND", description = "Finds intruders who move through a fleet by SSH, and shows the line of hops they took.", footer = {
        "", "hopline help COMMAND says more of each. Start with: hopline scan FOLDER"})
public final class Hopline implements Runnable {

    @Spec
    private CommandSpec spec;

    private Hopline() {}

    /**
     * Runs one command line.
     *
     * @return the exit code
     */
    public static int run(Console console, List<String> arguments) {
        try (Page out = Page.results(console); Page err = Page.messages(console)) {
            CommandLine line = new CommandLine(new Hopline());
            line.setOut(out.printer()).setErr(err.printer());
            line.setColorScheme(CommandLine.Help.defaultColorScheme(
                    console.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
            return line.execute(arguments.toArray(String[]::new));
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }

    /** {@code hopline 0.1.0 (JDK 25.0.3)}. */
    static final class VersionLine implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[]{"hopline " + Version.number() + " (Java " + System.getProperty("java.version") + ")"};
        }
    }
}
