package org.hopline.engine.parse.syslog;

import org.hopline.engine.event.HostId;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.parse.ByteText;
import org.hopline.engine.parse.SliceCache;
import org.hopline.engine.parse.program.Carried;
import org.hopline.engine.parse.program.MessageReader;
import org.jspecify.annotations.Nullable;

/**
 * Takes the header off one line: {@code [<PRI>][1 ]TIME [HOST ][TAG[PID]: ]MESSAGE} in every spelling that rsyslog,
 * syslog-ng, syslogd, journalctl and AIX give it. Each line is read by itself, so that a file may mix them.
 */
final class SyslogHeader {

    static final String NO_HEADER = "no syslog header";
    static final String MALFORMED = "malformed RFC 5424 header";
    static final String MONOTONIC = "time since boot only, no date (journalctl -o short-monotonic)";
    static final String CONTINUATION = "continuation of the record before, without a header";

    private static final byte[] FORWARDED = ByteText.ascii("Message forwarded from ");
    private static final byte[] LAST_MESSAGE = ByteText.ascii("last message repeated ");
    private static final byte[] MESSAGE_REPEATED = ByteText.ascii("message repeated ");
    private static final byte[] DASHES = ByteText.ascii("---");
    private static final byte[] SELINUX = ByteText.ascii("_u:");

    private final SyslogTime time = new SyslogTime();
    private final SliceCache<HostId> hosts = new SliceCache<>(256, HostId::new);
    private final MessageReader reader;

    SyslogHeader(MessageReader reader) {
        this.reader = reader;
    }

    /** Reads the header into {@code to}; null when it was one, else why it is none. */
    @Nullable
    String read(Slice line, Carried to) {
        byte[] bytes = line.array();
        int from = line.offset();
        int end = line.end();
        if (end - from >= 3 && bytes[from] == (byte) 0xef && bytes[from + 1] == (byte) 0xbb
                && bytes[from + 2] == (byte) 0xbf) {
            from += 3;
        }
        to.host = null;
        to.tag = null;
        to.pid = -1;
        to.priority = -1;
        String problem = header(bytes, from, end, to);
        if (problem == null) {
            return null;
        }
        // SELinux with MLS: the context of the sender stands in front.
        int blank = ByteText.find(bytes, from, Math.min(end, from + 256), ' ');
        if (blank > from && ByteText.find(bytes, from, blank, SELINUX) > 0
                && header(bytes, blank + 1, end, to) == null) {
            return null;
        }
        return problem;
    }

    private @Nullable String header(byte[] bytes, int start, int end, Carried to) {
        int at = start;
        if (at < end && bytes[at] == '<') {
            int digits = ByteText.digitsEnd(bytes, at + 1, end);
            if (digits == at + 1 || digits >= end || bytes[digits] != '>') {
                return NO_HEADER;
            }
            long priority = ByteText.number(bytes, at + 1, digits);
            to.priority = priority <= 191 ? (int) priority : -1;
            at = digits + 1;
            if (at + 1 < end && ByteText.isDigit(bytes[at]) && bytes[at] != '0') {
                int version = ByteText.digitsEnd(bytes, at, Math.min(end, at + 2));
                if (version < end && bytes[version] == ' ') {
                    return modern(bytes, version + 1, end, to);
                }
            }
            while (at < end && bytes[at] == ' ') {
                at++;
            }
        } else if (end - at > 12 && bytes[at] == '1' && bytes[at + 1] == ' ' && bytes[at + 6] == '-'
                && bytes[at + 9] == '-') {
            return modern(bytes, at + 2, end, to);
        }
        if (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
            return CONTINUATION;
        }
        int afterTime = time.read(bytes, at, end);
        if (afterTime < 0) {
            return at < end && bytes[at] == '[' && isMonotonic(bytes, at, end) ? MONOTONIC : NO_HEADER;
        }
        if (afterTime < end && bytes[afterTime] != ' ') {
            return NO_HEADER;
        }
        takeTime(to);
        int host = afterTime;
        while (host < end && bytes[host] == ' ') {
            host++;
        }
        tag(bytes, host(bytes, host, end, to), end, to);
        return null;
    }

