package org.hopline.engine.parse.audit;

import java.util.ArrayList;
import java.util.List;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.LogRecord;
import org.jspecify.annotations.Nullable;

/** The records of one audit event so far. */
final class Pending {

    /** Most records that are held for one event: arguments of 2 MiB stand in some 300. */
    static final int MOST_PARTS = 2048;

    private static final FieldName ITEMS = FieldName.of("items");
    private static final FieldName SUCCESS = FieldName.of("success");
    private static final FieldName ARGC = FieldName.of("argc");
    private static final byte[] YES = {'y', 'e', 's'};

    /** One record of the event. */
    record Part(LogRecord record, AuditFields fields) {}

    final long time;
    final long serial;
    final @Nullable HostId host;
    final List<Part> parts = new ArrayList<>(8);
    Syscalls.Class call = Syscalls.Class.OTHER;
    @Nullable
    AuditFields syscall;
    /** The record that says the whole by itself, or LOGIN. */
    @Nullable
    AuditFields told;
    boolean overfull;

    private long items;
    private long paths;
    private long arguments = -1;
    private long argumentsSeen;
    private boolean title;
    private boolean address;
    private boolean ended;
    private boolean succeeded;

    Pending(long time, long serial, @Nullable HostId host) {
        this.time = time;
        this.serial = serial;
        this.host = host;
    }

    boolean is(long otherTime, long otherSerial) {
        return serial == otherSerial && time == otherTime;
    }

    /** Takes a record that says all by itself. */
    void tell(Part part) {
        told = part.fields();
        parts.add(part);
        ended = true;
    }

    /** Takes one more record. Of events that mean nothing to us only the system call is kept. */
    void take(Part part) {
        AuditFields fields = part.fields();
        switch (fields.type().role()) {
            case SYSCALL -> {
                syscall = fields;
                call = fields.call();
                items = Math.max(0, fields.number(ITEMS));
                succeeded = isSuccess(fields);
                if (!matters()) {
                    parts.removeIf(other -> other.fields() != told);
                }
            }
            case EXECVE -> {
                long argc = fields.number(ARGC);
                arguments = argc >= 0 ? argc : arguments;
                argumentsSeen = Math.max(argumentsSeen, Arguments.highest(fields) + 1L);
            }
            case PATH -> paths++;
            case SOCKADDR -> address = true;
            case PROCTITLE -> title = true;
            case END_OF_EVENT -> {
                ended = true;
                return;
            }
            case LOGIN -> told = fields;
            case CWD, BESIDE, ALONE, LOGON_STEP, PREASSEMBLED -> {
                // Kept as it is.
            }
        }
        if (syscall == null || matters() || told == fields) {
            if (parts.size() < MOST_PARTS) {
                parts.add(part);
            } else {
                overfull = true;
            }
        }
    }

    /** Whether the event will be told. */
    boolean matters() {
        return told != null || call != Syscalls.Class.OTHER;
    }

    /** Whether all its records are there: the kernel said so, or what it announced has come. */
    boolean isComplete() {
        if (ended) {
            return true;
        }
        if (syscall == null || !title) {
            return false;
        }
        return switch (call) {
            case EXEC -> paths >= items && (!succeeded || arguments >= 0 && argumentsSeen >= arguments);
            case CONNECT, BIND, ACCEPT -> address && paths >= items;
            case OPEN, CREATE, DELETE, RENAME, ATTRIBUTES, MODIFY -> paths >= items;
            case CLONE, EXIT, SOCKETCALL, OTHER -> true;
        };
    }

    /** The first record of this role, or null. */
    @Nullable
    AuditFields first(RecordType.Role role) {
        for (Part part : parts) {
            if (part.fields().type().role() == role) {
                return part.fields();
            }
        }
        return null;
    }

    static boolean isSuccess(AuditFields fields) {
        return fields.is(SUCCESS, YES);
    }
}
