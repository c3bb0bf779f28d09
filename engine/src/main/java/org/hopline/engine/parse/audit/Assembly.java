package org.hopline.engine.parse.audit;

import java.util.ArrayList;
import java.util.List;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.FieldTable;
import org.hopline.engine.event.Fields;
import org.hopline.engine.event.Form;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.LogRecord;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.TimeQuality;
import org.hopline.engine.event.Value;
import org.hopline.engine.event.View;
import org.hopline.engine.parse.ParseSink;
import org.jspecify.annotations.Nullable;

/** Says what the joined records of an event mean. Remembers the processes of its node. */
final class Assembly {

    private static final FieldName SUCCESS = FieldName.of("success");
    private static final FieldName EXIT = FieldName.of("exit");
    private static final FieldName CMDLINE = FieldName.of("cmdline");
    private static final FieldName CWD = FieldName.of("cwd");
    private static final FieldName NAME = FieldName.of("name");
    private static final FieldName SADDR = FieldName.of("saddr");
    private static final FieldName A0 = FieldName.of("a0");
    /** The family of most connections, in the order of most machines: no endpoint of ours. */
    private static final byte[] UNIX = {'0', '1', '0', '0'};
    private static final String IN_PROGRESS = "-115";

    private final ProcessTable processes = new ProcessTable();
    private final Words words = new Words();

    /** Tells the sink the event, if it is one of ours. */
    void tell(Pending event, ParseSink sink) {
        if (event.told != null) {
            told(event, event.told, sink);
        }
        if (event.syscall == null) {
            return;
        }
        AuditFields syscall = event.syscall;
        Caller caller = Caller.of(syscall, words);
        switch (event.call) {
            case EXEC -> {
                exec(event, syscall, caller, sink);
                return;
            }
            case CLONE -> {
                learn(caller);
                long child = Caller.number(syscall.get(EXIT));
                if (child > 0 && Pending.isSuccess(syscall)) {
                    processes.forked(caller.pid(), child);
                }
                return;
            }
            case EXIT -> {
                processes.ended(caller.pid());
                return;
            }
            case CONNECT, ACCEPT, BIND, SOCKETCALL -> network(event, syscall, caller, sink);
            case OPEN, CREATE, DELETE, RENAME, ATTRIBUTES, MODIFY -> file(event, syscall, caller, sink);
            case OTHER -> {
                // Only its caller is of use.
            }
        }
        learn(caller);
    }

    private void learn(Caller caller) {
        if (caller.pid() > 0 && caller.image() != null) {
            processes.seen(caller.pid(), caller.parentPid(), caller.image(), caller.session());
        }
    }

    private void told(Pending event, AuditFields told, ParseSink sink) {
        if (told.type().role() == RecordType.Role.PREASSEMBLED) {
            preassembled(event, told, sink);
            return;
        }
        Kind.AuditLogon logon = LogonStep.of(told, event.syscall, words);
        if (logon != null) {
            Fields fields = event.syscall == null ? told : new AssembledFields(event.parts, List.of());
            emit(event, told, logon, logon.pid(), fields, sink);
            if (event.syscall == null) {
                learn(Caller.of(told, words));
            }
        }
    }

    private void exec(Pending event, AuditFields syscall, Caller caller, ParseSink sink) {
        boolean succeeded = Pending.isSuccess(syscall);
        List<String> arguments = succeeded ? Arguments.of(event) : List.of();
        String commandLine = arguments.isEmpty() ? null : String.join(" ", arguments);
        String cwd = workingDirectory(event);
        // A call that failed left the caller's program running: what it wanted to run stands in PATH.
        String image = succeeded ? caller.image() : FilePaths.called(event, cwd);
        ProcessTable.Running parent = processes.parent(caller.parentPid(), caller.session());
        List<FieldTable.Entry> joined = new ArrayList<>();
        add(joined, "image", image);
        arguments.forEach(argument -> add(joined, "argv", argument));
        add(joined, "cmdline", commandLine);
        add(joined, "parent_exe", parent == null ? null : parent.image());
        add(joined, "parent_cmdline", parent == null ? null : parent.commandLine());
        add(joined, "user", caller.user() == null ? null : caller.user().name());
        Kind kind = new Kind.ProcessStarted(caller.pid(), caller.parentPid(), image, arguments, commandLine, cwd,
                caller.user(), caller.loginUid(), caller.sessionText(), caller.terminal(),
                parent == null ? null : parent.image(), parent == null ? null : parent.commandLine(),
                Caller.outcome(syscall.get(SUCCESS)));
        emit(event, syscall, kind, caller.pid(), new AssembledFields(event.parts, joined), sink);
        if (succeeded && image != null) {
            processes.started(caller.pid(), image, commandLine, caller.session());
        }
    }

