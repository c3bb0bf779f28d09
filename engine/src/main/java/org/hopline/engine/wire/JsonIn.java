package org.hopline.engine.wire;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hopline.engine.wire.WireReader.MalformedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON values one after another, as plain maps, lists, strings, longs, doubles and booleans. Depth and lengths are
 * bounded by the parser's own limits, so a hostile document fails with a sentence.
 */
final class JsonIn implements AutoCloseable {

    private static final JsonFactory FACTORY = JsonFactory.builder().build();
    /** JSON's null, which a map may hold. */
    static final Object NULL = new Object();

    private final JsonParser in;

    JsonIn(InputStream bytes) throws MalformedException {
        try {
            in = FACTORY.createParser(bytes);
        } catch (JacksonException noEncoding) {
            throw new MalformedException("it is not JSON");
        }
    }

    /** The next value, or null at the end. */
    @Nullable
    Object next() throws MalformedException {
        try {
            JsonToken token = in.nextToken();
            return token == null ? null : value(token);
        } catch (JacksonException malformed) {
            throw new MalformedException(sentence(malformed));
        }
    }

    /** What is wrong, in our words: the parser's own speak of its tokens and buffers. */
    private String sentence(JacksonException malformed) {
        TokenStreamLocation at = malformed.getLocation() == null ? in.currentLocation() : malformed.getLocation();
        String place = "line " + at.getLineNr() + ", column " + at.getColumnNr();
        if (malformed instanceof UnexpectedEndOfInputException) {
            String inside = in.streamReadContext().inObject()
                    ? "an object"
                    : in.streamReadContext().inArray() ? "a list" : "a value";
            return "it ends inside " + inside + " (" + place + ")";
        }
        return malformed instanceof StreamConstraintsException
                ? "it is deeper or longer than can be read: " + place
                : "it is not JSON: " + place;
    }

    private Object value(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> in.getString();
            case VALUE_NUMBER_INT -> in.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                    ? (Object) in.getDoubleValue()
                    : (Object) in.getLongValue();
            case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL, VALUE_EMBEDDED_OBJECT, END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE -> NULL;
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> out = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            out.put(name, value(in.nextToken()));
        }
        return out;
    }

    private List<Object> array() {
        List<Object> out = new ArrayList<>();
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            out.add(value(token));
        }
        return out;
    }

    @Override
    public void close() {
        in.close();
    }
}
