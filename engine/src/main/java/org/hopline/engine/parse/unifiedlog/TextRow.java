package org.hopline.engine.parse.unifiedlog;

import org.hopline.engine.event.FieldTable;
import org.hopline.engine.event.Fields;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.Value;
import org.hopline.engine.parse.ByteText;

/**
 * One row of the styles syslog, default or compact. Its fields have the names that the style json gives them, as far as
 * the row states them: {@code timestamp}, {@code threadID}, {@code messageType}, {@code activityIdentifier}, {@code
 * processID}, {@code ttl}, {@code sender}, {@code subsystem}, {@code category}, {@code signpost}, {@code eventMessage}.
 * One object per reader.
 */
final class TextRow {

    /** How the rows are printed. */
    enum Style {
        SYSLOG, DEFAULT, COMPACT
    }

    private static final byte[] LOCALHOST = ByteText.ascii("localhost ");
    private static final byte[] SIGNPOST = ByteText.ascii("[spid ");
    private static final byte[][] TYPES = {ByteText.ascii("Default"), ByteText.ascii("Info"), ByteText.ascii("Debug"),
        ByteText.ascii("Error"), ByteText.ascii("Fault"), ByteText.ascii("Activity"), ByteText.ascii("Signpost"),
        ByteText.ascii("Loss"), ByteText.ascii("State"), ByteText.ascii("Release")};
    private static final int LONGEST_SENDER = 128;

    private final Style style;
    final RowTime time = new RowTime();

    private byte[] bytes = new byte[0];
    private int to;
    private FieldTable.Builder fields = FieldTable.builder();
    int processFrom;
    int processTo;
    long pid;
    Slice message = Slice.EMPTY;

    TextRow(Style style) {
        this.style = style;
    }

    /** The fields of the row read last. */
    Fields fields() {
        return fields.build();
    }

    /** Whether the record is a row of this style. */
    boolean read(Slice record) {
        bytes = record.array();
        to = record.end();
        fields = FieldTable.builder();
        if (!time.read(bytes, record.offset(), to) || time.end >= to || bytes[time.end] != ' '
                || time.zoned == (style == Style.COMPACT)) {
            return false;
        }
        add("timestamp", record.offset(), time.end);
        int at = blanks(time.end);
        at = switch (style) {
            case SYSLOG -> syslog(at);
            case DEFAULT -> columns(at);
            case COMPACT -> compact(at);
        };
        if (at < 0) {
            return false;
        }
        add("processID", Long.toString(pid));
        message(at);
        return true;
    }

    /** {@code localhost process[pid]: }; the host is always that word. */
    private int syslog(int from) {
        if (!ByteText.startsWith(bytes, from, to, LOCALHOST)) {
            return -1;
        }
        return process(blanks(from + LOCALHOST.length), ':', false);
    }

    /** {@code Ty process[pid:thread] }. */
    private int compact(int from) {
        int typeEnd = from + 2;
        if (typeEnd >= to || bytes[typeEnd] != ' ') {
            return -1;
        }
        String type = switch (ByteText.text(bytes, from, typeEnd)) {
            case "Df" -> "Default";
            case "I " -> "Info";
            case "Db" -> "Debug";
            case "E " -> "Error";
            case "F " -> "Fault";
            default -> "";
        };
        if (!type.isEmpty()) {
            add("messageType", type);
        }
        return process(blanks(typeEnd), ' ', true);
    }

    /** The process' name may hold blanks; it ends with {@code [pid]} before {@code end}. */
    private int process(int from, char end, boolean thread) {
        for (int open = from; open < to && bytes[open] != '\n'; open++) {
            if (bytes[open] != '[' || open == from) {
                continue;
            }
            int digits = ByteText.digitsEnd(bytes, open + 1, to);
            int close = digits;
            if (thread && close < to && bytes[close] == ':') {
                close++;
                while (close < to && Character.digit(bytes[close], 16) >= 0) {
                    close++;
                }
            }
            boolean ends = close + 1 < to && bytes[close] == ']' && bytes[close + 1] == end
                    || close + 1 == to && end == ' ' && bytes[close] == ']';
            if (digits > open + 1 && ends && thread == (close > digits)) {
                processFrom = from;
                processTo = open;
                pid = ByteText.number(bytes, open + 1, digits);
                if (thread) {
                    add("threadID", digits + 1, close);
                }
                return Math.min(to, close + 2);
            }
        }
        return -1;
    }

