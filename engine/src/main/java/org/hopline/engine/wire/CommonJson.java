package org.hopline.engine.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.hopline.engine.event.Credential;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.FieldValue;
import org.hopline.engine.event.Row;
import org.hopline.engine.event.Slice;
import org.hopline.engine.explain.Explanation;
import org.jspecify.annotations.Nullable;

/** Parts that several contracts share. */
final class CommonJson {

    private final JsonOut out;
    private final boolean canonical;

    CommonJson(JsonOut out, boolean canonical) {
        this.out = out;
        this.canonical = canonical;
    }

    /** {@code evidence[{event,source,line,offset,raw}]}, in order of event identity. */
    void evidence(Collection<Evidence> evidence) {
        List<Evidence> sorted = evidence.stream().sorted().toList();
        out.objects("evidence", sorted, each -> {
            out.text("event", each.event().toString());
            place(each.source().path(), each.line(), each.offset());
            raw(each.raw());
        });
    }

    void place(String source, long line, long offset) {
        if (!canonical) {
            out.text("source", source);
            out.number("line", line);
            out.number("offset", offset);
        }
    }

    /** The text, and the bytes where the text does not say them. */
    void raw(Slice bytes) {
        String text = bytes.text();
        out.text("raw", text);
        byte[] exact = bytes.toBytes();
        if (!Arrays.equals(exact, text.getBytes(StandardCharsets.UTF_8))) {
            out.text("raw_base64", Base64.getEncoder().encodeToString(exact));
        }
    }

    void fields(Row row) {
        out.object("fields", () -> row.values().forEach((name, value) -> {
            switch (value) {
                case FieldValue.Text(String text) -> out.text(name, text);
                case FieldValue.Number(double number) -> out.number(name, number);
                case FieldValue.Many(List<String> values) -> out.texts(name, values);
            }
        }));
    }

    void explanation(String name, Explanation explanation) {
        out.object(name, () -> explanationMembers(explanation));
    }

    private void explanationMembers(Explanation explanation) {
        if (explanation.points() != 0) {
            out.number("points", explanation.points());
        }
        out.text("text", explanation.text());
        if (!explanation.children().isEmpty()) {
            out.objects("parts", explanation.children(), this::explanationMembers);
        }
    }

    /** {@code key}: what identifies the key or certificate. */
    void key(@Nullable Credential credential) {
        if (credential == null) {
            return;
        }
        out.object("key", () -> {
            out.text("type", credential.keyType());
            out.text("fingerprint", credential.fingerprint() == null ? null : credential.fingerprint().text());
            Credential.Certificate certificate = credential.certificate();
            if (certificate != null) {
                out.text("certificate_id", certificate.keyId());
                out.text("certificate_serial", certificate.serial());
                out.text("ca", certificate.caFingerprint().text());
            }
        });
    }
}
