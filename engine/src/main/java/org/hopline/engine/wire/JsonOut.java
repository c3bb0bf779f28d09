package org.hopline.engine.wire;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import org.hopline.engine.escape.Escape;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/** One JSON object being written, member by member. A null value leaves its member out. */
final class JsonOut {

    private static final JsonFactory FACTORY = JsonFactory.builder().characterEscapes(new Harmless()).build();

    private final StringWriter text = new StringWriter();
    private final JsonGenerator out = FACTORY.createGenerator(text);

    /** Writes as an escape whatever must not be printed as it is; surrogates too, since they come one by one. */
    private static final class Harmless extends CharacterEscapes {
        private static final long serialVersionUID = 1;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes[0x7f] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            if (c < 0x80 || !(Character.isSurrogate((char) c) || Escape.hides(c))) {
                return null;
            }
            String hex = Integer.toHexString(c);
            return new SerializedString("\\u" + "0".repeat(4 - hex.length()) + hex);
        }
    }

    JsonOut() {
        out.writeStartObject();
    }

    /** The object's text; nothing may follow. */
    String end() {
        out.writeEndObject();
        out.close();
        return text.toString();
    }

    JsonOut text(String name, @Nullable String value) {
        if (value != null) {
            out.writeName(name);
            out.writeString(value);
        }
        return this;
    }

    JsonOut number(String name, long value) {
        out.writeName(name);
        out.writeNumber(value);
        return this;
    }

    /** A number; what JSON has no number for is left out. */
    JsonOut number(String name, double value) {
        if (Double.isFinite(value)) {
            out.writeName(name);
            number(value);
        }
        return this;
    }

    /** A share or a score, to 4 digits: what lies behind them is arithmetic, not knowledge. */
    JsonOut rounded(String name, double value) {
        return number(name, Math.round(value * 10_000) / 10_000.0);
    }

    private void number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            out.writeNumber((long) value);
        } else {
            out.writeNumber(new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString());
        }
    }

    /** Seconds with as many digits as needed, of nanoseconds. */
    JsonOut seconds(String name, long nanos) {
        out.writeName(name);
        BigDecimal seconds = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
        out.writeNumber(seconds.toPlainString());
        return this;
    }

    /** A member that the source itself states to have no value. */
    JsonOut nothing(String name) {
        out.writeName(name);
        out.writeNull();
        return this;
    }

    JsonOut flag(String name, boolean value) {
        out.writeName(name);
        out.writeBoolean(value);
        return this;
    }

    /** A time in nanoseconds since the epoch. */
    JsonOut time(String name, long nanos) {
        return text(name, time(nanos));
    }

    static String time(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L))
                .toString();
    }

    JsonOut texts(String name, Collection<String> values) {
        out.writeName(name);
        out.writeStartArray();
        values.forEach(out::writeString);
        out.writeEndArray();
        return this;
    }

    JsonOut object(String name, Runnable members) {
        out.writeName(name);
        out.writeStartObject();
        members.run();
        out.writeEndObject();
        return this;
    }

    <T> JsonOut objects(String name, Collection<T> values, java.util.function.Consumer<T> members) {
        out.writeName(name);
        out.writeStartArray();
        for (T value : values) {
            out.writeStartObject();
            members.accept(value);
            out.writeEndObject();
        }
        out.writeEndArray();
        return this;
    }
}
