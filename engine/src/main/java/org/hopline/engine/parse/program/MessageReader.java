package org.hopline.engine.parse.program;

import java.util.List;
import java.util.Objects;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.Fields;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.View;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.PayloadParser;
import org.hopline.engine.parse.SliceCache;
import org.jspecify.annotations.Nullable;

/**
 * Says what a record with a known header tells: by the payload parsers (Sysmon, audit), else by its program. One per
 * source.
 *
 * <p>Repeats: a record {@code message repeated N times: [ TEXT]} is an event of TEXT, and N - 1 more are given as
 * assembled events; {@code last message repeated N times} is an event of no kind, and N assembled events of the message
 * before it follow when host and program agree. More than {@link #MOST_REPEATS} are not made.
 *
 * <p>sudo cuts a long command into several records. A record long enough to be the first of several has no kind; the
 * whole command is given as an assembled event once it is known to have ended.
 */
public final class MessageReader {

    /** Most events that one repeat makes. */
    public static final int MOST_REPEATS = 1_000;

    private final LogFamily family;
    private final List<PayloadParser> payloads;
    private final Programs programs = new Programs();
    private final SliceCache<Carried.Tag> tags = new SliceCache<>(1024,
            name -> new Carried.Tag(programs.reader(name)));
    private final SudoContinuation sudo = new SudoContinuation(programs);
    private @Nullable Event last;

    /** A reader of the records of one source. */
    public MessageReader(LogFamily family, List<PayloadParser> payloads) {
        this.family = family;
        this.payloads = List.copyOf(payloads);
    }

    /** The tag of these bytes. */
    public Carried.Tag tag(byte[] bytes, int from, int to) {
        return tags.get(bytes, from, to);
    }

    /** Reads the record; the sink hears of exactly one event of view record. */
    public void read(Carried carried, ParseSink sink) {
        read(carried, null, sink);
    }

    /** The same for a record whose own fields say what happened; then {@code known} is its kind. */
    public void read(Carried carried, @Nullable Kind known, ParseSink sink) {
        Carried.Tag tag = carried.tag;
        if (known != null) {
            emit(carried, known, carried.message, sink);
            return;
        }
        if ((tag == null || tag.reader.carries()) && payload(carried, sink)) {
            return;
        }
        Slice message = carried.message;
        if (Repeats.mayBe(message) && repeated(carried, sink)) {
            return;
        }
        if (tag == null) {
            emit(carried, null, message, sink);
            return;
        }
        sudo.pass(carried, sink);
        if (sudo.takes(carried)) {
            Event event = event(carried, Kind.Logged.INSTANCE, message);
            sudo.hold(event);
            last = event;
            sink.understood(event);
            return;
        }
        emit(carried, programs.read(tag.reader, message), message, sink);
    }

    /** The source has ended. */
    public void end(ParseSink sink) {
        sudo.flush(sink);
        for (PayloadParser payload : payloads) {
            payload.end(sink);
        }
    }

    /** Offers a record without any header to the payload parsers; false, the sink untold, when it is none of theirs. */
    public boolean payload(Carried carried, ParseSink sink) {
        String program = carried.tag == null ? "" : carried.tag.program();
        for (PayloadParser payload : payloads) {
            if (payload.accepts(program, carried.message)
                    && payload.parse(record(carried), carried.message, new PayloadParser.Carrier(carried.host,
                            carried.time, carried.quality, carried.clock), sink)) {
                return true;
            }
        }
        return false;
    }

    private boolean repeated(Carried carried, ParseSink sink) {
        Slice message = carried.message;
        Slice inner = Repeats.bracketed(message);
        if (inner != null && carried.tag != null) {
            Kind kind = programs.read(carried.tag.reader, inner);
            Event first = emit(carried, kind, inner, sink);
            again(first, Repeats.count(message) - 1, first, sink);
            return true;
        }
        Event before = last;
        long count = Repeats.isLast(message) ? Repeats.count(message) : -1;
        if (count < 0) {
            return false;
        }
        Event event = event(carried, Kind.Logged.INSTANCE, message);
        sink.understood(event);
        if (before != null && Objects.equals(before.host(), event.host())
                && (event.program() == null || event.program().equals(before.program()))) {
            again(before, count, event, sink);
        }
        return true;
    }

    /** The same once more, told by another record. */
    private static void again(Event what, long times, Event told, ParseSink sink) {
        if (what.kind() instanceof Kind.Logged) {
            return;
        }
        for (long i = 0; i < Math.min(times, MOST_REPEATS); i++) {
            sink.assembled(new Event(what.family(), View.ASSEMBLED, what.kind(), told.time(), told.quality(),
                    told.clock(), what.host(), what.program(), what.pid(), what.message(), what.fields(),
                    told.record(), List.of()));
        }
    }

    private Event emit(Carried carried, @Nullable Kind kind, Slice message, ParseSink sink) {
        Event event = event(carried, kind == null ? Kind.Logged.INSTANCE : kind, message);
        last = event;
        if (kind == null) {
            sink.headerOnly(event);
        } else {
            sink.understood(event);
        }
        return event;
    }

    private Event event(Carried carried, Kind kind, Slice message) {
        String program = carried.tag == null ? null : carried.tag.program();
        Fields fields = new MessageFields(carried.fields, carried.priority, carried.host, program, carried.pid,
                message, kind);
        return new Event(family, View.RECORD, kind, carried.time, carried.quality, carried.clock, carried.host,
                program, carried.pid, message, fields, record(carried), List.of());
    }

    private static LogRecord record(Carried carried) {
        return Objects.requireNonNull(carried.record, "a carried message without its record");
    }
}
