package org.hopline.engine.parse.audit;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.parse.ParseSink;
import org.jspecify.annotations.Nullable;

/**
 * Joins the records of one node into events by time and serial. Records of several events may be interleaved (auditd
 * writes those of one CPU together, no more). An event is whole when the kernel says so (EOE), when its PROCTITLE and
 * all that it announced have come, or when the node's time has gone on by {@link #PATIENCE}. Events leave in the order
 * of their first records, so that the table of processes has always seen a parent before its child.
 */
final class Assembler {

    /** How long, in the node's own time, an event waits for its records: nanoseconds. */
    static final long PATIENCE = 2_000_000_000L;
    /** Most events of one node that are open at a time. */
    static final int MOST_OPEN = 1024;

    static final String OVERFULL = "audit event of more than " + Pending.MOST_PARTS
            + " records: assembled from the first of them";

    private record Key(long time, long serial) {}

    private final ArrayDeque<Pending> order = new ArrayDeque<>();
    private final Map<Key, Pending> open = new HashMap<>();
    private final Assembly assembly = new Assembly();
    private @Nullable Pending last;

    /** Takes a record of this node. */
    void take(LogRecord record, AuditFields fields, long time, long serial, @Nullable HostId host, ParseSink sink) {
        Pending.Part part = new Pending.Part(record, fields);
        switch (fields.type().role()) {
            case ALONE -> {
                // No event of ours, but its time counts.
            }
            case LOGON_STEP, PREASSEMBLED -> {
                Pending told = new Pending(time, serial, host);
                told.tell(part);
                order.add(told);
            }
            case SYSCALL, EXECVE, CWD, PATH, SOCKADDR, PROCTITLE, END_OF_EVENT, LOGIN, BESIDE ->
                pending(fields, time, serial, host, part);
        }
        release(time, sink);
    }

    private void pending(AuditFields fields, long time, long serial, @Nullable HostId host, Pending.Part part) {
        Pending event = last;
        if (event == null || !event.is(time, serial)) {
            event = open.get(new Key(time, serial));
            if (event == null) {
                if (fields.type().role() == RecordType.Role.END_OF_EVENT) {
                    return;
                }
                event = new Pending(time, serial, host);
                order.add(event);
                open.put(new Key(time, serial), event);
            }
            last = event;
        }
        event.take(part);
    }

    private void release(long now, ParseSink sink) {
        for (Pending head = order.peek(); head != null; head = order.peek()) {
            if (!head.isComplete() && order.size() <= MOST_OPEN && Math.abs(now - head.time) <= PATIENCE) {
                return;
            }
            tell(head, sink);
        }
    }

    private void tell(Pending head, ParseSink sink) {
        order.remove();
        open.remove(new Key(head.time, head.serial), head);
        if (head == last) {
            last = null;
        }
        if (head.overfull) {
            sink.noted(OVERFULL);
        }
        assembly.tell(head, sink);
    }

    /** The source has ended. */
    void end(ParseSink sink) {
        while (!order.isEmpty()) {
            tell(order.element(), sink);
        }
    }
}
