package org.hopline.engine.wire;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hopline.engine.behaviour.Baseline;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.wire.Report.CitedLine;
import org.hopline.engine.wire.Report.ReportSource;

/** Reads back what {@link Wire} wrote. */
public final class WireReader {

    private WireReader() {}

    /** That a file is not what it should be: a sentence, with line and column where there is one. */
    public static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1;

        /** With a sentence. */
        public MalformedException(String sentence) {
            super(sentence);
        }
    }

    /**
     * Reads a report: JSON lines, or one JSON document that holds the same objects anywhere. Whatever has members
     * {@code source}, {@code line}, {@code offset} and {@code raw} is a cited line. Fails where the text is not JSON, or
     * names no source at all.
     */
    @SuppressWarnings("unchecked")
    public static Report report(InputStream in) throws MalformedException {
        TreeMap<SourceId, ReportSource> sources = new TreeMap<>();
        TreeSet<CitedLine> cited = new TreeSet<>(Comparator.comparing(CitedLine::source)
                .thenComparingLong(CitedLine::offset).thenComparing(CitedLine::raw, java.util.Arrays::compare));
        try (JsonIn values = new JsonIn(in)) {
            for (Object value = values.next(); value != null; value = values.next()) {
                List<Object> open = new ArrayList<>(List.of(value));
                while (!open.isEmpty()) {
                    Object each = open.removeLast();
                    if (each instanceof List<?> list) {
                        open.addAll(list);
                    } else if (each instanceof Map<?, ?> map) {
                        take((Map<String, Object>) map, sources, cited);
                        open.addAll(map.values());
                    }
                }
            }
        }
        if (sources.isEmpty() && cited.isEmpty()) {
            throw new MalformedException("not a report: it names no source and cites no line");
        }
        return new Report(List.copyOf(sources.values()), List.copyOf(cited));
    }

    private static void take(Map<String, Object> map, Map<SourceId, ReportSource> sources, TreeSet<CitedLine> cited)
            throws MalformedException {
        if (map.get("path") instanceof String path && !path.isEmpty() && map.get("size") instanceof Long size
                && map.containsKey("records")) {
            SourceId id = new SourceId(map.get("member") instanceof String member ? path + '!' + member : path);
            sources.put(id, new ReportSource(id, map.get("sha256") instanceof String hash ? hash : null, size));
        }
        if (map.get("source") instanceof String source && !source.isEmpty() && map.get("line") instanceof Long line
                && map.get("offset") instanceof Long offset && map.get("raw") instanceof String raw) {
            byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
            if (map.get("raw_base64") instanceof String exact) {
                try {
                    bytes = Base64.getDecoder().decode(exact);
                } catch (IllegalArgumentException notBase64) {
                    throw new MalformedException("\"raw_base64\" of " + source + " line " + line + " is not Base64");
                }
            }
            cited.add(new CitedLine(new SourceId(source), line, offset, bytes));
        }
    }

    /** Reads a {@code hopline.baseline/1}. */
    @SuppressWarnings("unchecked")
    public static Baseline baseline(InputStream in) throws MalformedException {
        try (JsonIn values = new JsonIn(in)) {
            if (values.next() instanceof Map<?, ?> document) {
                return BaselineJson.read((Map<String, Object>) document);
            }
            throw new MalformedException("not a baseline: no JSON object");
        }
    }
}
