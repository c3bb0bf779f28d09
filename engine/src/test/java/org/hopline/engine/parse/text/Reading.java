package org.hopline.engine.parse.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.Unparsed;
import org.hopline.engine.parse.Formats;
import org.hopline.engine.parse.LogFormat;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.ReadLimits;
import org.hopline.engine.parse.SourceReader;
import org.hopline.engine.parse.SourceTally;

/** Reads bytes as one source and keeps everything that came out. */
public final class Reading implements ParseSink {

    /** Events of view record, in order. */
    public final List<Event> events = new ArrayList<>();
    /** Those of them whose message nobody knew. */
    public final List<Event> headerOnly = new ArrayList<>();
    /** Assembled events. */
    public final List<Event> assembled = new ArrayList<>();
    /** Records not understood. */
    public final List<Unparsed> unparsed = new ArrayList<>();

    private SourceTally tally = new SourceReader(new SourceId("none"), format("syslog"), this, ReadLimits.DEFAULT)
            .tally();

    /** Reads in one piece. */
    public static Reading of(String format, byte[] bytes) {
        return of(format, bytes, Math.max(1, bytes.length), ReadLimits.DEFAULT);
    }

    /** Reads a text. */
    public static Reading of(String format, String text) {
        return of(format, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Reads in pieces of a size. */
    public static Reading of(String format, byte[] bytes, int piece, ReadLimits limits) {
        Reading reading = new Reading();
        SourceReader reader = new SourceReader(new SourceId("test"), format(format), reading, limits);
        for (int at = 0; at < bytes.length; at += piece) {
            byte[] part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece));
            reader.feed(part, part.length);
        }
        reader.end();
        reading.tally = reader.tally();
        return reading;
    }

    /** The format of a name. */
    public static LogFormat format(String name) {
        return Objects.requireNonNull(Formats.named(name), name);
    }

    /** The reader's numbers. */
    public SourceTally tally() {
        return tally;
    }

    /** The kinds of the record events in order. */
    public List<Kind> kinds() {
        return events.stream().map(Event::kind).toList();
    }

    @Override
    public void understood(Event event) {
        events.add(event);
    }

    @Override
    public void headerOnly(Event event) {
        events.add(event);
        headerOnly.add(event);
    }

    @Override
    public void unparsed(Unparsed record) {
        unparsed.add(record);
    }

    @Override
    public void assembled(Event event) {
        assembled.add(event);
    }
}
