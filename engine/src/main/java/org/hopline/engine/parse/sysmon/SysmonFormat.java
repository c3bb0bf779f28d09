package org.hopline.engine.parse.sysmon;

import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.Unparsed;
import org.hopline.engine.parse.LogFormat;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.Recognition;
import org.hopline.engine.parse.RecordCutter;
import org.hopline.engine.parse.RecordParser;

/**
 * Sysmon for Linux: bare {@code <Event>} lines, as Splunk collects them, with or without an XML declaration, among other
 * lines too. Source: github.com/microsoft/SysmonForLinux, and real events of versions 1.0 to 1.3.
 */
public final class SysmonFormat implements LogFormat {

    /** Why a line is no record of this format. */
    public static final String NO_EVENT = "no Sysmon event in the line";

    private static final byte[] PROVIDER = {'L', 'i', 'n', 'u', 'x', '-', 'S', 'y', 's', 'm', 'o', 'n'};
    private static final int LINES_LOOKED_AT = 64;

    @Override
    public String name() {
        return "sysmon-linux";
    }

    @Override
    public Recognition recognise(Slice head, String fileName) {
        if (head.indexOf(PROVIDER, 0) < 0) {
            return Recognition.NO;
        }
        int lines = 0;
        int bare = 0;
        int from = 0;
        while (from < head.length() && lines < LINES_LOOKED_AT) {
            int feed = head.indexOf((byte) '\n', from);
            int end = feed < 0 ? head.length() : feed;
            if (end > from) {
                Slice line = head.part(from, end);
                lines++;
                bare += line.at(0) == '<' && SysmonReader.begin(line) >= 0 ? 1 : 0;
            }
            from = end + 1;
        }
        return bare == 0
                ? new Recognition(0.1, "Sysmon for Linux events inside lines of another format")
                : new Recognition(0.6 + 0.38 * bare / lines, bare + " of the first " + lines
                        + " lines are <Event> elements, and their provider is Linux-Sysmon");
    }

    @Override
    public RecordCutter cutter() {
        return new SysmonCutter();
    }

    @Override
    public RecordParser parser() {
        SysmonReader reader = new SysmonReader();
        return new RecordParser() {
            @Override
            public void parse(LogRecord record, ParseSink sink) {
                if (!reader.read(record, record.bytes(), null, sink)) {
                    sink.unparsed(new Unparsed(record, NO_EVENT));
                }
            }

            @Override
            public void end(ParseSink sink) {
                // Every event is told at once.
            }
        };
    }
}
