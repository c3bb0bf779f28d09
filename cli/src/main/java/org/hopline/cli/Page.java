package org.hopline.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** A stream of text for people. */
final class Page implements AutoCloseable {

    private final PrintWriter printer;

    private Page(OutputStream stream) {
        this.printer = new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), false);
    }

    /** The standard output. */
    static Page results(Console console) {
        return new Page(console.out());
    }

    /** The standard error. */
    static Page messages(Console console) {
        return new Page(console.err());
    }

    PrintWriter printer() {
        return printer;
    }

    @Override
    public void close() {
        printer.flush();
    }
}
