package org.hopline.engine.parse.syslog;

import java.util.List;
import java.util.function.Supplier;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.Slice;
import org.hopline.engine.parse.ByteScan;
import org.hopline.engine.parse.LogFormat;
import org.hopline.engine.parse.PayloadParser;
import org.hopline.engine.parse.Recognition;
import org.hopline.engine.parse.RecordCutter;
import org.hopline.engine.parse.RecordParser;
import org.hopline.engine.parse.program.Carried;
import org.hopline.engine.parse.program.MessageReader;

/**
 * Syslog text: RFC 3164, RFC 3339 and RFC 5424 headers, with or without priority, in lines or frames; and {@code
 * journalctl -o short*}, which writes the same.
 */
public final class SyslogFormat implements LogFormat {

    private static final int MOST_LINES = 60;

    private final Supplier<List<PayloadParser>> payloads;

    /** @param payloads makes the payload parsers of one source; they are stateful */
    public SyslogFormat(Supplier<List<PayloadParser>> payloads) {
        this.payloads = payloads;
    }

    @Override
    public String name() {
        return "syslog";
    }

    @Override
    public Recognition recognise(Slice head, String fileName) {
        SyslogHeader header = new SyslogHeader(new MessageReader(LogFamily.SYSLOG, List.of()));
        Carried carried = new Carried();
        int[] lines = new int[4];
        RecordCutter.CutSink sink = new RecordCutter.CutSink() {
            @Override
            public void record(int from, int to, int next, int count) {
                if (lines[0] >= MOST_LINES) {
                    return;
                }
                Slice line = Slice.of(head.array(), from, to - from);
                String problem = header.read(line, carried);
                if (problem == null) {
                    lines[0]++;
                    lines[1]++;
                    lines[3] += carried.tag != null ? 1 : 0;
                } else if (SyslogHeader.MONOTONIC.equals(problem)) {
                    lines[0]++;
                    lines[2]++;
                } else if (!SyslogHeader.CONTINUATION.equals(problem)) {
                    lines[0]++;
                }
            }

            @Override
            public void ignored(int from, int next, int count, String reason) {}
        };
        // Only whole lines are judged, but a file of one line without an end is one.
        int last = head.end();
        boolean whole = ByteScan.find(head.array(), head.offset(), last, (byte) '\n') < 0;
        new SyslogCutter().cut(head.array(), head.offset(), last, whole, sink);
        if (lines[0] == 0 || lines[1] + lines[2] == 0) {
            return Recognition.NO;
        }
        double share = (lines[1] + lines[2]) / (double) lines[0];
        double tagged = lines[1] == 0 ? 1 : lines[3] / (double) lines[1];
        return new Recognition(share * (0.5 + 0.4 * tagged),
                (lines[1] + lines[2]) + " of the first " + lines[0] + " lines have a syslog header"
                        + (lines[2] > 0 ? ", without a date" : ""));
    }

    @Override
    public RecordCutter cutter() {
        return new SyslogCutter();
    }

    @Override
    public RecordParser parser() {
        return new SyslogParser(payloads.get());
    }
}
