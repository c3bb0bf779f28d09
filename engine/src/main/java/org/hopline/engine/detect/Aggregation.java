package org.hopline.engine.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hopline.engine.event.FieldValue;
import org.jspecify.annotations.Nullable;

/** Groups rows and aggregates, as Splunk's {@code stats} and {@code tstats} do. Groups come out in order of their values. */
final class Aggregation {

    /** Longest {@code list()}, as in Splunk. */
    private static final int LONGEST_LIST = 100;

    private static final Comparator<List<String>> GROUPS = (a, b) -> {
        for (int i = 0; i < a.size(); i++) {
            int byValue = a.get(i).compareTo(b.get(i));
            if (byValue != 0) {
                return byValue;
            }
        }
        return 0;
    };

    private Aggregation() {}

    /** Without rows there is no row, also where Splunk would answer one with a count of 0: a finding needs an event. */
    static List<EvalRow> run(Stage.Stats stats, List<EvalRow> rows) {
        Map<List<String>, List<EvalRow>> groups = new TreeMap<>(GROUPS);
        for (EvalRow row : rows) {
            for (List<String> key : keys(stats.by(), row)) {
                groups.computeIfAbsent(key, made -> new ArrayList<>()).add(row);
            }
        }
        List<EvalRow> out = new ArrayList<>();
        groups.forEach((key, members) -> {
            Map<String, FieldValue> values = new LinkedHashMap<>();
            for (int i = 0; i < key.size(); i++) {
                values.put(stats.by().get(i), groupValue(stats.by().get(i), key.get(i), members));
            }
            stats.aggregates().forEach((column, aggregate) -> {
                FieldValue value = aggregate(aggregate, members);
                if (value != null) {
                    values.put(column, value);
                }
            });
            out.add(new EvalRow(values, key, EvalRow.members(members)));
        });
        return out;
    }

    /** A number stays a number where all rows of the group hold one. */
    private static FieldValue groupValue(String column, String key, List<EvalRow> members) {
        FieldValue first = members.get(0).get(column);
        return first instanceof FieldValue.Number number && number.print().equals(key) ? number : FieldValue.of(key);
    }

    /** The groups a row belongs to: none where it lacks a column, several where a column has several values. */
    private static List<List<String>> keys(List<String> by, EvalRow row) {
        List<List<String>> keys = List.of(List.of());
        for (String column : by) {
            FieldValue value = row.get(column);
            if (value == null) {
                return List.of();
            }
            List<List<String>> longer = new ArrayList<>();
            for (List<String> key : keys) {
                for (String text : new TreeSet<>(texts(value))) {
                    List<String> extended = new ArrayList<>(key);
                    extended.add(text);
                    longer.add(extended);
                }
            }
            keys = longer;
        }
        return keys;
    }

    private static List<String> texts(FieldValue value) {
        return value instanceof FieldValue.Many(var values) ? values : List.of(value.print());
    }

    private static @Nullable FieldValue aggregate(Stage.Aggregate aggregate, List<EvalRow> rows) {
        String column = aggregate.column();
        if (column == null) {
            return FieldValue.of(rows.size());
        }
        List<String> texts = new ArrayList<>();
        for (EvalRow row : rows) {
            FieldValue value = row.get(column);
            if (value != null) {
                texts.addAll(texts(value));
            }
        }
        return switch (aggregate.function()) {
            case COUNT -> FieldValue.of(texts.size());
            case DISTINCT_COUNT -> FieldValue.of(new TreeSet<>(texts).size());
            case MIN -> extreme(rows, column, texts, -1);
            case MAX -> extreme(rows, column, texts, 1);
            case SUM -> numbers(texts).length == 0 ? null : FieldValue.of(sum(numbers(texts)));
            case AVG -> numbers(texts).length == 0
                    ? null
                    : FieldValue.of(sum(numbers(texts)) / numbers(texts).length);
            case VALUES -> several(List.copyOf(new TreeSet<>(texts)));
            case LIST -> several(texts.subList(0, Math.min(texts.size(), LONGEST_LIST)));
            case FIRST -> texts.isEmpty() ? null : FieldValue.of(texts.get(0));
            case LAST -> texts.isEmpty() ? null : FieldValue.of(texts.get(texts.size() - 1));
        };
    }

    private static @Nullable FieldValue several(List<String> texts) {
        return texts.isEmpty() ? null : texts.size() == 1 ? FieldValue.of(texts.get(0)) : new FieldValue.Many(texts);
    }

    /** As numbers where all are numbers, else as texts. */
    private static @Nullable FieldValue extreme(List<EvalRow> rows, String column, List<String> texts, int sign) {
        if (texts.isEmpty()) {
            return null;
        }
        double best = Double.NaN;
        for (EvalRow row : rows) {
            FieldValue value = row.get(column);
            if (value == null) {
                continue;
            }
            for (String text : texts(value)) {
                double number = value instanceof FieldValue.Number(double exact) ? exact : Numbers.parse(text);
                if (Double.isNaN(number)) {
                    Comparator<String> order = Comparator.naturalOrder();
                    return FieldValue.of(texts.stream().max(sign > 0 ? order : order.reversed()).orElseThrow());
                }
                best = Double.isNaN(best) || sign * Double.compare(number, best) > 0 ? number : best;
            }
        }
        return FieldValue.of(best);
    }

    private static double[] numbers(List<String> texts) {
        return texts.stream().mapToDouble(Numbers::parse).filter(number -> !Double.isNaN(number)).toArray();
    }

    private static double sum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }
}
