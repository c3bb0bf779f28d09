package org.hopline.engine.wire;

import org.hopline.engine.detect.DetectionInfo;
import org.hopline.engine.detect.Finding;
import org.hopline.engine.explain.Explanations;

/** {@code hopline.finding/1}. */
final class FindingJson {

    private FindingJson() {}

    static String write(Finding finding, boolean canonical) {
        JsonOut out = new JsonOut();
        CommonJson common = new CommonJson(out, canonical);
        out.text("schema", "hopline.finding/1");
        out.text("id", finding.id());
        out.time("time", finding.time());
        out.time("first", finding.first());
        out.time("last", finding.last());
        DetectionInfo detection = finding.detection();
        out.object("detection", () -> {
            out.text("id", detection.id());
            out.text("version", detection.version());
            out.text("title", detection.title());
            out.text("kind", word(detection.kind()));
            out.text("type", word(detection.type()));
            out.text("level", detection.level().word());
            out.texts("techniques", detection.annotations().techniques());
            out.texts("tactics", detection.annotations().tactics());
        });
        out.text("message", finding.message());
        out.object("risk", () -> {
            out.rounded("score", finding.score());
            out.text("level", finding.level().word());
            out.objects("objects", finding.risk(), each -> {
                out.text("type", each.type());
                out.text("value", each.value());
                out.rounded("score", each.score());
            });
            out.objects("threats", finding.threats(), each -> {
                out.text("type", each.type());
                out.text("value", each.value());
            });
        });
        out.object("entities", () -> {
            out.texts("hosts", finding.entities().hosts());
            out.texts("users", finding.entities().users());
            out.texts("addresses", finding.entities().addresses());
            out.texts("keys", finding.entities().keys());
        });
        common.fields(finding.fields());
        common.evidence(finding.evidence());
        out.texts("notes", finding.notes());
        common.explanation("explanation", Explanations.of(finding));
        return out.end();
    }

    /** An enum constant as a word of our JSON. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT);
    }
}
