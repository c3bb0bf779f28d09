package org.hopline.engine.parse.audit;

import java.util.Arrays;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.Fields;
import org.hopline.engine.event.Form;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.Value;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one audit record, split when first asked for: {@code node} (where there is one), {@code type},
 * {@code msg} (the stamp), then the record's own in its order; those inside {@code msg='…'} follow that field. An
 * interpretation (enrichment) is a field of its own and stands beside the value it interprets.
 */
final class AuditFields implements Fields {

    static final FieldName NODE = FieldName.of("node");
    static final FieldName TYPE = FieldName.of("type");
    static final FieldName MSG = FieldName.of("msg");
    /** Fields of an enriched SYSCALL with its node; other records have fewer. */
    private static final int ROOM_OF_CALL = 44;
    private static final int ROOM = 20;
    private static final FieldName SYSCALL = FieldName.of("syscall");
    private static final FieldName ARCH = FieldName.of("arch");

    private final NameTable names;
    private final byte[] bytes;
    private final int to;
    private final RecordType type;
    private final int nodeFrom;
    private final int nodeTo;
    private final int typeFrom;
    private final int typeTo;
    private final int stampFrom;
    private final int stampTo;
    private final int body;

    /** How a value is written; the low bits of the third number of a field. */
    static final int PLAIN = 0;
    static final int HEX = 1;
    static final int HEX_ARGUMENTS = 2;
    static final int NULL = 3;
    private static final int WRITTEN = 3;
    /** Above them, the index of the field that interprets this one plus 1, or 0. */
    private static final int INTERPRETED_SHIFT = 2;
    /** A name and three numbers a field: begin, end, how it is written and interpreted. */
    private static final int WIDTH = 3;

    private int size = -1;
    private NameTable.@Nullable Name[] fieldNames = NO_NAMES;
    private int[] places = NO_PLACES;
    private @Nullable String architectureName;
    private @Nullable String callName;

    private static final NameTable.@Nullable Name[] NO_NAMES = {};
    private static final int[] NO_PLACES = {};

    AuditFields(NameTable names, RecordHead head, byte[] bytes, int to) {
        this.names = names;
        this.bytes = bytes;
        this.to = to;
        this.type = head.type;
        this.nodeFrom = head.nodeFrom;
        this.nodeTo = head.nodeTo;
        this.typeFrom = head.typeFrom;
        this.typeTo = head.typeTo;
        this.stampFrom = head.stampFrom;
        this.stampTo = head.stampTo;
        this.body = head.body;
    }

    RecordType type() {
        return type;
    }

    @Override
    public int size() {
        return split();
    }

    @Override
    public FieldName name(int index) {
        split();
        return nameAt(java.util.Objects.checkIndex(index, size)).field();
    }

    private NameTable.Name nameAt(int index) {
        return java.util.Objects.requireNonNull(fieldNames[index]);
    }

    @Override
    public Value value(int index) {
        split();
        java.util.Objects.checkIndex(index, size);
        if (nameAt(index).field() == TYPE && index <= 1) {
            return typeValue();
        }
        Value value = stated(index);
        if (!value.isPresent()) {
            return value;
        }
        int interpreter = places[WIDTH * index + 2] >> INTERPRETED_SHIFT;
        if (interpreter > 0) {
            return value.interpretedAs(stated(interpreter - 1).slice(Form.DECODED));
        }
        FieldName name = nameAt(index).field();
        if (callName != null && name == SYSCALL) {
            return value.interpretedAs(Slice.utf8(callName));
        }
        return architectureName != null && name == ARCH ? value.interpretedAs(Slice.utf8(architectureName)) : value;
    }

    private Value stated(int index) {
        int how = places[WIDTH * index + 2] & WRITTEN;
        if (how == NULL) {
            return Value.NULL;
        }
        Slice raw = slice(index);
        return how == PLAIN
                ? Value.plain(raw)
                : Value.encoded(raw, how == HEX ? Value.Encoding.HEX : Value.Encoding.HEX_ARGUMENTS);
    }

    private Slice slice(int index) {
        int from = places[WIDTH * index];
        return Slice.of(bytes, from, places[WIDTH * index + 1] - from);
    }

    @Override
    public Value get(FieldName name) {
        if (name == TYPE) {
            return typeValue();
        }
        int index = indexOf(name);
        return index < 0 ? Value.ABSENT : value(index);
    }

    /** The decimal number of a field, {@link Numbers#NONE} where it is none or absent. */
    long number(FieldName name) {
        int index = indexOf(name);
        return index < 0 || (places[WIDTH * index + 2] & WRITTEN) == NULL
                ? Numbers.NONE
                : Numbers.decimal(bytes, places[WIDTH * index], places[WIDTH * index + 1]);
    }

