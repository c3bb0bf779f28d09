package org.hopline.engine.wire;

import java.util.List;
import java.util.Objects;
import org.hopline.engine.event.HostId;
import org.hopline.engine.session.Session;
import org.jspecify.annotations.Nullable;

/** {@code hopline.session/1}. */
final class SessionJson {

    private SessionJson() {}

    static String write(Session session, @Nullable HostId sourceHost, boolean canonical) {
        JsonOut out = new JsonOut();
        CommonJson common = new CommonJson(out, canonical);
        out.text("schema", "hopline.session/1");
        out.text("id", session.id().text());
        out.text("host", session.host().name());
        out.text("user", session.user().name());
        out.object("source", () -> {
            out.text("address", session.client().address().text());
            if (session.client().hasPort()) {
                out.number("port", session.client().port());
            }
            out.text("host", sourceHost == null ? null : sourceHost.name());
        });
        out.text("method", session.method());
        common.key(session.credential());
        out.time("opened", session.opened());
        out.text("time_quality", FindingJson.word(session.quality()));
        if (session.closed() != null) {
            out.time("closed", session.closed());
        }
        out.text("end", FindingJson.word(session.end()));
        out.text("tty", session.tty());
        out.text("kind", FindingJson.word(session.kind()));
        List<String> commands = session.privileges().stream().map(Session.PrivilegeUse::command)
                .filter(Objects::nonNull).toList();
        if (!commands.isEmpty()) {
            out.texts("commands", commands);
        }
        if (!session.privileges().isEmpty()) {
            out.objects("privileges", session.privileges(), each -> {
                out.time("time", each.time());
                out.text("from", each.from() == null ? null : each.from().name());
                out.text("to", each.to() == null ? null : each.to().name());
                out.text("command", each.command());
                out.text("outcome", FindingJson.word(each.outcome()));
            });
        }
        common.evidence(session.evidence());
        return out.end();
    }
}
