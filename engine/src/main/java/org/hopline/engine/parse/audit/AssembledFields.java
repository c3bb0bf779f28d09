package org.hopline.engine.parse.audit;

import java.util.ArrayList;
import java.util.List;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.FieldTable;
import org.hopline.engine.event.Fields;
import org.hopline.engine.event.Value;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an assembled event, joined when first asked for: what assembly found ({@code image}, {@code argv} once
 * per argument, {@code cmdline} …), then those of its records in order. Of the records after the first, {@code node},
 * {@code type} and {@code msg} are left out, as are the argument fields {@code aN} of EXECVE, whose names mean registers
 * in SYSCALL.
 */
final class AssembledFields implements Fields {

    private final List<Pending.Part> parts;
    private final List<FieldTable.Entry> joined;
    private @Nullable List<FieldTable.Entry> entries;

    AssembledFields(List<Pending.Part> parts, List<FieldTable.Entry> joined) {
        this.parts = parts;
        this.joined = joined;
    }

    @Override
    public int size() {
        return entries().size();
    }

    @Override
    public FieldName name(int index) {
        return entries().get(index).name();
    }

    @Override
    public Value value(int index) {
        return entries().get(index).value();
    }

    private List<FieldTable.Entry> entries() {
        List<FieldTable.Entry> all = entries;
        if (all == null) {
            all = new ArrayList<>(joined);
            boolean first = true;
            for (Pending.Part part : parts) {
                AuditFields fields = part.fields();
                boolean execve = fields.type().role() == RecordType.Role.EXECVE;
                for (int i = 0; i < fields.size(); i++) {
                    FieldName name = fields.name(i);
                    boolean head = name.equals(AuditFields.NODE) || name.equals(AuditFields.TYPE)
                            || name.equals(AuditFields.MSG);
                    if ((first || !head) && !(execve && isArgument(name.text()))) {
                        all.add(new FieldTable.Entry(name, fields.value(i)));
                    }
                }
                first = false;
            }
            entries = all;
        }
        return all;
    }

    private static boolean isArgument(String name) {
        return name.length() > 1 && name.charAt(0) == 'a' && Character.isDigit(name.charAt(1));
    }
}
