package org.hopline.engine.parse.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.event.Unparsed;
import org.hopline.engine.event.UserId;
import org.hopline.engine.event.View;
import org.hopline.engine.parse.ByteText;
import org.hopline.engine.parse.ParseSink;
import org.hopline.engine.parse.PayloadParser;
import org.hopline.engine.parse.SliceCache;
import org.hopline.engine.parse.program.Carried;
import org.hopline.engine.parse.program.MessageReader;
import org.jspecify.annotations.Nullable;

/**
 * Says what a journal entry tells. Its time is the sender's ({@code _SOURCE_REALTIME_TIMESTAMP}) where it has one, else
 * the journal's; program and pid are those that syslog would print ({@code SYSLOG_IDENTIFIER}, {@code SYSLOG_PID}),
 * else the kernel's word for the sender. A boot id other than that of the host's entry before is a boot.
 *
 * <p>Source: systemd.journal-fields(7), systemd.directives' catalog of message ids.
 */
final class JournalReader {

    static final String NO_MESSAGE = "journal entry without a message";
    static final String MESSAGE_LEFT_OUT = "journal entry whose message was left out for its length (journalctl --all)";
    static final String NO_TIME = "journal entry without a time";

    private static final byte[] SESSION_STARTED = ByteText.ascii("8d45620c1a4348dbb17410da57c60c66");
    private static final byte[] SESSION_ENDED = ByteText.ascii("3354939424b4456d9802ca8333ed424a");
    private static final byte[] KERNEL = ByteText.ascii("kernel");
    private static final int MOST_HOSTS = 10_000;

    private final MessageReader reader;
    private final SliceCache<HostId> hosts = new SliceCache<>(256, HostId::new);
    private final SliceCache<String> boots = new SliceCache<>(64, text -> text);
    private final Map<HostId, String> bootOf = new HashMap<>();
    private final Carried carried = new Carried();

    JournalReader(List<PayloadParser> payloads) {
        reader = new MessageReader(LogFamily.JOURNAL, payloads);
    }

    void end(ParseSink sink) {
        reader.end(sink);
    }

    /**
     * Reads one entry.
     *
     * @param micros the entry's time by its header, microseconds since the epoch; -1 where only its fields tell
     * @param messageLeftOut whether the entry says that its message was not exported
     */
    void read(LogRecord record, JournalEntry entry, long micros, boolean messageLeftOut, ParseSink sink) {
        long time = micros(entry.get("_SOURCE_REALTIME_TIMESTAMP"));
        if (time < 0) {
            time = micros(entry.get("__REALTIME_TIMESTAMP"));
        }
        if (time < 0) {
            time = micros;
        }
        if (time < 0 || time > Long.MAX_VALUE / 1000) {
            sink.unparsed(new Unparsed(record, NO_TIME));
            return;
        }
        Slice message = entry.get("MESSAGE");
        if (message == null) {
            sink.unparsed(new Unparsed(record, messageLeftOut ? MESSAGE_LEFT_OUT : NO_MESSAGE));
            return;
        }
        carried.record = record;
        carried.time = time * 1000;
        carried.clock = Event.Clock.UTC;
        carried.quality = TimeQuality.EXACT;
        Slice host = entry.get("_HOSTNAME");
        carried.host = host == null || host.isEmpty() ? null : hosts.get(host.array(), host.offset(), host.end());
        carried.message = message;
        carried.fields = new LateFields(entry);
        takeSender(entry);
        takePriority(entry);
        boot(record, entry, sink);
        reader.read(carried, session(entry), sink);
    }

    private void takeSender(JournalEntry entry) {
        Slice name = entry.get("SYSLOG_IDENTIFIER");
        if (name == null || name.isEmpty()) {
            name = entry.get("_COMM");
        }
        if (name == null || name.isEmpty()) {
            Slice transport = entry.get("_TRANSPORT");
            name = transport != null && transport.hasAt(0, KERNEL) ? transport : null;
        }
        carried.tag = name == null ? null : reader.tag(name.array(), name.offset(), name.end());
        long pid = number(entry.get("SYSLOG_PID"));
        carried.pid = pid >= 0 ? pid : number(entry.get("_PID"));
    }

    private void takePriority(JournalEntry entry) {
        long facility = number(entry.get("SYSLOG_FACILITY"));
        long severity = number(entry.get("PRIORITY"));
        carried.priority = facility >= 0 && facility < 24 && severity >= 0 && severity < 8
                ? (int) (facility * 8 + severity)
                : -1;
    }

    private void boot(LogRecord record, JournalEntry entry, ParseSink sink) {
        HostId host = carried.host;
        Slice boot = entry.get("_BOOT_ID");
        if (host == null || boot == null) {
            return;
        }
        String id = boots.get(boot.array(), boot.offset(), boot.end());
        String before = bootOf.get(host);
        if (id.equals(before) || before == null && bootOf.size() >= MOST_HOSTS) {
            return;
        }
        bootOf.put(host, id);
        if (before != null) {
            sink.assembled(new Event(LogFamily.JOURNAL, View.ASSEMBLED, new Kind.HostBooted(id), carried.time,
                    carried.quality, carried.clock, host, null, -1, Slice.EMPTY, carried.fields, record, List.of()));
        }
    }

    /** logind's own fields, which know the leader; null where the entry has none. */
    private static @Nullable Kind session(JournalEntry entry) {
        Slice id = entry.get("MESSAGE_ID");
        boolean started = id != null && id.hasAt(0, SESSION_STARTED);
        if (id == null || !started && !id.hasAt(0, SESSION_ENDED)) {
            return null;
        }
        Slice session = entry.get("SESSION_ID");
        if (session == null || session.isEmpty()) {
            return null;
        }
        Slice user = entry.get("USER_ID");
        return new Kind.LogindSession(started ? Kind.LogindState.NEW : Kind.LogindState.REMOVED, session.text(),
                user == null || user.isEmpty() ? null : new UserId(user.text()), number(entry.get("LEADER")), null);
    }

    private static long micros(@Nullable Slice text) {
        return number(text);
    }

    private static long number(@Nullable Slice text) {
        return text == null ? -1 : ByteText.number(text.array(), text.offset(), text.end());
    }
}
