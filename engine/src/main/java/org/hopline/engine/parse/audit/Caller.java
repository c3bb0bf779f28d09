package org.hopline.engine.parse.audit;

import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.Form;
import org.hopline.engine.event.Outcome;
import org.hopline.engine.event.UserId;
import org.hopline.engine.event.Value;
import org.hopline.engine.parse.ByteText;
import org.jspecify.annotations.Nullable;

/**
 * Who made a system call, or wrote a user-space record.
 *
 * @param pid -1 unstated
 * @param parentPid -1 unstated
 * @param user by name where the log interprets, else by number; null unstated or unset
 * @param loginUid -1 unset or unstated
 * @param session audit session, -1 unset or unstated
 * @param terminal such as {@code pts/0}; null without one
 * @param image the {@code exe}; null unstated
 */
record Caller(long pid, long parentPid, @Nullable UserId user, long loginUid, long session, @Nullable String terminal,
        @Nullable String image) {

    private static final FieldName PID = FieldName.of("pid");
    private static final FieldName PPID = FieldName.of("ppid");
    private static final FieldName UID = FieldName.of("uid");
    private static final FieldName AUID = FieldName.of("auid");
    private static final FieldName SES = FieldName.of("ses");
    private static final FieldName TTY = FieldName.of("tty");
    private static final FieldName TERMINAL = FieldName.of("terminal");
    private static final FieldName EXE = FieldName.of("exe");

    private static final byte[] UNSET = {'u', 'n', 's', 'e', 't'};
    private static final byte[] UNSET_NUMBER = {'4', '2', '9', '4', '9', '6', '7', '2', '9', '5'};

    /** What the log says of the caller, its texts shared. */
    static Caller of(AuditFields fields, Words words) {
        String terminal = words.text(fields, TTY);
        return new Caller(Math.max(-1, fields.number(PID)), Math.max(-1, fields.number(PPID)),
                words.user(fields, UID), id(fields.number(AUID)), id(fields.number(SES)),
                terminal(terminal != null ? terminal : words.text(fields, TERMINAL)), words.text(fields, EXE));
    }

    /** The session as other logs name it; null unset. */
    @Nullable
    String sessionText() {
        return session < 0 ? null : Long.toString(session);
    }

    static long number(Value value) {
        long number = value.isPresent() ? Numbers.decimal(value.raw()) : -1;
        return number < 0 ? -1 : number;
    }

    /** An id, -1 when unset: the kernel writes (uid_t) -1, some collectors the text. */
    static long id(long number) {
        return number < 0 || number >= Numbers.UNSET ? -1 : number;
    }

    /** The account of a uid field: its interpretation, else the number. */
    static @Nullable UserId user(Value uid) {
        String text = text(uid, Form.INTERPRETED);
        return text == null || text.equals("unset") || text.equals("4294967295")
                ? null
                : new UserId(text);
    }

    static @Nullable String text(Value value) {
        return text(value, Form.DECODED);
    }

    private static @Nullable String text(Value value, Form form) {
        if (!value.isPresent()) {
            return null;
        }
        String text = value.text(form);
        return text.isEmpty() ? null : text;
    }

    /** Whether an id says that there is none. */
    static boolean isUnset(byte[] bytes, int from, int to) {
        return ByteText.is(bytes, from, to, UNSET) || ByteText.is(bytes, from, to, UNSET_NUMBER);
    }

    /** {@code pts0}, {@code /dev/pts/0} and {@code pts/0} are one terminal; {@code ssh}, {@code sshd} are none. */
    static @Nullable String terminal(@Nullable String text) {
        if (text == null || text.isEmpty() || text.equals("?") || text.equals("(none)") || text.equals("ssh")
                || text.equals("sshd")) {
            return null;
        }
        String name = text.startsWith("/dev/") ? text.substring(5) : text;
        return name.length() > 3 && name.startsWith("pts") && Character.isDigit(name.charAt(3))
                ? "pts/" + name.substring(3)
                : name.isEmpty() ? null : name;
    }

    /** {@code success=yes|no}, {@code res=success|failed|1|0}. */
    static Outcome outcome(Value value) {
        return switch (value.isPresent() ? value.text(Form.RAW) : "") {
            case "yes", "success", "1" -> Outcome.SUCCESS;
            case "no", "failed", "0" -> Outcome.FAILURE;
            default -> Outcome.UNKNOWN;
        };
    }
}
