package org.hopline.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hopline.cli.report.Line;
import org.hopline.engine.escape.Escape;

/**
 * A stream of text. Whatever is put on it for people is made harmless here once more, as the last thing before the
 * stream, so that no forgotten call lets log text act on a terminal; colour is added after that.
 *
 * <p>A reader that goes away ({@code | head}) ends the output quietly: {@link #broken()} says so.
 */
final class Page implements AutoCloseable {

    private final Writer writer;
    private final boolean colour;
    private boolean broken;

    private Page(OutputStream stream, boolean colour) {
        this.writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 14);
        this.colour = colour;
    }

    /** The standard output. */
    static Page results(Console console) {
        return new Page(console.out(), console.colour());
    }

    /** The standard error: sentences about the run, never coloured. */
    static Page messages(Console console) {
        return new Page(console.err(), false);
    }

    /** A file. */
    static Page file(OutputStream stream) {
        return new Page(stream, false);
    }

    /** One line for people. */
    void line(String text) {
        write(Escape.terminal(text) + "\n");
    }

    /** One line for people, with colour where that is wanted. */
    void line(Line line) {
        StringBuilder out = new StringBuilder();
        for (Line.Span span : line.spans()) {
            String text = Escape.terminal(span.text());
            String code = colour ? span.style().code() : "";
            out.append(code.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m");
        }
        write(out.append('\n').toString());
    }

    /** Lines for people. */
    void lines(List<Line> lines) {
        lines.forEach(this::line);
    }

    /** A line for programs, in a format whose own rules made it harmless: JSON of {@code engine.wire}, CSV. */
    void record(String text) {
        write(text + "\n");
    }

    /** What picocli or we ourselves wrote of our own words, as it is. */
    void own(String text) {
        write(text);
    }

    /** Text that overwrites itself: progress on a terminal. */
    void overwrite(String text) {
        write("\r\u001b[K" + Escape.terminal(text));
        flush();
    }

    /** Whether nobody reads on. */
    boolean broken() {
        return broken;
    }

    void flush() {
        quietly(() -> {
            writer.flush();
            return true;
        });
    }

    private void write(String text) {
        quietly(() -> {
            writer.write(text);
            return true;
        });
    }

    /** Something that may fail with the stream. */
    private interface Step {
        boolean run() throws IOException;
    }

    private void quietly(Step step) {
        if (broken) {
            return;
        }
        try {
            broken = !step.run();
        } catch (IOException e) {
            broken = true;
        }
    }

    @Override
    public void close() {
        flush();
    }
}