    /** AUOMS joined the records itself, and kept no boundaries of arguments. */
    private void preassembled(Pending event, AuditFields fields, ParseSink sink) {
        Caller caller = Caller.of(fields, words);
        boolean succeeded = Pending.isSuccess(fields);
        String commandLine = succeeded ? Caller.text(fields.get(CMDLINE)) : null;
        String image = succeeded ? caller.image() : Caller.text(fields.get(NAME));
        ProcessTable.Running parent = processes.parent(caller.parentPid(), caller.session());
        String name = Caller.text(fields.get(FieldName.of("user")));
        Kind kind = new Kind.ProcessStarted(caller.pid(), caller.parentPid(), image, List.of(), commandLine,
                Caller.text(fields.get(CWD)), name == null ? caller.user() : new org.hopline.engine.event.UserId(name),
                caller.loginUid(), caller.sessionText(), caller.terminal(), parent == null ? null : parent.image(),
                parent == null ? null : parent.commandLine(), Caller.outcome(fields.get(SUCCESS)));
        List<FieldTable.Entry> joined = new ArrayList<>();
        add(joined, "image", image);
        add(joined, "parent_exe", parent == null ? null : parent.image());
        add(joined, "parent_cmdline", parent == null ? null : parent.commandLine());
        emit(event, fields, kind, caller.pid(), new AssembledFields(event.parts, joined), sink);
        if (succeeded && image != null) {
            processes.started(caller.pid(), image, commandLine, caller.session());
        }
    }

    private static void network(Pending event, AuditFields syscall, Caller caller, ParseSink sink) {
        AuditFields record = event.first(RecordType.Role.SOCKADDR);
        Slice hex = record == null ? Slice.EMPTY : record.get(SADDR).raw();
        SocketAddress address = hex.startsWith(UNIX) ? null : SocketAddress.of(hex);
        Endpoint end = address == null ? null : address.endpoint();
        if (address == null || end == null) {
            return;
        }
        int call = event.call != Syscalls.Class.SOCKETCALL ? 0 : (int) Numbers.hex(syscall.get(A0).raw());
        boolean connects = event.call == Syscalls.Class.CONNECT || call == 3;
        boolean accepts = event.call == Syscalls.Class.ACCEPT || call == 5 || call == 18;
        boolean binds = event.call == Syscalls.Class.BIND || call == 2;
        if (!connects && !accepts && !binds) {
            return;
        }
        // A non-blocking connect has begun, and how it ended is in no record.
        Outcome outcome = syscall.get(EXIT).text(Form.RAW).equals(IN_PROGRESS)
                ? Outcome.UNKNOWN
                : Caller.outcome(syscall.get(SUCCESS));
        Kind kind = new Kind.NetworkConnection(caller.pid(), caller.image(), caller.user(),
                connects ? Kind.Direction.OUTGOING : accepts ? Kind.Direction.INCOMING : Kind.Direction.UNKNOWN,
                connects ? null : end, connects ? end : null, caller.sessionText(), outcome);
        List<FieldTable.Entry> joined = new ArrayList<>();
        add(joined, "saddr_fam", address.family());
        add(joined, "laddr", end.address().text());
        add(joined, "lport", Integer.toString(end.port()));
        add(joined, "user", caller.user() == null ? null : caller.user().name());
        emit(event, syscall, kind, caller.pid(), new AssembledFields(event.parts, joined), sink);
    }

    private static void file(Pending event, AuditFields syscall, Caller caller, ParseSink sink) {
        FilePaths.Touched touched = FilePaths.touched(event, syscall, workingDirectory(event));
        if (touched == null) {
            return;
        }
        Kind kind = new Kind.FileChanged(touched.action(), touched.path(), caller.pid(), caller.image(), caller.user(),
                caller.sessionText(), Caller.outcome(syscall.get(SUCCESS)));
        List<FieldTable.Entry> joined = new ArrayList<>();
        add(joined, "file_path", touched.path());
        add(joined, "file_action", touched.action().name().toLowerCase(java.util.Locale.ROOT));
        add(joined, "user", caller.user() == null ? null : caller.user().name());
        emit(event, syscall, kind, caller.pid(), new AssembledFields(event.parts, joined), sink);
    }

    private static @Nullable String workingDirectory(Pending event) {
        AuditFields record = event.first(RecordType.Role.CWD);
        return record == null ? null : Caller.text(record.get(CWD));
    }

    private static void add(List<FieldTable.Entry> joined, String name, @Nullable String text) {
        if (text != null) {
            joined.add(new FieldTable.Entry(FieldName.of(name), Value.text(text)));
        }
    }

    private static void emit(Pending event, AuditFields main, Kind kind, long pid, Fields fields, ParseSink sink) {
        List<LogRecord> records = new ArrayList<>(event.parts.size());
        event.parts.forEach(part -> records.add(part.record()));
        sink.assembled(new Event(LogFamily.AUDIT, View.ASSEMBLED, kind, event.time, TimeQuality.EXACT, Event.Clock.UTC,
                event.host, main.type().name(), pid, Slice.EMPTY, fields, records.getFirst(),
                records.size() == 1 ? List.of() : List.copyOf(records)));
    }
}
