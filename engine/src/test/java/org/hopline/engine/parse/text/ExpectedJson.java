package org.hopline.engine.parse.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the expected files of others' parsers: every object of an array as dotted paths to texts. */
final class ExpectedJson {

    private ExpectedJson() {}

    /** The objects of the top-level array, or of the first array found; null objects are kept as empty maps. */
    static List<Map<String, String>> objects(byte[] json) {
        List<Map<String, String>> out = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            JsonToken token = parser.nextToken();
            while (token != JsonToken.START_ARRAY) {
                token = parser.nextToken();
            }
            while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
                Map<String, String> flat = new TreeMap<>();
                if (token == JsonToken.START_OBJECT) {
                    flatten(parser, "", flat);
                }
                out.add(flat);
            }
        }
        return out;
    }

    private static void flatten(JsonParser parser, String prefix, Map<String, String> to) {
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_OBJECT) {
            String path = prefix + parser.currentName();
            token = parser.nextToken();
            switch (token) {
                case START_OBJECT -> flatten(parser, path + ".", to);
                case START_ARRAY -> parser.skipChildren();
                case VALUE_NULL -> to.put(path, "null");
                default -> to.put(path, parser.getString());
            }
        }
    }
}
