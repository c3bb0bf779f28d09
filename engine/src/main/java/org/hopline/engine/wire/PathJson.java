package org.hopline.engine.wire;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.hopline.engine.event.HostId;
import org.hopline.engine.explain.PathScore;
import org.hopline.engine.session.Hop;
import org.hopline.engine.session.Path;
import org.hopline.engine.session.Session;
import org.jspecify.annotations.Nullable;

/** {@code hopline.path/1}. */
final class PathJson {

    private PathJson() {}

    static String write(Path path, @Nullable PathScore score, boolean canonical) {
        JsonOut out = new JsonOut();
        CommonJson common = new CommonJson(out, canonical);
        out.text("schema", "hopline.path/1");
        out.text("id", path.id().text());
        out.objects("hops", path.hops(), hop -> hop(out, common, hop));
        long first = path.hops().getFirst().child().opened();
        out.seconds("duration", path.hops().getLast().child().opened() - first);
        SequencedSet<String> hosts = new LinkedHashSet<>();
        SequencedSet<String> users = new LinkedHashSet<>();
        for (Hop hop : path.hops()) {
            HostId from = hop.sourceHost();
            if (from != null) {
                hosts.add(from.name());
            }
            hosts.add(hop.child().host().name());
            users.add(hop.child().user().name());
        }
        out.texts("hosts", hosts);
        out.texts("users", users);
        out.rounded("confidence", path.confidence());
        if (score != null) {
            out.rounded("score", score.score());
            out.text("level", score.level().word());
            common.explanation("explanation", score.why());
        }
        return out.end();
    }

    private static void hop(JsonOut out, CommonJson common, Hop hop) {
        Session child = hop.child();
        Session parent = hop.parent();
        HostId from = hop.sourceHost();
        out.time("time", child.opened());
        out.object("from", () -> {
            out.text("host", from == null ? null : from.name());
            out.text("user", parent == null ? null : parent.user().name());
            out.text("session", parent == null ? null : parent.id().text());
        });
        out.object("to", () -> {
            out.text("host", child.host().name());
            out.text("user", child.user().name());
            out.text("session", child.id().text());
        });
        out.text("address", child.client().address().text());
        if (child.client().hasPort()) {
            out.number("port", child.client().port());
        }
        out.text("method", child.method());
        common.key(child.credential());
        out.text("basis", FindingJson.word(hop.basis()));
        out.rounded("confidence", hop.confidence());
        out.flag("credential_switch", hop.credentialSwitch());
        out.texts("reasons", hop.reasons());
        common.evidence(hop.evidence());
    }
}
