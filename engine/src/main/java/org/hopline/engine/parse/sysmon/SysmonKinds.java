package org.hopline.engine.parse.sysmon;

import java.util.List;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.UserId;
import org.jspecify.annotations.Nullable;

/** What an event says happened, by its id. */
final class SysmonKinds {

    private static final FieldName PROCESS_ID = FieldName.of("ProcessId");
    private static final FieldName PARENT_PROCESS_ID = FieldName.of("ParentProcessId");
    private static final FieldName IMAGE = FieldName.of("Image");
    private static final FieldName COMMAND_LINE = FieldName.of("CommandLine");
    private static final FieldName CURRENT_DIRECTORY = FieldName.of("CurrentDirectory");
    private static final FieldName USER = FieldName.of("User");
    private static final FieldName TERMINAL_SESSION_ID = FieldName.of("TerminalSessionId");
    private static final FieldName PARENT_IMAGE = FieldName.of("ParentImage");
    private static final FieldName PARENT_COMMAND_LINE = FieldName.of("ParentCommandLine");
    private static final FieldName INITIATED = FieldName.of("Initiated");
    private static final FieldName SOURCE_IP = FieldName.of("SourceIp");
    private static final FieldName SOURCE_PORT = FieldName.of("SourcePort");
    private static final FieldName DESTINATION_IP = FieldName.of("DestinationIp");
    private static final FieldName DESTINATION_PORT = FieldName.of("DestinationPort");
    private static final FieldName TARGET_FILENAME = FieldName.of("TargetFilename");
    private static final FieldName DEVICE = FieldName.of("Device");
    /** The kernel's (unsigned) -1: no audit session. */
    private static final String UNSET = "4294967295";

    private SysmonKinds() {}

    static Kind of(long eventId, SysmonFields fields) {
        return switch ((int) eventId) {
            case 1 -> started(fields);
            case 3 -> connection(fields);
            case 5 -> new Kind.ProcessEnded(fields.number(PROCESS_ID), fields.text(IMAGE));
            case 9 -> file(Kind.FileAction.READ, DEVICE, fields);
            case 11 -> file(Kind.FileAction.CREATED, TARGET_FILENAME, fields);
            case 23, 26 -> file(Kind.FileAction.DELETED, TARGET_FILENAME, fields);
            default -> Kind.Logged.INSTANCE;
        };
    }

    private static Kind started(SysmonFields fields) {
        String session = fields.text(TERMINAL_SESSION_ID);
        return new Kind.ProcessStarted(fields.number(PROCESS_ID), fields.number(PARENT_PROCESS_ID), fields.text(IMAGE),
                List.of(), fields.text(COMMAND_LINE), fields.text(CURRENT_DIRECTORY), user(fields), Kind.UNSTATED,
                UNSET.equals(session) ? null : session, null, fields.text(PARENT_IMAGE),
                fields.text(PARENT_COMMAND_LINE), Outcome.SUCCESS);
    }

    private static Kind connection(SysmonFields fields) {
        String initiated = fields.text(INITIATED);
        return new Kind.NetworkConnection(fields.number(PROCESS_ID), fields.text(IMAGE), user(fields),
                "true".equals(initiated)
                        ? Kind.Direction.OUTGOING
                        : "false".equals(initiated) ? Kind.Direction.INCOMING : Kind.Direction.UNKNOWN,
                endpoint(fields, SOURCE_IP, SOURCE_PORT), endpoint(fields, DESTINATION_IP, DESTINATION_PORT), null,
                Outcome.SUCCESS);
    }

    private static @Nullable Endpoint endpoint(SysmonFields fields, FieldName address, FieldName port) {
        String text = fields.text(address);
        long number = fields.number(port);
        return text == null
                ? null
                : Endpoint.of(text, number < 0 || number > 65535 ? Endpoint.NO_PORT : (int) number);
    }

    private static Kind file(Kind.FileAction action, FieldName pathField, SysmonFields fields) {
        String path = fields.text(pathField);
        return path == null
                ? Kind.Logged.INSTANCE
                : new Kind.FileChanged(action, path, fields.number(PROCESS_ID), fields.text(IMAGE), user(fields), null,
                        Outcome.SUCCESS);
    }

    private static @Nullable UserId user(SysmonFields fields) {
        String name = fields.text(USER);
        return name == null ? null : new UserId(name);
    }
}
