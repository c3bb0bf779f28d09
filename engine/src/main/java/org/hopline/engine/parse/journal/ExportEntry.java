package org.hopline.engine.parse.journal;

import java.util.ArrayList;
import java.util.List;
import org.hopline.engine.event.FieldTable;
import org.hopline.engine.event.Fields;
import org.hopline.engine.event.Slice;
import org.hopline.engine.event.Value;
import org.hopline.engine.parse.ByteScan;
import org.hopline.engine.parse.ByteText;
import org.jspecify.annotations.Nullable;

/** An entry as names and values, of the export format or of {@code -o verbose}. */
final class ExportEntry implements JournalEntry {

    private final List<Slice> names = new ArrayList<>();
    private final List<Slice> values = new ArrayList<>();

    /** Reads an entry of the export format; null where a line of it is neither text nor binary field. */
    static @Nullable ExportEntry read(Slice record) {
        ExportEntry entry = new ExportEntry();
        byte[] bytes = record.array();
        int at = record.offset();
        int end = record.end();
        while (at < end) {
            int feed = ByteScan.find(bytes, at, end, (byte) '\n');
            int lineEnd = feed < 0 ? end : feed;
            int equals = ByteText.find(bytes, at, lineEnd, '=');
            if (equals >= 0 && ExportCutter.isName(bytes, at, equals)) {
                entry.add(Slice.of(bytes, at, equals - at), Slice.of(bytes, equals + 1, lineEnd - equals - 1));
                at = lineEnd + 1;
            } else if (ExportCutter.isName(bytes, at, lineEnd) && lineEnd + 9 <= end) {
                long length = ExportCutter.length(bytes, lineEnd + 1);
                int value = lineEnd + 9;
                if (length < 0 || length > end - value) {
                    return null;
                }
                entry.add(Slice.of(bytes, at, lineEnd - at), Slice.of(bytes, value, (int) length));
                at = value + (int) length + 1;
            } else {
                return null;
            }
        }
        return entry;
    }

    void add(Slice name, Slice value) {
        names.add(name);
        values.add(value);
    }

    int size() {
        return names.size();
    }

    @Override
    public @Nullable Slice get(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (isName(names.get(i), name)) {
                return values.get(i);
            }
        }
        return null;
    }

    private static boolean isName(Slice slice, String name) {
        if (slice.length() != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (slice.at(i) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Fields fields() {
        FieldTable.Builder to = FieldTable.builder();
        for (int i = 0; i < names.size(); i++) {
            to.add(names.get(i).text(), Value.plain(values.get(i)));
        }
        return to.build();
    }
}
