package org.hopline.engine.detect;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hopline.engine.detect.Finding.Reason;
import org.hopline.engine.detect.Finding.RiskObject;
import org.hopline.engine.detect.Finding.ThreatObject;
import org.hopline.engine.event.EventId;
import org.hopline.engine.event.Evidence;
import org.hopline.engine.event.FieldValue;
import org.hopline.engine.event.Row;

/** Makes a finding of a row, by the detection's template. */
final class FindingMaker {

    /** Most log entries kept as evidence of one finding; what is left out is said in a note. */
    static final int MOST_EVIDENCE = 200;

    private FindingMaker() {}

    static Finding make(Detection detection, EvalRow row, List<String> windowNotes) {
        DetectionInfo info = detection.info();
        Set<String> notes = new LinkedHashSet<>(detection.template().notes());
        notes.addAll(windowNotes);
        List<RiskObject> risk = risk(detection, row, notes);
        List<ThreatObject> threats = threats(detection, row);
        List<Evidence> evidence = evidence(row, notes);
        if (row.members().stream().anyMatch(WindowItem::zoneAssumed)) {
            notes.add("Its time assumes UTC: the log states no zone.");
        }
        long first = row.members().getFirst().time();
        long last = row.members().getLast().time();
        return new Finding(id(info, row), last, first, last, info, info.score(),
                message(detection.template().message(), row), risk, threats, EntityColumns.of(row), visible(row),
                List.of(new Reason(info.score(), reason(info))), List.copyOf(notes), evidence);
    }

    private static String reason(DetectionInfo info) {
        return info.originalLevel() == null
                ? "the score the detection states"
                : "the detection states " + info.originalLevel();
    }

    private static Row visible(EvalRow row) {
        Map<String, FieldValue> values = new LinkedHashMap<>(row.values());
        values.remove(Residual.COLUMN);
        return new Row(values);
    }

    private static List<RiskObject> risk(Detection detection, EvalRow row, Set<String> notes) {
        List<RiskObject> risk = new ArrayList<>();
        for (FindingTemplate.RiskColumn column : detection.template().riskObjects()) {
            FieldValue value = row.get(column.column());
            boolean any = false;
            for (String text : value == null ? List.<String>of() : EntityColumns.texts(value)) {
                if (!EntityColumns.isNobody(text)) {
                    RiskObject object = new RiskObject(column.type(), text, column.score());
                    if (!risk.contains(object)) {
                        risk.add(object);
                    }
                    any = true;
                }
            }
            if (!any) {
                notes.add("No risk is added to a " + column.type() + ": the row does not say who \"" + column.column()
                        + "\" is.");
            }
        }
        return risk;
    }

    private static List<ThreatObject> threats(Detection detection, EvalRow row) {
        List<ThreatObject> threats = new ArrayList<>();
        for (FindingTemplate.ThreatColumn column : detection.template().threatObjects()) {
            FieldValue value = row.get(column.column());
            for (String text : value == null ? List.<String>of() : EntityColumns.texts(value)) {
                ThreatObject object = new ThreatObject(column.type(), text);
                if (!EntityColumns.isNobody(text) && !threats.contains(object)) {
                    threats.add(object);
                }
            }
        }
        return threats;
    }

    /** Fills in {@code $column$} tokens; several values are joined by a comma, a token without a value stays. */
    static String message(String template, EvalRow row) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('$', at);
            int close = open < 0 ? -1 : template.indexOf('$', open + 1);
            if (close < 0) {
                break;
            }
            FieldValue value = row.get(template.substring(open + 1, close));
            if (value == null) {
                out.append(template, at, close);
                at = close;
            } else {
                out.append(template, at, open).append(String.join(", ", EntityColumns.texts(value)));
                at = close + 1;
            }
        }
        return out.append(template.substring(at)).toString();
    }

    private static List<Evidence> evidence(EvalRow row, Set<String> notes) {
        TreeSet<Evidence> all = new TreeSet<>();
        row.members().forEach(member -> all.addAll(member.evidence()));
        if (all.size() > MOST_EVIDENCE) {
            notes.add("Of its " + all.size() + " log entries, " + MOST_EVIDENCE + " are kept as evidence.");
        }
        return all.stream().limit(MOST_EVIDENCE).toList();
    }

    private static String id(DetectionInfo info, EvalRow row) {
        TreeSet<EventId> events = new TreeSet<>();
        row.members().forEach(member -> events.add(member.event()));
        HashStream128 stream = Hashing.xxh3_128().hashStream();
        stream.putString(info.id()).putString(info.version()).putInt(row.group().size());
        row.group().forEach(stream::putString);
        stream.putInt(events.size());
        for (EventId event : events) {
            stream.putLong(event.high()).putLong(event.low());
        }
        HashValue128 hash = stream.get();
        return HexFormat.of().toHexDigits(hash.getMostSignificantBits())
                + HexFormat.of().toHexDigits(hash.getLeastSignificantBits());
    }
}