    byte[] bytes() {
        return bytes;
    }

    int from(int index) {
        return places[WIDTH * index];
    }

    int to(int index) {
        return places[WIDTH * index + 1];
    }

    /** Whether the bytes of a field are its decoded text. */
    boolean isPlain(int index) {
        return (places[WIDTH * index + 2] & WRITTEN) == PLAIN;
    }

    boolean isNull(int index) {
        return (places[WIDTH * index + 2] & WRITTEN) == NULL;
    }

    /** Index of the field that interprets this one, or -1. */
    int interpreter(int index) {
        return (places[WIDTH * index + 2] >> INTERPRETED_SHIFT) - 1;
    }

    /** Whether a field has just these bytes. */
    boolean is(FieldName name, byte[] wanted) {
        int index = indexOf(name);
        return index >= 0 && (places[WIDTH * index + 2] & WRITTEN) == PLAIN
                && Arrays.equals(bytes, places[WIDTH * index], places[WIDTH * index + 1], wanted, 0, wanted.length);
    }

    /** What the system call means; a call of an unknown table is told by the name that the log itself gives. */
    Syscalls.Class call() {
        int index = indexOf(SYSCALL);
        if (index < 0) {
            return Syscalls.Class.OTHER;
        }
        return Syscalls.classOf(callName != null ? callName : value(index).text(Form.INTERPRETED));
    }

    /** Index of the first field of this name, or -1. */
    int indexOf(FieldName name) {
        split();
        for (int i = 0; i < size; i++) {
            if (nameAt(i).field() == name) {
                return i;
            }
        }
        // A name that is not interned is equal without being the same.
        for (int i = 0; i < size; i++) {
            if (nameAt(i).field().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private int split() {
        if (size < 0) {
            size = 0;
            int room = type.role() == RecordType.Role.SYSCALL ? ROOM_OF_CALL : ROOM;
            fieldNames = new NameTable.@Nullable Name[room];
            places = new int[WIDTH * room];
            if (nodeTo > nodeFrom) {
                add(NameTable.NODE, nodeFrom, nodeTo, PLAIN);
            }
            add(NameTable.TYPE, typeFrom, typeTo, PLAIN);
            add(NameTable.MSG, stampFrom, stampTo, PLAIN);
            new FieldSplitter(names, bytes, type, this).split(body, to);
            interpretSyscall();
        }
        return size;
    }

    private Value typeValue() {
        // A type given by number reads as auditd would have written it.
        boolean numbered = typeTo > typeFrom && bytes[typeFrom] >= '0' && bytes[typeFrom] <= '9';
        return numbered ? Value.text(type.name()) : Value.plain(Slice.of(bytes, typeFrom, typeTo - typeFrom));
    }

    /** Takes the next field; an interpretation is also noted at the value it interprets. */
    void add(NameTable.Name name, int from, int end, int how) {
        if (size == fieldNames.length) {
            fieldNames = Arrays.copyOf(fieldNames, size * 2);
            places = Arrays.copyOf(places, WIDTH * size * 2);
        }
        fieldNames[size] = name;
        places[WIDTH * size] = from;
        places[WIDTH * size + 1] = end;
        places[WIDTH * size + 2] = how;
        size++;
        if (name.upper() && how != NULL) {
            interpret(name);
        }
    }

    private void interpret(NameTable.Name upper) {
        for (int i = 0; i < size - 1; i++) {
            if (isLowerOf(nameAt(i).spelling(), upper.spelling())
                    && places[WIDTH * i + 2] >> INTERPRETED_SHIFT == 0) {
                places[WIDTH * i + 2] |= size << INTERPRETED_SHIFT;
                return;
            }
        }
    }

    private static boolean isLowerOf(byte[] lower, byte[] upper) {
        if (lower.length != upper.length) {
            return false;
        }
        for (int i = 0; i < lower.length; i++) {
            if (lower[i] != (upper[i] >= 'A' && upper[i] <= 'Z' ? upper[i] + 32 : upper[i])) {
                return false;
            }
        }
        return true;
    }

    /** Raw logs name no system calls; the numbers of an architecture are facts, so the name stands beside the number. */
    private void interpretSyscall() {
        if (type.role() != RecordType.Role.SYSCALL && !type.name().equals("SECCOMP")) {
            return;
        }
        int arch = indexOf(ARCH);
        int call = indexOf(SYSCALL);
        if (arch < 0 || call < 0) {
            return;
        }
        long machine = Numbers.hex(slice(arch));
        long number = Numbers.decimal(bytes, places[WIDTH * call], places[WIDTH * call + 1]);
        callName = Syscalls.name(machine, number);
        architectureName = Syscalls.architecture(machine);
    }
}
