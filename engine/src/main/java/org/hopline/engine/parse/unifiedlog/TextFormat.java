package org.hopline.engine.parse.unifiedlog;

import java.util.List;
import java.util.Locale;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.event.Unparsed;
import org.hopline.engine.parse.LogFormat;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.Recognition;
import org.hopline.engine.parse.RecordCutter;
import org.hopline.engine.parse.RecordParser;
import org.hopline.engine.parse.program.Carried;
import org.hopline.engine.parse.program.MessageReader;

/** {@code log show --style syslog|default|compact}. */
final class TextFormat implements LogFormat {

    static final String NO_ROW = "no row of this style of log";

    private static final int ROWS_LOOKED_AT = 32;

    private final TextRow.Style style;

    TextFormat(TextRow.Style style) {
        this.style = style;
    }

    @Override
    public String name() {
        return "unified-" + style.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Recognition recognise(Slice head, String fileName) {
        TextRow row = new TextRow(style);
        int[] seen = new int[2];
        RecordCutter.CutSink sink = new RecordCutter.CutSink() {
            @Override
            public void record(int from, int to, int next, int lines) {
                if (seen[0] < ROWS_LOOKED_AT) {
                    seen[0]++;
                    seen[1] += row.read(Slice.of(head.array(), from, to - from)) ? 1 : 0;
                }
            }

            @Override
            public void ignored(int from, int next, int lines, String reason) {
                // Headers say nothing that the rows do not say better.
            }
        };
        cutter().cut(head.array(), head.offset(), head.end(), true, sink);
        return seen[1] == 0
                ? Recognition.NO
                : new Recognition(0.97 * seen[1] / seen[0], seen[1] + " of the first " + seen[0]
                        + " rows are as log show --style " + style.name().toLowerCase(Locale.ROOT) + " prints them");
    }

    @Override
    public RecordCutter cutter() {
        return new TextCutter();
    }

    @Override
    public RecordParser parser() {
        return new Parser();
    }

    private final class Parser implements RecordParser {

        private final TextRow row = new TextRow(style);
        private final MessageReader reader = new MessageReader(LogFamily.UNIFIED_LOG, List.of());
        private final Carried carried = new Carried();

        @Override
        public void parse(LogRecord record, ParseSink sink) {
            if (!row.read(record.bytes())) {
                sink.unparsed(new Unparsed(record, NO_ROW));
                return;
            }
            carried.record = record;
            carried.time = row.time.time;
            carried.quality = row.time.zoned ? TimeQuality.EXACT : TimeQuality.ZONE_ASSUMED;
            carried.clock = row.time.zoned ? Event.Clock.UTC : Event.Clock.WALL;
            carried.host = null;
            carried.tag = reader.tag(record.bytes().array(), row.processFrom, row.processTo);
            carried.pid = row.pid;
            carried.message = row.message;
            carried.priority = -1;
            carried.fields = row.fields();
            reader.read(carried, sink);
        }

        @Override
        public void end(ParseSink sink) {
            reader.end(sink);
        }
    }
}
