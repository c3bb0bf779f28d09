package org.hopline.engine.parse.sysmon;

import java.util.Arrays;
import java.util.List;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.event.View;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.PayloadParser.Carrier;
import org.jspecify.annotations.Nullable;

/** Reads events of one source, whatever carries them. Remembers the shapes it has met. */
final class SysmonReader {

    static final String TRUNCATED = "Sysmon event cut off: fields before the cut kept";

    private static final byte[] EVENT = {'<', 'E', 'v', 'e', 'n', 't'};
    private static final byte[] EVENT_ID = {'<', 'E', 'v', 'e', 'n', 't', 'I', 'D', '>'};
    private static final int MOST_IDS = 256;
    private static final int MOST_SHAPES = 8;
    private static final String PROGRAM = "sysmon";

    /** Shapes by event id, the one met last first. */
    private final Layout[][] shapes = new Layout[MOST_IDS][];
    private final SystemTime systemTime = new SystemTime();
    /** Where {@code <EventID>} stood in the event before, counted from its beginning. */
    private int idOffset;
    private byte[] computerBytes = new byte[0];
    private @Nullable HostId computer;
    private long lastTime;

    /**
     * Reads one event. Returns false, having told nothing, when {@code text} holds none.
     *
     * @param carrier what a header around it says, or null
     */
    boolean read(LogRecord record, Slice text, @Nullable Carrier carrier, ParseSink sink) {
        byte[] bytes = text.array();
        int from = begin(text);
        if (from < 0) {
            return false;
        }
        int to = text.end();
        while (to > from && bytes[to - 1] >= 0 && bytes[to - 1] <= ' ') {
            to--;
        }
        Layout layout = null;
        int[] offsets = null;
        int id = eventId(bytes, from, to);
        Layout[] candidates = id < 0 ? null : shapes[id];
        if (candidates != null) {
            for (int i = 0; i < candidates.length && offsets == null; i++) {
                layout = candidates[i];
                offsets = layout.read(bytes, from, to);
            }
        }
        boolean whole = true;
        if (layout == null || offsets == null) {
            Scanner.Found found = new Scanner(bytes, from, to).scan();
            layout = found.layout();
            offsets = found.offsets();
            whole = found.whole();
            if (layout.eventId < 0) {
                return false;
            }
            if (whole) {
                remember(bytes, from, layout, offsets);
            }
        }
        tell(record, Slice.of(bytes, from, to - from), new SysmonFields(layout, bytes, offsets), layout, carrier, sink);
        if (!whole) {
            sink.noted(TRUNCATED);
        }
        return true;
    }

    private void tell(LogRecord record, Slice message, SysmonFields fields, Layout layout, @Nullable Carrier carrier,
            ParseSink sink) {
        long time = layout.systemTime < 0
                ? SystemTime.NONE
                : systemTime.read(message.array(), fields.from(layout.systemTime), fields.to(layout.systemTime));
        TimeQuality quality = TimeQuality.EXACT;
        Event.Clock clock = Event.Clock.UTC;
        if (time != SystemTime.NONE) {
            lastTime = time;
        } else if (carrier != null) {
            time = carrier.time();
            quality = carrier.quality();
            clock = carrier.clock();
        } else {
            time = lastTime;
            quality = TimeQuality.ABSENT;
        }
        long id = fields.number(layout.eventId);
        Kind kind = SysmonKinds.of(id, fields);
        HostId host = layout.computer < 0 ? null : computer(message.array(), fields, layout.computer);
        sink.understood(new Event(LogFamily.SYSMON_LINUX, View.RECORD, kind, time, quality, clock,
                host == null && carrier != null ? carrier.host() : host, PROGRAM,
                layout.daemonPid < 0 ? -1 : fields.number(layout.daemonPid), message, fields, record, List.of()));
    }

    private @Nullable HostId computer(byte[] bytes, SysmonFields fields, int index) {
        int from = fields.from(index);
        int to = fields.to(index);
        if (!Arrays.equals(bytes, from, to, computerBytes, 0, computerBytes.length)) {
            String name = fields.text(index);
            computer = name == null ? null : new HostId(name);
            computerBytes = Arrays.copyOfRange(bytes, from, to);
        }
        return computer;
    }

    /** Index of the first byte of {@code <Event>} or {@code <Event …>}, or -1. */
    static int begin(Slice text) {
        int at = 0;
        while (true) {
            if (!text.hasAt(at, EVENT)) {
                at = text.indexOf(EVENT, at);
            }
            if (at < 0 || at + EVENT.length >= text.length()) {
                return -1;
            }
            byte next = text.at(at + EVENT.length);
            if (next == '>' || next == ' ') {
                return text.offset() + at;
            }
            at++;
        }
    }

    /** The event's id when it stands where it stood in the event before, else -1. */
    private int eventId(byte[] bytes, int from, int to) {
        int at = from + idOffset;
        if (idOffset == 0 || to - at < EVENT_ID.length + 5
                || !Arrays.equals(bytes, at, at + EVENT_ID.length, EVENT_ID, 0, EVENT_ID.length)) {
            return -1;
        }
        at += EVENT_ID.length;
        int id = 0;
        int digits = 0;
        for (; digits < 4 && bytes[at] >= '0' && bytes[at] <= '9'; at++, digits++) {
            id = id * 10 + bytes[at] - '0';
        }
        return digits == 0 || bytes[at] != '<' || id >= MOST_IDS ? -1 : id;
    }

    private void remember(byte[] bytes, int from, Layout layout, int[] offsets) {
        int idFrom = offsets[2 * layout.eventId];
        idOffset = idFrom - EVENT_ID.length - from;
        int id = idOffset <= 0 ? -1 : eventId(bytes, from, bytes.length);
        if (id < 0) {
            idOffset = 0;
            return;
        }
        Layout[] known = shapes[id];
        int kept = known == null ? 0 : Math.min(known.length, MOST_SHAPES - 1);
        Layout[] next = new Layout[kept + 1];
        next[0] = layout;
        if (known != null) {
            System.arraycopy(known, 0, next, 1, kept);
        }
        shapes[id] = next;
    }
}
