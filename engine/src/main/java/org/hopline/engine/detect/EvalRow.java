package org.hopline.engine.detect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hopline.engine.event.FieldValue;
import org.jspecify.annotations.Nullable;

/**
 * A row on its way through the stages, with the happenings it was made of.
 *
 * @param values in column order
 * @param group the values it was grouped by last; empty before any grouping
 * @param members in order of time, each once
 */
record EvalRow(Map<String, FieldValue> values, List<String> group, List<WindowItem> members) {

    static EvalRow of(WindowItem item) {
        return new EvalRow(new LinkedHashMap<>(item.row().values()), List.of(), List.of(item));
    }

    @Nullable
    FieldValue get(String column) {
        return values.get(column);
    }

    EvalRow with(Map<String, FieldValue> changed) {
        return new EvalRow(changed, group, members);
    }

    static List<WindowItem> members(List<EvalRow> rows) {
        List<WindowItem> all = new ArrayList<>();
        rows.forEach(row -> all.addAll(row.members));
        return all.stream().sorted(WindowItem.ORDER).distinct().toList();
    }
}
