package org.hopline.engine.detect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hopline.engine.event.FieldValue;

/** Runs the stages of a pipeline over the rows of one window. */
final class RowEvaluation {

    private RowEvaluation() {}

    static List<EvalRow> run(List<Stage> stages, List<WindowItem> items) {
        List<EvalRow> rows = new ArrayList<>();
        items.stream().sorted(WindowItem.ORDER).forEach(item -> rows.add(EvalRow.of(item)));
        List<EvalRow> current = rows;
        for (Stage stage : stages) {
            current = apply(stage, current);
        }
        return current;
    }

    private static List<EvalRow> apply(Stage stage, List<EvalRow> rows) {
        return switch (stage) {
            case Stage.Stats stats -> Aggregation.run(stats, rows);
            case Stage.Filter(Predicate condition) -> rows.stream().filter(row -> holds(condition, row)).toList();
            case Stage.Rename(var names) -> each(rows, values -> rename(names, values));
            case Stage.Keep(var columns) -> each(rows, values -> {
                Map<String, FieldValue> kept = new LinkedHashMap<>();
                for (String column : columns) {
                    FieldValue value = values.get(column);
                    if (value != null) {
                        kept.put(column, value);
                    }
                }
                return kept;
            });
            case Stage.Drop(var columns) -> each(rows, values -> {
                Map<String, FieldValue> kept = new LinkedHashMap<>(values);
                kept.keySet().removeAll(columns);
                return kept;
            });
            case Stage.Bucket(String column, String as, double seconds) -> each(rows, values -> {
                FieldValue value = values.get(column);
                double number = value == null ? Double.NaN : Numbers.of(value);
                return Double.isNaN(number)
                        ? values
                        : put(values, as, FieldValue.of(Math.floor(number / seconds) * seconds));
            });
            case Stage.FormatTime(String column, String as, String format) -> each(rows, values -> {
                FieldValue value = values.get(column);
                double number = value == null ? Double.NaN : Numbers.of(value);
                return Double.isNaN(number)
                        ? values
                        : put(values, as, FieldValue.of(TimeText.format(number, format)));
            });
        };
    }

    /** Whether a condition over columns holds for a row; a test of a column that is absent is false. */
    static boolean holds(Predicate condition, EvalRow row) {
        return switch (condition) {
            case Predicate.True all -> true;
            case Predicate.And(var parts) -> parts.stream().allMatch(part -> holds(part, row));
            case Predicate.Or(var parts) -> parts.stream().anyMatch(part -> holds(part, row));
            case Predicate.Not(Predicate part) -> !holds(part, row);
            case Predicate.ColumnTest(String column, var test) -> {
                FieldValue value = row.get(column);
                yield value != null && ValueCheck.of(test).passes(value);
            }
            case Predicate.Test test -> throw new IllegalArgumentException(
                    "a test of an event's field where there are only rows");
        };
    }

    private static Map<String, FieldValue> rename(Map<String, String> names, Map<String, FieldValue> values) {
        Map<String, FieldValue> current = values;
        for (Map.Entry<String, String> name : names.entrySet()) {
            if (!current.containsKey(name.getKey()) || name.getKey().equals(name.getValue())) {
                continue;
            }
            Map<String, FieldValue> renamed = new LinkedHashMap<>();
            current.forEach((column, value) -> {
                if (column.equals(name.getKey())) {
                    renamed.put(name.getValue(), value);
                } else if (!column.equals(name.getValue())) {
                    renamed.put(column, value);
                }
            });
            current = renamed;
        }
        return current;
    }

    private static Map<String, FieldValue> put(Map<String, FieldValue> values, String column, FieldValue value) {
        Map<String, FieldValue> changed = new LinkedHashMap<>(values);
        changed.put(column, value);
        return changed;
    }

    private static List<EvalRow> each(List<EvalRow> rows, Change change) {
        return rows.stream().map(row -> row.with(change.apply(row.values()))).toList();
    }

    /** A change of a row's columns. */
    @FunctionalInterface
    private interface Change {
        Map<String, FieldValue> apply(Map<String, FieldValue> values);
    }
}
