package org.hopline.engine.parse.audit;

import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.UserId;
import org.hopline.engine.parse.SliceCache;
import org.jspecify.annotations.Nullable;

/** The texts that a node's events repeat: executables, terminals, accounts. One per node. */
final class Words {

    private final SliceCache<String> texts = new SliceCache<>(1024, text -> text);
    private final SliceCache<UserId> users = new SliceCache<>(256, UserId::new);

    /** The decoded text of a field, or null where it is absent, null or empty. */
    @Nullable
    String text(AuditFields fields, FieldName name) {
        int index = fields.indexOf(name);
        if (index < 0 || !fields.isPlain(index)) {
            return index < 0 ? null : Caller.text(fields.value(index));
        }
        int from = fields.from(index);
        int to = fields.to(index);
        return to == from ? null : texts.get(fields.bytes(), from, to);
    }

    /** The account of a uid field: its interpretation where the log interprets, else the number; null unset. */
    @Nullable
    UserId user(AuditFields fields, FieldName name) {
        int index = fields.indexOf(name);
        if (index < 0 || fields.isNull(index)) {
            return null;
        }
        int interpreter = fields.interpreter(index);
        int stated = interpreter < 0 ? index : interpreter;
        if (!fields.isPlain(stated)) {
            return Caller.user(fields.value(index));
        }
        int from = fields.from(stated);
        int to = fields.to(stated);
        if (to == from || Caller.isUnset(fields.bytes(), from, to)) {
            return null;
        }
        return users.get(fields.bytes(), from, to);
    }
}
