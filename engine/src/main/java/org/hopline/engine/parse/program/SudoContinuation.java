package org.hopline.engine.parse.program;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.View;
import org.hopline.engine.parse.ParseSink;
import org.jspecify.annotations.Nullable;

/**
 * Puts together the commands that sudo cut: it splits its text at blanks before about 960 bytes and begins each further
 * record with {@code USER : (command continued) }.
 */
final class SudoContinuation {

    /** A shorter record is never the first of several: sudo fills its records. */
    private static final int LEAST_CUT = 700;
    /** Most bytes of a command that is put together. */
    private static final int MOST_BYTES = 1 << 20;
    private static final long PATIENCE_NANOS = 2_000_000_000L;
    private static final int PATIENCE_RECORDS = 256;

    private final Programs programs;
    private final List<LogRecord> parts = new ArrayList<>();
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private @Nullable Event first;
    private Programs.@Nullable Reader reader;
    private int passed;

    SudoContinuation(Programs programs) {
        this.programs = programs;
    }

    /** Notes that a record comes: lets go of a command when it cannot go on any more. */
    void pass(Carried carried, ParseSink sink) {
        Event held = first;
        if (held == null) {
            return;
        }
        boolean continues = isSudo(carried) && continuation(carried.message) >= 0;
        boolean over = isSudo(carried) && !continues && carried.pid == held.pid()
                && carried.message.length() > 0 && carried.message.indexOf((byte) ';', 0) >= 0;
        if (over || ++passed > PATIENCE_RECORDS || carried.time > held.time() + PATIENCE_NANOS) {
            flush(sink);
        }
    }

    /** Whether this record is to be held: the first of several perhaps, or one that goes on. */
    boolean takes(Carried carried) {
        if (first == null && carried.message.length() < LEAST_CUT || !isSudo(carried)) {
            return false;
        }
        int at = continuation(carried.message);
        return first != null && at >= 0
                || at < 0 && carried.message.length() >= LEAST_CUT && carried.message.indexOf((byte) '=', 0) >= 0;
    }

    /** Holds the event of a record that {@link #takes} said yes to. */
    void hold(Event event) {
        Slice message = event.message();
        int at = continuation(message);
        if (at < 0) {
            first = event;
            passed = 0;
            parts.clear();
            text.reset();
            text.writeBytes(message.toBytes());
        } else if (text.size() + message.length() < MOST_BYTES) {
            // sudo took the blank at which it cut.
            text.write(' ');
            text.writeBytes(Slice.of(message.array(), at, message.end() - at).toBytes());
        }
        parts.add(event.record().detached());
        reader = programs.reader(event.program() == null ? "sudo" : event.program());
    }

    /** Gives the held command as an assembled event. */
    void flush(ParseSink sink) {
        Event held = first;
        Programs.Reader by = reader;
        first = null;
        if (held == null || by == null) {
            return;
        }
        Slice whole = Slice.of(text.toByteArray());
        Kind kind = programs.read(by, whole);
        if (kind != null && !(kind instanceof Kind.Logged)) {
            sink.assembled(new Event(held.family(), View.ASSEMBLED, kind, held.time(), held.quality(), held.clock(),
                    held.host(), held.program(), held.pid(), whole, held.fields(), held.record(), parts));
        }
    }

    private static boolean isSudo(Carried carried) {
        Carried.Tag tag = carried.tag;
        return tag != null && tag.reader.parser() instanceof SudoMessages;
    }

    private static int continuation(Slice message) {
        return SudoMessages.continuation(message.array(), message.offset(), message.end());
    }
}
