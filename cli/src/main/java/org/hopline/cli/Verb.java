package org.hopline.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A command: what it takes, and what it does. */
interface Verb {

    /** Its name, options, parameters and help, made anew for each command line. */
    CommandSpec spec();

    /**
     * Does it.
     *
     * @param given what the user wrote
     * @return one of {@link ExitCode}
     * @throws picocli.CommandLine.ParameterException on usage that options alone cannot rule out
     */
    int run(ParseResult given, Console console, Page out, Page err);
}
