package org.hopline.engine.parse.program;

import java.util.List;
import org.hopline.engine.event.Kind;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.UserId;
import org.hopline.engine.parse.ByteText;
import org.hopline.engine.parse.JsonObject;
import org.jspecify.annotations.Nullable;

/** sudo's {@code log_format = json}: {@code @cee:{"sudo":{"accept":{…}}}}, and {@code reject}, {@code alert}, {@code exit}. */
final class SudoJson {

    private static final byte[] CEE = ByteText.ascii("@cee:");

    private SudoJson() {}

    static @Nullable Kind read(Message m) {
        int at = m.startsWith(CEE) ? m.from + CEE.length : m.from;
        while (at < m.to && m.bytes[at] == ' ') {
            at++;
        }
        if (at >= m.to || m.bytes[at] != '{') {
            return null;
        }
        JsonObject outer = JsonObject.read(Slice.of(m.bytes, at, m.to - at));
        JsonObject sudo = outer == null ? null : outer.object("sudo");
        if (sudo == null) {
            return null;
        }
        JsonObject accept = sudo.object("accept");
        if (accept != null) {
            return change(accept, Outcome.SUCCESS);
        }
        JsonObject reject = sudo.object("reject");
        return reject != null ? change(reject, Outcome.FAILURE) : Message.logged();
    }

    private static Kind change(JsonObject event, Outcome outcome) {
        List<String> arguments = event.texts("runargv");
        String command = event.text("command");
        if (command != null && arguments.size() > 1) {
            command = command + " " + String.join(" ", arguments.subList(1, arguments.size()));
        }
        String tty = event.text("ttyname");
        if (tty != null && tty.startsWith("/dev/")) {
            tty = tty.substring("/dev/".length());
        }
        return new Kind.PrivilegeChange(Kind.PrivilegeTool.SUDO, outcome, user(event.text("submituser")),
                user(event.text("runuser")), tty, event.text("submitcwd"), command, event.text("reason"));
    }

    private static @Nullable UserId user(@Nullable String name) {
        return name == null || name.isEmpty() ? null : new UserId(name);
    }
}
