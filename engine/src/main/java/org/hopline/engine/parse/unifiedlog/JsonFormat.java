package org.hopline.engine.parse.unifiedlog;

import java.util.List;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.event.Unparsed;
import org.hopline.engine.parse.ByteText;
import org.hopline.engine.parse.JsonObject;
import org.hopline.engine.parse.LogFormat;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.Recognition;
import org.hopline.engine.parse.RecordCutter;
import org.hopline.engine.parse.RecordParser;
import org.hopline.engine.parse.program.Carried;
import org.hopline.engine.parse.program.MessageReader;
import org.jspecify.annotations.Nullable;

/** {@code log show --style json} (one array) and {@code ndjson} (one object a line). */
final class JsonFormat implements LogFormat {

    static final String CUT_OFF = "JSON object of log broken off";
    static final String NO_ROW = "no row of log: timestamp and eventMessage expected";

    private static final byte[] EVENT_MESSAGE = ByteText.ascii("\"eventMessage\"");
    private static final byte[] PROCESS = ByteText.ascii("\"processImagePath\"");

    private final boolean lines;

    JsonFormat(boolean lines) {
        this.lines = lines;
    }

    @Override
    public String name() {
        return lines ? "unified-ndjson" : "unified-json";
    }

    @Override
    public Recognition recognise(Slice head, String fileName) {
        int at = 0;
        while (at < head.length() && head.at(at) != '{' && head.at(at) != '[') {
            int feed = head.indexOf((byte) '\n', at);
            boolean header = feed > 0 && (head.at(at) == 'F' || head.at(at) == 'S');
            at = head.at(at) <= ' ' ? at + 1 : header ? feed + 1 : head.length();
        }
        if (at >= head.length() || head.at(at) == '[' == lines || head.indexOf(EVENT_MESSAGE, at) < 0
                || head.indexOf(PROCESS, at) < 0) {
            return Recognition.NO;
        }
        return new Recognition(0.96, "JSON " + (lines ? "lines" : "array")
                + " with the members eventMessage and processImagePath, as log show prints it");
    }

    @Override
    public RecordCutter cutter() {
        return new JsonCutter(lines);
    }

    @Override
    public RecordParser parser() {
        return new Parser();
    }

    private static final class Parser implements RecordParser {

        private final MessageReader reader = new MessageReader(LogFamily.UNIFIED_LOG, List.of());
        private final Carried carried = new Carried();
        private final RowTime time = new RowTime();

        @Override
        public void parse(LogRecord record, ParseSink sink) {
            Slice bytes = record.bytes();
            JsonObject object = JsonObject.read(bytes);
            if (object == null) {
                sink.unparsed(new Unparsed(record, bytes.at(0) == '{' ? CUT_OFF : NO_ROW));
                return;
            }
            Slice timestamp = object.slice("timestamp");
            if (timestamp == null || !time.read(timestamp.array(), timestamp.offset(), timestamp.end())
                    || object.index("eventMessage") < 0 && object.index("eventType") < 0) {
                sink.unparsed(new Unparsed(record, NO_ROW));
                return;
            }
            Slice message = object.slice("eventMessage");
            carried.record = record;
            carried.time = time.time;
            carried.quality = time.zoned ? TimeQuality.EXACT : TimeQuality.ZONE_ASSUMED;
            carried.clock = time.zoned ? Event.Clock.UTC : Event.Clock.WALL;
            carried.host = null;
            carried.tag = tag(object.slice("processImagePath"));
            carried.pid = pid(object.slice("processID"));
            carried.message = message == null ? Slice.EMPTY : message;
            carried.priority = -1;
            carried.fields = new JsonFields(object);
            reader.read(carried, sink);
        }

        private Carried.@Nullable Tag tag(
                @Nullable Slice path) {
            if (path == null || path.isEmpty()) {
                return null;
            }
            int slash = ByteText.findLast(path.array(), path.offset(), path.end(), '/');
            int from = slash < 0 ? path.offset() : slash + 1;
            return from == path.end() ? null : reader.tag(path.array(), from, path.end());
        }

        private static long pid(@Nullable Slice digits) {
            return digits == null ? -1 : ByteText.number(digits.array(), digits.offset(), digits.end());
        }

        @Override
        public void end(ParseSink sink) {
            reader.end(sink);
        }
    }
}
