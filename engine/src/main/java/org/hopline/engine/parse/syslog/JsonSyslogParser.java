package org.hopline.engine.parse.syslog;

import java.util.List;
import org.hopline.engine.event.FieldTable;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.event.Unparsed;
import org.hopline.engine.parse.ByteText;
import org.hopline.engine.parse.JsonObject;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.PayloadParser;
import org.hopline.engine.parse.RecordParser;
import org.hopline.engine.parse.SliceCache;
import org.hopline.engine.parse.program.Carried;
import org.hopline.engine.parse.program.MessageReader;
import org.jspecify.annotations.Nullable;

/** One line of JSON syslog. */
final class JsonSyslogParser implements RecordParser {

    static final String NO_OBJECT = "no JSON object in the line";
    static final String NO_MESSAGE = "JSON object without a syslog message";

    private static final String[] MESSAGE = {"msg", "message", "rawmsg-after-pri", "short_message"};
    private static final String[] TIME = {"time", "timestamp", "@timestamp", "timereported", "timegenerated", "date",
        "datetime"};
    private static final String[] HOST = {"host", "hostname", "HOSTNAME", "fromhost", "source"};
    private static final String[] PROGRAM = {"programname", "app-name", "appname", "app_name", "program", "ident",
        "process"};
    private static final String[] PID = {"procid", "pid", "PROCID"};
    private static final String[] TAG = {"tag", "syslogtag"};

    private final MessageReader reader;
    private final SyslogTime time = new SyslogTime();
    private final SliceCache<HostId> hosts = new SliceCache<>(256, HostId::new);
    private final Carried carried = new Carried();

    JsonSyslogParser(List<PayloadParser> payloads) {
        reader = new MessageReader(LogFamily.SYSLOG, payloads);
    }

    /** Whether an object has a syslog message's parts, and is not a journal entry or something else's. */
    static boolean fits(JsonObject object) {
        return first(object, MESSAGE) != null && first(object, TIME) != null && object.index("__CURSOR") < 0
                && (first(object, TAG) != null || first(object, PROGRAM) != null);
    }

    @Override
    public void parse(LogRecord record, ParseSink sink) {
        JsonObject object = JsonObject.read(record.bytes());
        if (object == null) {
            sink.unparsed(new Unparsed(record, NO_OBJECT));
            return;
        }
        Slice message = first(object, MESSAGE);
        if (message == null) {
            sink.unparsed(new Unparsed(record, NO_MESSAGE));
            return;
        }
        carried.record = record;
        carried.message = message.length() > 0 && message.at(0) == ' ' ? message.from(1) : message;
        carried.pid = -1;
        carried.tag = null;
        takeTime(first(object, TIME));
        Slice host = first(object, HOST);
        carried.host = host == null || host.isEmpty() || host.length() == 1 && host.at(0) == '-'
                ? null
                : hosts.get(host.array(), host.offset(), host.end());
        takeTag(object);
        takePriority(object);
        FieldTable.Builder fields = FieldTable.builder();
        for (int i = 0; i < object.size(); i++) {
            fields.add(object.name(i), object.value(i));
        }
        carried.fields = fields.build();
        reader.read(carried, sink);
    }

    private void takeTime(@Nullable Slice text) {
        boolean read = text != null && time.read(text.array(), text.offset(), text.end()) >= 0;
        carried.time = time.nanos;
        carried.clock = time.clock;
        carried.quality = read ? time.quality : TimeQuality.ABSENT;
    }

    private void takeTag(JsonObject object) {
        Slice tag = first(object, TAG);
        Slice program = first(object, PROGRAM);
        if (tag != null && !tag.isEmpty()) {
            byte[] bytes = tag.array();
            int from = tag.offset();
            int end = tag.end();
            int bracket = ByteText.find(bytes, from, end, '[');
            int colon = ByteText.find(bytes, from, end, ':');
            int nameEnd = bracket > from ? bracket : colon > from ? colon : end;
            carried.tag = reader.tag(bytes, from, nameEnd);
            int close = bracket > from ? ByteText.find(bytes, bracket, end, ']') : -1;
            carried.pid = close < 0 ? -1 : ByteText.number(bytes, bracket + 1, close);
        } else if (program != null && !program.isEmpty()) {
            carried.tag = reader.tag(program.array(), program.offset(), program.end());
        }
        Slice pid = first(object, PID);
        if (carried.pid < 0 && pid != null) {
            carried.pid = ByteText.number(pid.array(), pid.offset(), pid.end());
        }
    }

    private void takePriority(JsonObject object) {
        long priority = number(object.slice("pri"));
        if (priority < 0) {
            long facility = number(object.slice("syslogfacility"));
            long severity = number(object.slice("syslogseverity"));
            priority = facility >= 0 && severity >= 0 ? facility * 8 + severity : -1;
        }
        carried.priority = priority >= 0 && priority <= 191 ? (int) priority : -1;
    }

    private static long number(@Nullable Slice text) {
        return text == null ? -1 : ByteText.number(text.array(), text.offset(), text.end());
    }

    private static @Nullable Slice first(JsonObject object, String[] names) {
        for (String name : names) {
            Slice value = object.slice(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    @Override
    public void end(ParseSink sink) {
        reader.end(sink);
    }
}