    private void takeTime(Carried to) {
        to.time = time.nanos;
        to.clock = time.clock;
        to.quality = time.quality;
    }

    /** Reads the host where there is one; gives where the tag begins. */
    private int host(byte[] bytes, int from, int end, Carried to) {
        int blank = ByteText.find(bytes, from, end, ' ');
        int tokenEnd = blank < 0 ? end : blank;
        if (tokenEnd == from || isTag(bytes, from, tokenEnd) || ByteText.startsWith(bytes, from, tokenEnd, DASHES)
                || ByteText.startsWith(bytes, from, end, LAST_MESSAGE)
                || ByteText.startsWith(bytes, from, end, MESSAGE_REPEATED)) {
            return from;
        }
        to.host = tokenEnd - from == 1 && bytes[from] == '-' ? null : hosts.get(bytes, from, tokenEnd);
        int next = tokenEnd;
        while (next < end && bytes[next] == ' ') {
            next++;
        }
        return next < end && (bytes[next] == 'M' || hasBar(bytes, next, end)) ? forwarded(bytes, next, end, to) : next;
    }

    /** Whether the first word has a bar before anything that ends a tag. */
    private static boolean hasBar(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            byte b = bytes[i];
            if (b == '|') {
                return true;
            }
            if (b == ' ' || b == '[' || b == ':') {
                return false;
            }
        }
        return false;
    }

    /** AIX: {@code [FACILITY|FACILITY:LEVEL ]Message forwarded from HOST: }. */
    private int forwarded(byte[] bytes, int from, int end, Carried to) {
        int at = from;
        int blank = ByteText.find(bytes, at, end, ' ');
        int bar = ByteText.find(bytes, at, blank < 0 ? end : blank, '|');
        if (blank > 0 && bar > 0 && ByteText.find(bytes, bar, blank, ':') > 0 && bytes[blank - 1] != ':') {
            at = blank + 1;
        }
        if (!ByteText.startsWith(bytes, at, end, FORWARDED)) {
            return at;
        }
        int name = at + FORWARDED.length;
        int colon = ByteText.find(bytes, name, end, ':');
        if (colon <= name) {
            return at;
        }
        to.host = hosts.get(bytes, name, colon);
        int next = colon + 1;
        while (next < end && bytes[next] == ' ') {
            next++;
        }
        return next;
    }

    /** Whether a token is a tag in the place of the host: {@code sshd[1]:}, {@code su:}, {@code [sshd]:}. */
    private static boolean isTag(byte[] bytes, int from, int end) {
        return bytes[end - 1] == ':' && end - from > 1 && bytes[end - 2] != ':'
                || bytes[end - 1] == ']' && ByteText.find(bytes, from + 1, end, '[') > 0;
    }

    private void tag(byte[] bytes, int from, int end, Carried to) {
        int nameFrom = from;
        int at = from;
        if (at < end && bytes[at] == '[') {
            int close = ByteText.find(bytes, at, end, ']');
            if (close > at + 1 && close + 1 < end && bytes[close + 1] == ':') {
                to.tag = reader.tag(bytes, at + 1, close);
                message(bytes, close + 2, end, to);
                return;
            }
        }
        while (at < end && bytes[at] != ' ' && bytes[at] != ':' && bytes[at] != '[') {
            at++;
        }
        if (at == end || at == nameFrom || bytes[at] == ' ') {
            to.message = Slice.of(bytes, from, end - from);
            return;
        }
        int nameTo = at;
        if (bytes[at] == '[') {
            int digits = at + 1;
            long pid = 0;
            int i = digits;
            while (i < end && ByteText.isDigit(bytes[i]) && i - digits < 18) {
                pid = pid * 10 + (bytes[i] - '0');
                i++;
            }
            if (i < end && bytes[i] == ']') {
                to.pid = i == digits ? -1 : pid;
                at = i + 1;
            } else {
                int close = ByteText.find(bytes, at, Math.min(end, at + 64), ']');
                if (close < 0) {
                    to.message = Slice.of(bytes, from, end - from);
                    return;
                }
                at = close + 1;
            }
        }
        if (at < end && bytes[at] == ':') {
            at++;
        }
        to.tag = reader.tag(bytes, nameFrom, nameTo);
        message(bytes, at, end, to);
    }

    private static void message(byte[] bytes, int from, int end, Carried to) {
        int at = from < end && bytes[from] == ' ' ? from + 1 : from;
        to.message = Slice.of(bytes, at, end - at);
    }

    /** {@code TIME HOST APP PROCID MSGID SD[ MSG]}; a field that is {@code -} is unstated. */
    private @Nullable String modern(byte[] bytes, int from, int end, Carried to) {
        int at = from;
        if (at + 1 < end && bytes[at] == '-' && bytes[at + 1] == ' ') {
            to.time = time.nanos;
            to.clock = time.clock;
            to.quality = TimeQuality.ABSENT;
            at++;
        } else {
            at = time.read(bytes, at, end);
            if (at < 0 || at >= end || bytes[at] != ' ') {
                return MALFORMED;
            }
            takeTime(to);
        }
        int hostFrom = at + 1;
        int hostTo = ByteText.find(bytes, hostFrom, end, ' ');
        int appTo = hostTo < 0 ? -1 : ByteText.find(bytes, hostTo + 1, end, ' ');
        int pidTo = appTo < 0 ? -1 : ByteText.find(bytes, appTo + 1, end, ' ');
        int idTo = pidTo < 0 ? -1 : ByteText.find(bytes, pidTo + 1, end, ' ');
        if (idTo < 0 || hostTo == hostFrom) {
            return MALFORMED;
        }
        if (!isNil(bytes, hostFrom, hostTo)) {
            to.host = hosts.get(bytes, hostFrom, hostTo);
        }
        if (appTo > hostTo + 1 && !isNil(bytes, hostTo + 1, appTo)) {
            to.tag = reader.tag(bytes, hostTo + 1, appTo);
        }
        to.pid = ByteText.number(bytes, appTo + 1, pidTo);
        int message = structured(bytes, idTo + 1, end);
        if (message < 0) {
            return MALFORMED;
        }
        while (message < end && bytes[message] == ' ') {
            message++;
        }
        if (message + 3 <= end && bytes[message] == (byte) 0xef && bytes[message + 1] == (byte) 0xbb
                && bytes[message + 2] == (byte) 0xbf) {
            message += 3;
        }
        to.message = Slice.of(bytes, message, end - message);
        return null;
    }

    private static boolean isNil(byte[] bytes, int from, int end) {
        return end - from == 1 && bytes[from] == '-';
    }

    /** Steps over structured data; gives the index behind it, or -1 where it does not end. */
    private static int structured(byte[] bytes, int from, int end) {
        if (from >= end) {
            return from;
        }
        if (bytes[from] == '-') {
            return from + 1;
        }
        int at = from;
        while (at < end && bytes[at] == '[') {
            boolean quoted = false;
            at++;
            while (at < end && (quoted || bytes[at] != ']')) {
                if (bytes[at] == '\\' && quoted) {
                    at++;
                } else if (bytes[at] == '"') {
                    quoted = !quoted;
                }
                at++;
            }
            if (at >= end) {
                return -1;
            }
            at++;
        }
        return at == from ? -1 : at;
    }

    private static boolean isMonotonic(byte[] bytes, int from, int end) {
        int at = from + 1;
        while (at < end && bytes[at] == ' ') {
            at++;
        }
        int point = ByteText.digitsEnd(bytes, at, end);
        int close = point < end && bytes[point] == '.' ? ByteText.digitsEnd(bytes, point + 1, end) : -1;
        return close > 0 && close < end && bytes[close] == ']';
    }

    /** The time of the record before, for records that have none. */
    void lastTime(Carried to) {
        to.time = time.nanos;
        to.clock = time.clock;
        to.quality = TimeQuality.ABSENT;
    }
}
