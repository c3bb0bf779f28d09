package org.hopline.engine.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hopline.engine.event.Form;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.Value;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object, as ranges of its bytes; nothing is decoded before it is asked for. Values within
 * values are stepped over and can be read as objects of their own. Reading is lenient about what stands between tokens
 * and strict about where strings and nesting end.
 */
public final class JsonObject {

    private static final int MOST_DEPTH = 64;

    private final byte[] bytes;
    private int[] places = new int[4 * 32];
    private int count;
    private int end;

    private JsonObject(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads the object that the text begins with, or null where it does not begin with a whole object. */
    public static @Nullable JsonObject read(Slice text) {
        JsonObject object = new JsonObject(text.array());
        return object.parse(text.offset(), text.end()) ? object : null;
    }

    /** Index in the backing array after the object's closing brace. */
    public int end() {
        return end;
    }

    /** Number of members, repeated names included, in source order. */
    public int size() {
        return count;
    }

    /** Name of a member, escapes decoded. */
    public String name(int index) {
        return decoded(places[4 * index], places[4 * index + 1]).text();
    }

    /** Whether a member's value is a string. */
    public boolean isString(int index) {
        int from = places[4 * index + 2];
        return bytes[from] == '"';
    }

    /** Whether a member's value is {@code null}. */
    public boolean isNull(int index) {
        return bytes[places[4 * index + 2]] == 'n';
    }

    /** Whether a member's value is an array. */
    public boolean isArray(int index) {
        return bytes[places[4 * index + 2]] == '[';
    }

    /** The bytes of a member's value as they stand; of a string, without its quotes. */
    public Slice raw(int index) {
        int from = places[4 * index + 2];
        int to = places[4 * index + 3];
        return bytes[from] == '"' ? Slice.of(bytes, from + 1, to - from - 2) : Slice.of(bytes, from, to - from);
    }

    /** A member's value: its string decoded when asked, a number or literal as it stands, null as null. */
    public Value value(int index) {
        if (isNull(index)) {
            return Value.NULL;
        }
        return isString(index) ? Value.encoded(raw(index), Value.Encoding.JSON) : Value.plain(raw(index));
    }

    /** Index of the first member of this name, or -1. */
    public int index(String name) {
        for (int i = 0; i < count; i++) {
            int from = places[4 * i];
            int length = places[4 * i + 1] - from;
            if (length == name.length() && sameAscii(from, name)) {
                return i;
            }
        }
        return -1;
    }

    /** The decoded text of a string or the bytes of a number; null where absent, null or nested. */
    public @Nullable String text(String name) {
        int i = index(name);
        if (i < 0 || isNull(i) || bytes[places[4 * i + 2]] == '{' || isArray(i)) {
            return null;
        }
        return value(i).text(Form.DECODED);
    }

    /** A member's decoded bytes; null where absent, null or nested. */
    public @Nullable Slice slice(String name) {
        int i = index(name);
        if (i < 0 || isNull(i) || bytes[places[4 * i + 2]] == '{' || isArray(i)) {
            return null;
        }
        return value(i).slice(Form.DECODED);
    }

    /** The object of a member; null where it is none. */
    public @Nullable JsonObject object(String name) {
        int i = index(name);
        return i < 0 || bytes[places[4 * i + 2]] != '{' ? null : read(raw(i));
    }

    /** The strings and numbers of an array's first level; empty where it is none. */
    public List<String> texts(String name) {
        int i = index(name);
        List<String> out = new ArrayList<>();
        if (i >= 0 && isArray(i)) {
            for (Slice element : elements(i)) {
                out.add(element.text());
            }
        }
        return out;
    }

    /** The decoded elements of a member's array; nested ones as they stand. */
    public List<Slice> elements(int index) {
        List<Slice> out = new ArrayList<>();
        int at = places[4 * index + 2] + 1;
        int to = places[4 * index + 3] - 1;
        while (true) {
            at = separators(bytes, at, to);
            if (at >= to) {
                return out;
            }
            int next = valueEnd(bytes, at, to);
            if (next < 0) {
                return out;
            }
            out.add(bytes[at] == '"' ? decoded(at + 1, next - 1) : Slice.of(bytes, at, next - at));
            at = next;
        }
    }

    /**
     * The bytes of an array of numbers from 0 to 255, as the journal writes what is no text; null where an element is
     * anything else.
     */
    public @Nullable Slice numbersAsBytes(int index) {
        int at = places[4 * index + 2] + 1;
        int to = places[4 * index + 3] - 1;
        byte[] out = new byte[Math.max(0, (to - at + 1) / 2)];
        int size = 0;
        while (true) {
            at = separators(bytes, at, to);
            if (at >= to) {
                return Slice.of(out, 0, size);
            }
            int next = ByteText.digitsEnd(bytes, at, to);
            long number = ByteText.number(bytes, at, next);
            if (number < 0 || number > 255 || size == out.length) {
                return null;
            }
            out[size++] = (byte) number;
            at = next;
        }
    }

    private Slice decoded(int from, int to) {
        return Value.encoded(Slice.of(bytes, from, to - from), Value.Encoding.JSON).slice(Form.DECODED);
    }

    private boolean sameAscii(int from, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (bytes[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean parse(int from, int to) {
        int at = blanks(bytes, from, to);
        if (at >= to || bytes[at] != '{') {
            return false;
        }
        at++;
        while (true) {
            at = separators(bytes, at, to);
            if (at >= to) {
                return false;
            }
            if (bytes[at] == '}') {
                end = at + 1;
                return true;
            }
            if (bytes[at] != '"') {
                return false;
            }
            int nameEnd = stringEnd(bytes, at, to);
            int colon = nameEnd < 0 ? to : blanks(bytes, nameEnd, to);
            if (colon >= to || bytes[colon] != ':') {
                return false;
            }
            int value = blanks(bytes, colon + 1, to);
            int valueEnd = value < to ? valueEnd(bytes, value, to) : -1;
            if (valueEnd < 0) {
                return false;
            }
            add(at + 1, nameEnd - 1, value, valueEnd);
            at = valueEnd;
        }
    }

    private void add(int nameFrom, int nameTo, int valueFrom, int valueTo) {
        if (4 * count == places.length) {
            places = Arrays.copyOf(places, places.length * 2);
        }
        places[4 * count] = nameFrom;
        places[4 * count + 1] = nameTo;
        places[4 * count + 2] = valueFrom;
        places[4 * count + 3] = valueTo;
        count++;
    }

    /** After the value that begins at {@code at}, or -1 when it does not end. */
    static int valueEnd(byte[] bytes, int at, int to) {
        byte first = bytes[at];
        if (first == '"') {
            return stringEnd(bytes, at, to);
        }
        if (first == '{' || first == '[') {
            return nestedEnd(bytes, at, to);
        }
        int i = at;
        while (i < to && bytes[i] != ',' && bytes[i] != '}' && bytes[i] != ']' && bytes[i] > ' ') {
            i++;
        }
        return i == at ? -1 : i;
    }

    private static int nestedEnd(byte[] bytes, int from, int to) {
        int depth = 0;
        int at = from;
        while (at < to) {
            switch (bytes[at]) {
                case '"' -> {
                    int next = stringEnd(bytes, at, to);
                    if (next < 0) {
                        return -1;
                    }
                    at = next - 1;
                }
                case '{', '[' -> {
                    if (++depth > MOST_DEPTH) {
                        return -1;
                    }
                }
                case '}', ']' -> {
                    if (--depth == 0) {
                        return at + 1;
                    }
                }
                default -> {
                    // Anything between tokens; the value is not read here.
                }
            }
            at++;
        }
        return -1;
    }

    /** After the closing quote of the string that begins at {@code at}, or -1. */
    static int stringEnd(byte[] bytes, int at, int to) {
        int i = at + 1;
        while (true) {
            int quote = ByteScan.find(bytes, i, to, (byte) '"');
            if (quote < 0) {
                return -1;
            }
            int backslashes = 0;
            while (quote - 1 - backslashes > at && bytes[quote - 1 - backslashes] == '\\') {
                backslashes++;
            }
            if (backslashes % 2 == 0) {
                return quote + 1;
            }
            i = quote + 1;
        }
    }

    static int blanks(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\n' || bytes[at] == '\r')) {
            at++;
        }
        return at;
    }

    private static int separators(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] == ',' || bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\n'
                || bytes[at] == '\r')) {
            at++;
        }
        return at;
    }
}
