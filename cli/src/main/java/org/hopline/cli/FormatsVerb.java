package org.hopline.cli;

import java.util.List;
import org.hopline.engine.parse.Formats;
import org.hopline.engine.parse.LogFormat;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hopline formats}: what can be read. */
final class FormatsVerb implements Verb {

    private static final List<String> PACKINGS = List.of("plain", "gz (many members)", "xz", "zst (many frames)", "bz2",
            "tar", "tar.gz and its kin", "zip");

    @Override
    public CommandSpec spec() {
        return Options.command("formats", "Lists the formats that are recognised; --format takes their names.");
    }

    @Override
    public int run(ParseResult given, Console console, Page out, Page err) {
        for (LogFormat format : Formats.all()) {
            out.line(format.name());
        }
        out.line("");
        out.line("Packed as: " + String.join(", ", PACKINGS));
        return ExitCode.DONE;
    }
}
