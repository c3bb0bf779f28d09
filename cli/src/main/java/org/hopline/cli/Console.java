package org.hopline.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * All that a command may know of the process it runs in.
 *
 * @param in the standard input
 * @param out results; the command flushes it, the caller closes it
 * @param err everything else
 * @param environment variables
 * @param directory where relative paths begin
 * @param outIsTerminal whether a person reads {@code out}: colour
 * @param errIsTerminal whether a person reads {@code err}: progress
 * @param interrupted whether the user asked to stop
 */
public record Console(InputStream in, OutputStream out, OutputStream err, SortedMap<String, String> environment,
        Path directory, boolean outIsTerminal, boolean errIsTerminal, BooleanSupplier interrupted) {

    /** Keeps its own copy. */
    public Console {
        environment = new TreeMap<>(environment);
    }

    /** A console of files and pipes, as scripts and tests have it. */
    public static Console plain(InputStream in, OutputStream out, OutputStream err, Map<String, String> environment,
            Path directory) {
        return new Console(in, out, err, new TreeMap<>(environment), directory, false, false, () -> false);
    }

    /** The same, asked to stop as soon as this says so. */
    public Console interruptedBy(BooleanSupplier stop) {
        return new Console(in, out, err, environment, directory, outIsTerminal, errIsTerminal, stop);
    }

    /** A file the user names, spelled as the user does, so that output names it the same way. */
    Path path(String text) {
        return directory.equals(Path.of("").toAbsolutePath()) ? Path.of(text) : directory.resolve(text);
    }

    /** The value of a variable; empty where it is unset. */
    String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    /** Whether output may be coloured: a terminal, and nobody said no ({@code NO_COLOR}, {@code TERM=dumb}). */
    boolean colour() {
        return outIsTerminal && variable("NO_COLOR").isEmpty() && !variable("TERM").equals("dumb");
    }
}
