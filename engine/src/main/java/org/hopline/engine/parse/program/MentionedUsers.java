package org.hopline.engine.parse.program;

import org.hopline.engine.event.Slice;
import org.hopline.engine.parse.ByteText;
import org.jspecify.annotations.Nullable;

/** Accounts that a message names and its kind does not hold: read only when somebody asks for the fields. */
final class MentionedUsers {

    private static final byte[] SUBSYSTEM = ByteText.ascii("subsystem request for ");
    private static final byte[] BY_USER = ByteText.ascii(" by user ");
    private static final byte[] NOT_MET = ByteText.ascii(" not met by user \"");
    private static final byte[] INPUT = ByteText.ascii("input_userauth_request: invalid user ");
    private static final byte[] PREAUTH = ByteText.ascii(" [preauth]");
    private static final byte[] BY = ByteText.ascii(" by ");
    private static final byte[] UID = ByteText.ascii("(uid=");

    private MentionedUsers() {}

    /** The account of a message without a kind, or null where none is named in a form known here. */
    static @Nullable String in(Slice message) {
        byte[] bytes = message.array();
        int from = message.offset();
        int to = message.end();
        int notMet = ByteText.find(bytes, from, to, NOT_MET);
        if (notMet >= 0) {
            int close = ByteText.findLast(bytes, notMet + NOT_MET.length, to, '"');
            return nonEmpty(bytes, notMet + NOT_MET.length, close < 0 ? to : close);
        }
        if (ByteText.startsWith(bytes, from, to, SUBSYSTEM)) {
            int by = ByteText.find(bytes, from, to, BY_USER);
            int end = by < 0 ? -1 : ByteText.find(bytes, by + BY_USER.length, to, ' ');
            return by < 0 ? null : nonEmpty(bytes, by + BY_USER.length, end < 0 ? to : end);
        }
        if (ByteText.startsWith(bytes, from, to, INPUT)) {
            int end = ByteText.endsWith(bytes, from, to, PREAUTH) ? to - PREAUTH.length : to;
            return nonEmpty(bytes, from + INPUT.length, end);
        }
        return null;
    }

    /**
     * The name behind {@code by} of {@code session opened for user U by V(uid=N)}: what getlogin() said, which is not
     * always who came.
     */
    static @Nullable String opener(Slice message) {
        byte[] bytes = message.array();
        int by = ByteText.findLast(bytes, message.offset(), message.end(), BY);
        int uid = by < 0 ? -1 : ByteText.find(bytes, by, message.end(), UID);
        return uid < 0 ? null : nonEmpty(bytes, by + BY.length, uid);
    }

    private static @Nullable String nonEmpty(byte[] bytes, int from, int to) {
        return to > from ? ByteText.text(bytes, from, to) : null;
    }
}
