package org.hopline.cli;

import java.io.FileInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** The process: the only place that touches the system's streams, environment and exit. */
public final class Main {

    private Main() {}

    /** Runs one command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        java.io.Console terminal = System.console();
        boolean person = terminal != null && terminal.isTerminal();
        // The JDK tells of both ends of a terminal at once; the launcher, which can ask for each, says more.
        boolean out = isTerminal("hopline.out.terminal", person);
        boolean err = isTerminal("hopline.err.terminal", person);
        Console console = new Console(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err), new TreeMap<>(System.getenv()),
                Path.of("").toAbsolutePath(), out, err);
        System.exit(Hopline.run(console, List.of(arguments)));
    }

    private static boolean isTerminal(String property, boolean otherwise) {
        String said = System.getProperty(property);
        return said == null ? otherwise : said.equals("1");
    }
}
