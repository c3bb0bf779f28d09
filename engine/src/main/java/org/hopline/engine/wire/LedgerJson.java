package org.hopline.engine.wire;

import java.util.Comparator;
import java.util.List;
import org.hopline.engine.event.SourceLedger;

/** {@code hopline.ledger/1}. */
final class LedgerJson {

    private LedgerJson() {}

    static String write(RunLedger ledger, boolean canonical) {
        JsonOut out = new JsonOut();
        out.text("schema", "hopline.ledger/1");
        out.object("hopline", () -> {
            out.text("version", ledger.version());
            if (!canonical) {
                out.text("command", ledger.command());
            }
            out.objects("content", ledger.content(), pack -> out.text("name", pack.name())
                    .text("version", pack.version()).text("sha256", pack.sha256()));
        });
        out.objects("sources", canonical ? byContent(ledger.sources()) : ledger.sources(),
                source -> source(out, source, canonical));
        RunLedger.Detections detections = ledger.detections();
        out.object("detections",
                () -> out.number("loaded", detections.loaded()).number("applicable", detections.applicable())
                        .number("fired", detections.fired()).number("suppressed", detections.suppressed())
                        .objects("inactive", detections.inactive(),
                                each -> out.text("id", each.id()).text("reason", each.reason())));
        return out.end();
    }

    /** An order that does not depend on where the sources lie. */
    private static List<RunLedger.Source> byContent(List<RunLedger.Source> sources) {
        return sources.stream()
                .sorted(Comparator.comparing((RunLedger.Source source) -> source(source))).toList();
    }

    private static String source(RunLedger.Source source) {
        JsonOut out = new JsonOut();
        source(out, source, true);
        return out.end();
    }

    private static void source(JsonOut out, RunLedger.Source source, boolean canonical) {
        SourceLedger it = source.ledger();
        if (!canonical) {
            String path = it.source().path();
            int member = path.indexOf('!');
            out.text("path", member > 0 ? path.substring(0, member) : path);
            out.text("member", member > 0 ? path.substring(member + 1) : null);
        }
        out.text("sha256", it.sha256()).number("size", it.size());
        if (!canonical && source.modified() != null) {
            out.time("mtime", source.modified());
        }
        if (it.first() != null) {
            out.time("first", it.first());
        }
        if (it.last() != null) {
            out.time("last", it.last());
        }
        out.text("format", it.format()).rounded("confidence", it.confidence());
        if (!canonical) {
            // Sentences that may name files.
            out.text("reason", it.reason()).text("hosts", it.hosts()).text("timezone", it.timezone());
        }
        out.number("records", it.records()).number("record_bytes", it.recordBytes())
                .number("understood", it.understood()).number("header_only", it.headerOnly())
                .number("unparsed", it.unparsed()).number("ignored_bytes", it.ignoredBytes());
        out.object("events", () -> out.number("record", it.recordEvents()).number("assembled", it.assembledEvents()));
        out.number("duplicates", it.duplicates()).number("late", it.late());
        if (!canonical) {
            out.text("same_as", it.sameAs() == null ? null : it.sameAs().path());
        }
        out.object("reasons", () -> it.reasons().forEach(out::number));
        if (!canonical) {
            out.text("trouble", it.trouble());
        }
    }
}
