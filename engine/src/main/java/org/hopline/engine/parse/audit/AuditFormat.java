package org.hopline.engine.parse.audit;

import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.Unparsed;
import org.hopline.engine.parse.LineCutter;
import org.hopline.engine.parse.LogFormat;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.Recognition;
import org.hopline.engine.parse.RecordCutter;
import org.hopline.engine.parse.RecordParser;

/**
 * Linux audit records, one a line: {@code audit.log} raw or enriched, with or without {@code node=}; what
 * {@code ausearch} prints without {@code -i}; and records with the kernel's numeric types. Source: auditd.conf(5),
 * auditctl(8), {@code linux/audit.h}, libaudit's auparse.
 */
public final class AuditFormat implements LogFormat {

    /** Why a line is no record of this format. */
    public static final String NO_RECORD = "no audit record: type= and audit(time:serial) expected";

    private static final int LINES_LOOKED_AT = 64;

    @Override
    public String name() {
        return "auditd";
    }

    @Override
    public Recognition recognise(Slice head, String fileName) {
        RecordHead reader = new RecordHead();
        int lines = 0;
        int records = 0;
        int from = 0;
        while (from < head.length() && lines < LINES_LOOKED_AT) {
            int feed = head.indexOf((byte) '\n', from);
            int end = feed < 0 ? head.length() : feed;
            if (end > from && !AuditCutter.isDecoration(head.array(), head.offset() + from, head.offset() + end)) {
                lines++;
                records += reader.read(head.array(), head.offset() + from, head.offset() + end) ? 1 : 0;
            }
            from = end + 1;
        }
        return records == 0
                ? Recognition.NO
                : new Recognition(0.98 * records / lines, records + " of the first " + lines
                        + " lines are audit records (type=… audit(time:serial))");
    }

    @Override
    public RecordCutter cutter() {
        return new AuditCutter();
    }

    @Override
    public RecordParser parser() {
        AuditReader reader = new AuditReader();
        return new RecordParser() {
            @Override
            public void parse(LogRecord record, ParseSink sink) {
                if (!reader.read(record, record.bytes(), null, sink)) {
                    sink.unparsed(new Unparsed(record, NO_RECORD));
                }
            }

            @Override
            public void end(ParseSink sink) {
                reader.end(sink);
            }
        };
    }

    /** Lines, those that {@code ausearch} puts between events left out. */
    private static final class AuditCutter implements RecordCutter {

        private static final String DECORATION = "separator printed by ausearch";
        private static final byte[] DASHES = {'-', '-', '-', '-'};
        private static final byte[] TIME = {'t', 'i', 'm', 'e', '-', '>'};

        private final LineCutter lines = new LineCutter();

        static boolean isDecoration(byte[] bytes, int from, int to) {
            return to - from >= 4 && (bytes[from] == '-' && to - from == 4 && RecordHead.at(bytes, from, to, DASHES)
                    || bytes[from] == 't' && RecordHead.at(bytes, from, to, TIME));
        }

        @Override
        public int cut(byte[] bytes, int from, int to, boolean atEnd, CutSink sink) {
            return lines.cut(bytes, from, to, atEnd, new CutSink() {
                @Override
                public void record(int first, int last, int next, int count) {
                    if (isDecoration(bytes, first, last)) {
                        sink.ignored(first, next, count, DECORATION);
                    } else {
                        sink.record(first, last, next, count);
                    }
                }

                @Override
                public void ignored(int first, int next, int count, String reason) {
                    sink.ignored(first, next, count, reason);
                }
            });
        }

        @Override
        public int skip(byte[] bytes, int from, int to) {
            return lines.skip(bytes, from, to);
        }
    }
}
