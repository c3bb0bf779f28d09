package org.hopline.engine.parse.program;

import java.util.Objects;
import org.hopline.engine.event.Address;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Form;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.UserId;
import org.hopline.engine.event.Value;
import org.hopline.engine.parse.ByteText;
import org.hopline.engine.parse.SliceCache;
import org.jspecify.annotations.Nullable;

/**
 * The message being read: a range of bytes, and the objects that its parts become. One per source, set anew for every
 * record, so that reading a line makes nothing but what it keeps.
 */
final class Message {

    private static final byte[] PORT = ByteText.ascii(" port ");
    private static final byte[] FROM = ByteText.ascii(" from ");

    private final SliceCache<Address> addresses = new SliceCache<>(4096, Address::of);
    private final SliceCache<UserId> users = new SliceCache<>(1024, UserId::new);
    private final SliceCache<String> words = new SliceCache<>(256, text -> text);

    /** The bytes; never null once set. */
    byte[] bytes = new byte[0];
    /** First byte of the message, blanks skipped. */
    int from;
    /** After its last byte, trailing blanks and what a parser has cut off left out. */
    int to;
    /** Times that vis(3) was applied: by sshd once, twice to what its unprivileged child said; by others never. */
    int escaped;
    /**
     * Whether a backslash and three octal digits stand for a control byte, without sshd having said so: PAM writes a name
     * as it is, and what carries the line escapes it.
     */
    boolean octal;
    /** What the carrier calls the program; empty where it names none. */
    String program = "";
    /** Where {@link #endpointBefore} found the address to begin. */
    int endpointFrom;

    void set(String newProgram, Slice message) {
        program = newProgram;
        bytes = message.array();
        from = message.offset();
        to = message.end();
        while (from < to && bytes[from] == ' ') {
            from++;
        }
        while (to > from && (bytes[to - 1] == ' ' || bytes[to - 1] == 0 || bytes[to - 1] == '\n')) {
            to--;
        }
        escaped = 0;
        octal = false;
    }

    boolean startsWith(byte[] wanted) {
        return ByteText.startsWith(bytes, from, to, wanted);
    }

    boolean hasAt(int at, byte[] wanted) {
        return at >= from && ByteText.startsWith(bytes, at, to, wanted);
    }

    boolean endsWith(byte[] wanted) {
        return ByteText.endsWith(bytes, from, to, wanted);
    }

    int find(int at, byte[] wanted) {
        return ByteText.find(bytes, at, to, wanted);
    }

    /** Cuts {@code suffix} off the end; whether it stood there. */
    boolean cutEnd(byte[] suffix) {
        if (!endsWith(suffix)) {
            return false;
        }
        to -= suffix.length;
        return true;
    }

    /** Where the next blank at or after {@code at} stands, or the end. */
    int wordEnd(int at) {
        int i = at;
        while (i < to && bytes[i] != ' ') {
            i++;
        }
        return i;
    }

    long number(int at, int end) {
        return ByteText.number(bytes, at, end);
    }

    /** A word out of a small set, as one object. */
    String word(int at, int end) {
        return words.get(bytes, at, end);
    }

    /** Text decoded from sshd's escapes; malformed UTF-8 as U+FFFD. */
    String text(int at, int end) {
        if (at >= end) {
            return "";
        }
        if (ByteText.find(bytes, at, end, '\\') < 0 && ByteText.find(bytes, at, end, '#') < 0) {
            return ByteText.text(bytes, at, end);
        }
        Slice slice = Slice.of(bytes, at, end - at);
        for (int i = 0; i < escaped; i++) {
            slice = Value.encoded(slice, Value.Encoding.VIS).slice(Form.DECODED);
        }
        if (octal) {
            slice = SyslogEscapes.decode(slice, '\\');
        }
        return SyslogEscapes.decode(slice).text();
    }

    /** Text that often comes again, such as a goodbye, as one object. */
    String phrase(int at, int end) {
        return ByteText.find(bytes, at, end, '\\') < 0 && ByteText.find(bytes, at, end, '#') < 0
                ? words.get(bytes, at, end)
                : text(at, end);
    }

    /** The account of a range, or null where it is empty. */
    @Nullable
    UserId user(int at, int end) {
        if (at >= end) {
            return null;
        }
        for (int i = at; i < end; i++) {
            if (bytes[i] == '\\' || bytes[i] == '#') {
                String text = text(at, end);
                return text.isEmpty() ? null : new UserId(text);
            }
        }
        return users.get(bytes, at, end);
    }

    /** The address of a range, or null where it is empty. */
    @Nullable
    Address address(int at, int end) {
        return at >= end ? null : addresses.get(bytes, at, end);
    }

    /**
     * Reads {@code ADDRESS port N} that ends at {@code end}; leaves the address' first byte in {@link #endpointFrom}.
     * Null where there is none.
     */
    @Nullable
    Endpoint endpointBefore(int end, int notBefore) {
        int digits = end;
        while (digits > notBefore && ByteText.isDigit(bytes[digits - 1])) {
            digits--;
        }
        int portWord = digits - PORT.length;
        if (digits == end || end - digits > 5 || portWord <= notBefore
                || !ByteText.startsWith(bytes, portWord, end, PORT)) {
            return null;
        }
        int start = portWord;
        while (start > notBefore && bytes[start - 1] != ' ') {
            start--;
        }
        long port = number(digits, end);
        Address address = address(start, portWord);
        if (address == null || port > 65535) {
            return null;
        }
        endpointFrom = start;
        return new Endpoint(address, (int) port);
    }

    /** Reads {@code ADDRESS port N} that begins at {@code at}; leaves the byte after it in {@link #endpointFrom}. */
    @Nullable
    Endpoint endpointAt(int at) {
        int addressEnd = wordEnd(at);
        int digits = addressEnd + PORT.length;
        if (!hasAt(addressEnd, PORT)) {
            return null;
        }
        int end = ByteText.digitsEnd(bytes, digits, to);
        long port = number(digits, end);
        Address address = address(at, addressEnd);
        if (address == null || port < 0 || port > 65535) {
            return null;
        }
        endpointFrom = end;
        return new Endpoint(address, (int) port);
    }

    /** An endpoint of an address without a port. */
    @Nullable
    Endpoint portless(int at, int end) {
        Address address = end > at && ByteText.find(bytes, at, end, ' ') < 0 ? address(at, end) : null;
        return address == null ? null : new Endpoint(address, Endpoint.NO_PORT);
    }

    /** Where {@code " from "} last stands before {@code end}, or -1. */
    int lastFrom(int at, int end) {
        return ByteText.findLast(bytes, at, end, FROM);
    }

    /** That the message was understood, though this set of kinds has no word for it. */
    static Kind logged() {
        return Objects.requireNonNull(Kind.Logged.INSTANCE);
    }
}
