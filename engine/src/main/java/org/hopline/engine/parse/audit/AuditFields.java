package org.hopline.engine.parse.audit;

import java.util.Arrays;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.Fields;
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

    private int size = -1;
    private NameTable.@Nullable Name[] fieldNames = NO_NAMES;
    private @Nullable Value[] values = NO_VALUES;

    private static final NameTable.@Nullable Name[] NO_NAMES = {};
    private static final @Nullable Value[] NO_VALUES = {};

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
        java.util.Objects.checkIndex(index, size);
        return java.util.Objects.requireNonNull(fieldNames[index]).field();
    }

    @Override
    public Value value(int index) {
        split();
        java.util.Objects.checkIndex(index, size);
        return java.util.Objects.requireNonNull(values[index]);
    }

    @Override
    public Value get(FieldName name) {
        if (name == TYPE) {
            return typeValue();
        }
        split();
        for (int i = 0; i < size; i++) {
            if (java.util.Objects.requireNonNull(fieldNames[i]).field() == name) {
                return java.util.Objects.requireNonNull(values[i]);
            }
        }
        return Fields.super.get(name);
    }

    /** Index of the first field of this name, or -1. */
    int indexOf(FieldName name) {
        split();
        for (int i = 0; i < size; i++) {
            if (java.util.Objects.requireNonNull(fieldNames[i]).field().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private int split() {
        if (size < 0) {
            size = 0;
            fieldNames = new NameTable.@Nullable Name[40];
            values = new @Nullable Value[40];
            if (nodeTo > nodeFrom) {
                add(known(NODE), Value.plain(Slice.of(bytes, nodeFrom, nodeTo - nodeFrom)));
            }
            add(known(TYPE), typeValue());
            add(known(MSG), Value.plain(Slice.of(bytes, stampFrom, stampTo - stampFrom)));
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

    private NameTable.Name known(FieldName name) {
        byte[] spelling = name.text().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        return names.of(spelling, 0, spelling.length);
    }

    /** Takes the next field; an interpretation also goes beside the value it interprets. */
    void add(NameTable.Name name, Value value) {
        if (size == fieldNames.length) {
            fieldNames = Arrays.copyOf(fieldNames, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        fieldNames[size] = name;
        values[size] = value;
        size++;
        if (name.upper() && value.isPresent()) {
            interpret(name, value);
        }
    }

    private void interpret(NameTable.Name upper, Value value) {
        for (int i = 0; i < size - 1; i++) {
            NameTable.Name lower = java.util.Objects.requireNonNull(fieldNames[i]);
            Value raw = java.util.Objects.requireNonNull(values[i]);
            if (isLowerOf(lower.spelling(), upper.spelling()) && raw.isPresent() && raw.interpretation() == null) {
                values[i] = raw.interpretedAs(value.slice(org.hopline.engine.event.Form.DECODED));
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
        Value archValue = java.util.Objects.requireNonNull(values[arch]);
        Value callValue = java.util.Objects.requireNonNull(values[call]);
        long machine = Numbers.hex(archValue.raw());
        long number = Numbers.decimal(callValue.raw());
        String name = Syscalls.name(machine, number);
        String machineName = Syscalls.architecture(machine);
        if (name != null && callValue.interpretation() == null) {
            values[call] = callValue.interpretedAs(Slice.utf8(name));
        }
        if (machineName != null && archValue.interpretation() == null) {
            values[arch] = archValue.interpretedAs(Slice.utf8(machineName));
        }
    }
}
