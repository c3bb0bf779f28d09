package org.hopline.engine.parse.sysmon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event of any shape, whole or cut off, and says what shape it has. Fields are the attributes of the elements
 * in {@code System} under the attributes' names, the elements of {@code System} that hold text, and the {@code Data}
 * elements under their {@code Name}. What is no element is skipped: a document type, a comment, an unknown entity mean
 * nothing here.
 */
final class Scanner {

    private static final byte[] DATA = {'D', 'a', 't', 'a'};
    private static final byte[] EVENT = {'E', 'v', 'e', 'n', 't'};
    private static final byte[] NAME = {'N', 'a', 'm', 'e'};
    private static final byte[] CLOSED = {'<', '/', 'E', 'v', 'e', 'n', 't', '>'};
    private static final int MOST_FIELDS = 256;
    private static final int LONGEST_NAME = 64;

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final List<FieldName> names = new ArrayList<>();
    private final List<Layout.End> ends = new ArrayList<>();
    private final List<byte[]> constants = new ArrayList<>();
    private int[] offsets = new int[64];
    private int constantFrom;
    private boolean cut;

    Scanner(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.constantFrom = from;
    }

    /**
     * What was read.
     *
     * @param whole whether the event is closed
     * @param offsets begin and end of each value, by turns
     */
    record Found(Layout layout, int[] offsets, boolean whole) {}

    Found scan() {
        int at = from;
        while (at < to && names.size() < MOST_FIELDS) {
            if (bytes[at] != '<') {
                at++;
            } else if (at + 1 < to && (bytes[at + 1] == '/' || bytes[at + 1] == '?' || bytes[at + 1] == '!')) {
                at = after(at, (byte) '>');
            } else {
                at = element(at + 1);
            }
        }
        constants.add(Arrays.copyOfRange(bytes, constantFrom, to));
        int last = to;
        while (last > from && bytes[last - 1] <= ' ' && bytes[last - 1] >= 0) {
            last--;
        }
        boolean whole = !cut && last - CLOSED.length >= from
                && Arrays.equals(bytes, last - CLOSED.length, last, CLOSED, 0, CLOSED.length);
        return new Found(new Layout(names, ends, constants), Arrays.copyOf(offsets, 2 * names.size()), whole);
    }

    private int element(int nameFrom) {
        int at = nameFrom;
        while (at < to && isNameByte(bytes[at])) {
            at++;
        }
        int nameTo = at;
        boolean data = is(nameFrom, nameTo, DATA);
        boolean event = is(nameFrom, nameTo, EVENT);
        FieldName dataName = null;
        while (at < to && bytes[at] != '>' && bytes[at] != '/') {
            if (!isNameByte(bytes[at])) {
                at++;
                continue;
            }
            int attributeFrom = at;
            while (at < to && isNameByte(bytes[at])) {
                at++;
            }
            int attributeTo = at;
            if (at + 1 >= to || bytes[at] != '=' || bytes[at + 1] != '"' && bytes[at + 1] != '\'') {
                continue;
            }
            int valueFrom = at + 2;
            int valueTo = find(valueFrom, bytes[at + 1]);
            if (valueTo < 0) {
                cut = true;
                return to;
            }
            if (data) {
                dataName = is(attributeFrom, attributeTo, NAME) ? name(valueFrom, valueTo) : dataName;
            } else if (!event && bytes[at + 1] == '"') {
                add(name(attributeFrom, attributeTo), Layout.End.QUOTE, valueFrom, valueTo);
            }
            at = valueTo + 1;
        }
        if (at >= to) {
            cut = true;
            return to;
        }
        if (bytes[at] == '/') {
            if (dataName != null) {
                add(dataName, Layout.End.AT_ONCE, at, at);
            }
            return after(at, (byte) '>');
        }
        return text(at + 1, data ? dataName : name(nameFrom, nameTo), data, nameFrom, nameTo);
    }

    private int text(int valueFrom, @Nullable FieldName name, boolean data, int tagFrom, int tagTo) {
        int valueTo = find(valueFrom, (byte) '<');
        if (valueTo < 0) {
            cut = true;
            // The beginning of a command line says something; that of a number or a path would say something else.
            if (name != null && (name.text().equals("CommandLine") || name.text().equals("ParentCommandLine"))) {
                add(name, Layout.End.TAG, valueFrom, to);
            }
            return to;
        }
        // An element of System has a value when its own end follows; else it only holds others.
        int length = tagTo - tagFrom;
        boolean leaf = valueTo + 1 < to && bytes[valueTo + 1] == '/' && to - valueTo - 2 >= length
                && Arrays.equals(bytes, valueTo + 2, valueTo + 2 + length, bytes, tagFrom, tagTo);
        if (name != null && (data || leaf)) {
            add(name, Layout.End.TAG, valueFrom, valueTo);
        }
        return valueTo;
    }

    private void add(@Nullable FieldName name, Layout.End end, int valueFrom, int valueTo) {
        if (name == null) {
            return;
        }
        int index = names.size();
        if (2 * index + 2 > offsets.length) {
            offsets = Arrays.copyOf(offsets, offsets.length * 2);
        }
        names.add(name);
        ends.add(end);
        constants.add(Arrays.copyOfRange(bytes, constantFrom, valueFrom));
        offsets[2 * index] = valueFrom;
        offsets[2 * index + 1] = valueTo;
        constantFrom = valueTo;
    }

    private @Nullable FieldName name(int nameFrom, int nameTo) {
        return nameTo == nameFrom || nameTo - nameFrom > LONGEST_NAME
                ? null
                : FieldName.of(Slice.of(bytes, nameFrom, nameTo - nameFrom).text());
    }

    private boolean is(int first, int last, byte[] wanted) {
        return Arrays.equals(bytes, first, last, wanted, 0, wanted.length);
    }

    private int find(int first, byte wanted) {
        return org.hopline.engine.parse.ByteScan.find(bytes, first, to, wanted);
    }

    private int after(int first, byte wanted) {
        int at = find(first, wanted);
        cut |= at < 0;
        return at < 0 ? to : at + 1;
    }

    private static boolean isNameByte(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '_' || b == '-' || b == ':'
                || b == '.';
    }
}