    /** {@code 0xthread Type 0xactivity pid ttl process: }. */
    private int columns(int from) {
        int at = column("threadID", from, true);
        int typeFrom = at < 0 ? -1 : blanks(at);
        int typeTo = typeFrom < 0 ? -1 : word(typeFrom);
        if (typeFrom < 0 || !isType(typeFrom, typeTo)) {
            return -1;
        }
        add("messageType", typeFrom, typeTo);
        at = column("activityIdentifier", blanks(typeTo), true);
        int pidFrom = at < 0 ? -1 : blanks(at);
        at = pidFrom < 0 ? -1 : ByteText.digitsEnd(bytes, pidFrom, to);
        pid = at <= pidFrom ? -1 : ByteText.number(bytes, pidFrom, at);
        at = pid < 0 ? -1 : column("ttl", blanks(at), false);
        if (at < 0) {
            return -1;
        }
        at = blanks(at);
        if (ByteText.startsWith(bytes, at, to, SIGNPOST)) {
            at = signpost(at);
        }
        processFrom = at;
        for (int i = at; i + 1 < to && bytes[i] != '\n'; i++) {
            if (bytes[i] == ':' && bytes[i + 1] == ' ' && i > at) {
                processTo = i;
                return i + 2;
            }
        }
        return -1;
    }

    private boolean isType(int from, int end) {
        for (byte[] type : TYPES) {
            if (ByteText.is(bytes, from, end, type)) {
                return true;
            }
        }
        return false;
    }

    private int column(String name, int from, boolean hex) {
        int digits = hex && from + 2 < to && bytes[from] == '0' && bytes[from + 1] == 'x' ? from + 2 : from;
        int at = digits;
        while (at < to && Character.digit(bytes[at], 16) >= 0) {
            at++;
        }
        if (at == digits || at >= to || bytes[at] != ' ' || hex != (digits > from)) {
            return -1;
        }
        add(name, from, at);
        return at;
    }

    private int signpost(int from) {
        int close = ByteText.find(bytes, from, to, ']');
        if (close < 0) {
            return from;
        }
        add("signpost", from + 1, close);
        return blanks(close + 1);
    }

    /** {@code [(sender) ][[subsystem:category] ]text}. */
    private void message(int from) {
        int at = blanks(from);
        if (at < to && bytes[at] == '(') {
            int close = ByteText.find(bytes, at, Math.min(to, at + LONGEST_SENDER), ')');
            if (close > at + 1 && close + 1 < to && bytes[close + 1] == ' '
                    && ByteText.find(bytes, at + 1, close, '(') < 0) {
                add("sender", at + 1, close);
                at = blanks(close + 1);
            }
        }
        if (ByteText.startsWith(bytes, at, to, SIGNPOST)) {
            at = signpost(at);
        }
        if (at < to && bytes[at] == '[') {
            int close = ByteText.find(bytes, at, to, ']');
            int colon = close < 0 ? -1 : ByteText.find(bytes, at, close, ':');
            boolean name = colon > at + 1 && ByteText.find(bytes, at, colon, ' ') < 0
                    && (close + 1 == to || bytes[close + 1] == ' ' || bytes[close + 1] == '\n');
            if (name) {
                add("subsystem", at + 1, colon);
                add("category", colon + 1, close);
                at = blanks(close + 1);
            }
        }
        int end = to;
        while (end > at && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        message = Slice.of(bytes, at, end - at);
        add("eventMessage", at, end);
    }

    private void add(String name, int from, int end) {
        fields.add(name, Value.plain(Slice.of(bytes, from, end - from)));
    }

    private void add(String name, String text) {
        fields.add(name, Value.text(text));
    }

    private int blanks(int from) {
        int at = from;
        while (at < to && bytes[at] == ' ') {
            at++;
        }
        return at;
    }

    private int word(int from) {
        int at = from;
        while (at < to && bytes[at] != ' ') {
            at++;
        }
        return at;
    }
}
