package org.hopline.engine.parse.syslog;

import java.util.List;
import java.util.function.Supplier;
import org.hopline.engine.event.Slice;
import org.hopline.engine.parse.JsonObject;
import org.hopline.engine.parse.LineCutter;
import org.hopline.engine.parse.LogFormat;
import org.hopline.engine.parse.PayloadParser;
import org.hopline.engine.parse.Recognition;
import org.hopline.engine.parse.RecordCutter;
import org.hopline.engine.parse.RecordParser;

/** One JSON object a line with syslog's parts as members: rsyslog's {@code jsonf} templates and their relatives. */
public final class JsonSyslogFormat implements LogFormat {

    private static final int MOST_LINES = 20;

    private final Supplier<List<PayloadParser>> payloads;

    /** @param payloads makes the payload parsers of one source; they are stateful */
    public JsonSyslogFormat(Supplier<List<PayloadParser>> payloads) {
        this.payloads = payloads;
    }

    @Override
    public String name() {
        return "rsyslog-json";
    }

    @Override
    public Recognition recognise(Slice head, String fileName) {
        int lines = 0;
        int fit = 0;
        int from = 0;
        while (from < head.length() && lines < MOST_LINES) {
            int feed = head.indexOf((byte) '\n', from);
            if (feed < 0 && lines > 0) {
                break;
            }
            int end = feed < 0 ? head.length() : feed;
            if (end - from > 1) {
                lines++;
                JsonObject object = head.at(from) == '{' ? JsonObject.read(head.part(from, end)) : null;
                fit += object != null && JsonSyslogParser.fits(object) ? 1 : 0;
            }
            from = end + 1;
        }
        return fit == 0
                ? Recognition.NO
                : new Recognition(0.9 * fit / lines,
                        fit + " of the first " + lines + " lines are JSON objects with syslog's parts");
    }

    @Override
    public RecordCutter cutter() {
        return new LineCutter();
    }

    @Override
    public RecordParser parser() {
        return new JsonSyslogParser(payloads.get());
    }
}
