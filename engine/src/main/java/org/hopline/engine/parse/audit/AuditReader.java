package org.hopline.engine.parse.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.event.View;
import org.hopline.engine.parse.ParseSink;
import org.jspecify.annotations.Nullable;

/** Reads audit records of one source, whatever carries them, and assembles the events of each node. */
final class AuditReader {

    /** Nodes of a central log that are kept apart; more than that would be no nodes. */
    private static final int MOST_NODES = 65_536;

    private final NameTable names = new NameTable();
    private final RecordHead head = new RecordHead();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private @Nullable Node last;

    private static final class Node {
        private final String name;
        private final @Nullable HostId host;
        private final Assembler assembler = new Assembler();

        Node(String name, @Nullable HostId host) {
            this.name = name;
            this.host = host;
        }
    }

    /**
     * Reads one record. Returns false, having told nothing, when {@code text} is no audit record.
     *
     * @param carrier the host that the carrier names, for records that name no node
     */
    boolean read(LogRecord record, Slice text, @Nullable HostId carrier, ParseSink sink) {
        byte[] bytes = text.array();
        int to = text.end();
        if (!head.read(bytes, text.offset(), to)) {
            return false;
        }
        AuditFields fields = new AuditFields(names, head, bytes, to);
        // AUOMS writes the node among the fields.
        Node node = node(head.node == null && head.type.role() == RecordType.Role.PREASSEMBLED
                ? Caller.text(fields.get(AuditFields.NODE))
                : head.node, carrier);
        sink.understood(new Event(LogFamily.AUDIT, View.RECORD, Kind.Logged.INSTANCE, head.time, TimeQuality.EXACT,
                Event.Clock.UTC, node.host, head.type.name(), -1, Slice.of(bytes, head.body, to - head.body), fields,
                record, java.util.List.of()));
        node.assembler.take(record, fields, head.time, head.serial, node.host, sink);
        return true;
    }

    private Node node(@Nullable String stated, @Nullable HostId carrier) {
        String name = stated != null ? stated : carrier != null ? carrier.name() : "";
        Node node = last;
        if (node == null || !node.name.equals(name)) {
            node = nodes.get(name);
            if (node == null) {
                node = new Node(name, name.isEmpty() ? null : new HostId(name));
                if (nodes.size() < MOST_NODES) {
                    nodes.put(name, node);
                }
            }
            last = node;
        }
        return node;
    }

    void end(ParseSink sink) {
        nodes.values().forEach(node -> node.assembler.end(sink));
    }
}
