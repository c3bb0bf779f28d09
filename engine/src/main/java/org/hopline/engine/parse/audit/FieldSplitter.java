package org.hopline.engine.parse.audit;

import org.jspecify.annotations.Nullable;

/**
 * Splits the body of a record into fields. Values are quoted (literal up to the closing quote, nothing escaped), hex
 * (untrusted strings with a blank, quote, control or non-ASCII byte), in {@code msg='…'} (pairs of a user-space
 * program), in braces (interpreted addresses), or plain up to the next blank.
 */
final class FieldSplitter {

    private static final NameTable.@Nullable Name[] NO_GUESSES = {};
    private static final byte GROUP_SEPARATOR = 0x1d;
    private static final byte[] SEPARATOR_JSON = {'\\', 'u', '0', '0', '1', 'D'};
    private static final byte[] SEPARATOR_OCTAL = {'#', '0', '3', '5'};
    private static final byte[] SERESULT = {'s', 'e', 'r', 'e', 's', 'u', 'l', 't'};
    private static final byte[] SEPERMS = {'s', 'e', 'p', 'e', 'r', 'm', 's'};
    private static final byte[] OLD = {'o', 'l', 'd'};
    private static final byte[] NULL = {'(', 'n', 'u', 'l', 'l', ')'};
    private static final byte[] NONE = {'(', 'n', 'o', 'n', 'e', ')'};
    private static final byte[] REDACTORS = {' ', 'r', 'e', 'd', 'a', 'c', 't', 'o', 'r', 's', '='};

    private final NameTable names;
    private final byte[] bytes;
    private final boolean execve;
    private final boolean auoms;
    private final boolean avc;
    private final boolean login;
    private final AuditFields fields;
    private final NameTable.@Nullable Name[] guesses;
    /** The place of the next field. */
    private int place;
    /** Whether the word "old" stands before the next field. */
    private boolean old;

    FieldSplitter(NameTable names, byte[] bytes, RecordType type, AuditFields fields) {
        this.names = names;
        this.bytes = bytes;
        this.execve = type.role() == RecordType.Role.EXECVE;
        this.auoms = type.role() == RecordType.Role.PREASSEMBLED;
        this.avc = type.name().endsWith("AVC");
        this.login = type.role() == RecordType.Role.LOGIN;
        this.fields = fields;
        this.guesses = type.role() == RecordType.Role.EXECVE ? NO_GUESSES : names.sequence(type);
    }

    void split(int from, int to) {
        split(from, to, false);
    }

    private void split(int from, int to, boolean inMessage) {
        int at = from;
        while (at < to) {
            int separator = separatorLength(at, to);
            if (separator > 0) {
                at += separator;
            } else if (bytes[at] == ' ' || bytes[at] == '(' || bytes[at] == '\'') {
                at++;
            } else {
                at = field(at, to, inMessage);
            }
        }
    }

    /** Length of what stands for 0x1d here, before the interpretations; 0 where there is none. */
    private int separatorLength(int at, int to) {
        byte b = bytes[at];
        if (b == GROUP_SEPARATOR) {
            return 1;
        }
        if (b == '\\' && RecordHead.at(bytes, at, to, SEPARATOR_JSON)) {
            return SEPARATOR_JSON.length;
        }
        return b == '#' && RecordHead.at(bytes, at, to, SEPARATOR_OCTAL) ? SEPARATOR_OCTAL.length : 0;
    }

    private int field(int from, int to, boolean inMessage) {
        NameTable.Name guess = place < guesses.length ? guesses[place] : null;
        int guessed = guess == null ? to : from + guess.spelling().length;
        if (guess != null && guessed < to && bytes[guessed] == '=' && !old
                && RecordHead.at(bytes, from, to, guess.spelling())) {
            place++;
            return value(guess, guessed, to, inMessage);
        }
        int at = from;
        while (at < to && bytes[at] != '=' && bytes[at] != ' ' && bytes[at] != GROUP_SEPARATOR) {
            at++;
        }
        if (at >= to || bytes[at] != '=') {
            return word(from, at, to);
        }
        if (at == from) {
            return at + 1;
        }
        NameTable.Name name = old ? oldName(from, at) : names.of(bytes, from, at);
        if (place < guesses.length && !old) {
            guesses[place++] = name;
        }
        old = false;
        return value(name, at, to, inMessage);
    }

    /** Reads the value behind the equals sign at {@code equals}. */
    private int value(NameTable.Name name, int equals, int to, boolean inMessage) {
        int value = equals + 1;
        if (value >= to) {
            fields.add(name, to, to, AuditFields.PLAIN);
            return to;
        }
        return switch (bytes[value]) {
            case '"' -> quoted(name, value, to);
            case '\'' -> inMessage ? bare(name, value, to, true) : message(name, value, to);
            case '{' -> braces(name, value, to);
            case '[' -> auoms ? array(name, value, to) : bare(name, value, to, inMessage);
            default -> bare(name, value, to, inMessage);
        };
    }

    /** {@code old auid=…} of kernels before 3.13 is {@code old-auid=…} of later ones; {@code new auid} is {@code auid}. */
    private NameTable.Name oldName(int from, int to) {
        byte[] spelling = new byte[OLD.length + 1 + to - from];
        System.arraycopy(OLD, 0, spelling, 0, OLD.length);
        spelling[OLD.length] = '-';
        System.arraycopy(bytes, from, spelling, OLD.length + 1, to - from);
        return names.of(spelling, 0, spelling.length);
    }

    /** A word that is no pair: only "old" and those of an access decision say something. */
    private int word(int from, int end, int to) {
        if (login && end - from == OLD.length && RecordHead.at(bytes, from, to, OLD)) {
            old = true;
            return end;
        }
        if (avc && bytes[from] == '{') {
            int close = org.hopline.engine.parse.ByteScan.find(bytes, from, to, (byte) '}');
            if (close > 0) {
                int first = RecordHead.skipSpaces(bytes, from + 1, close);
                int last = close;
                while (last > first && bytes[last - 1] == ' ') {
                    last--;
                }
                fields.add(names.of(SEPERMS, 0, SEPERMS.length), first, last, AuditFields.PLAIN);
                return close + 1;
            }
        } else if (avc && (end - from == 6 && bytes[from] == 'd' || end - from == 7 && bytes[from] == 'g')) {
            fields.add(names.of(SERESULT, 0, SERESULT.length), from, end, AuditFields.PLAIN);
        }
        return Math.max(end, from + 1);
    }

    private int quoted(NameTable.Name name, int from, int to) {
        int close;
        if (auoms && isCommandLine(name)) {
            close = lastIndexOf(REDACTORS, from, to) - 1;
            close = close <= from ? to - 1 : close;
        } else {
            close = org.hopline.engine.parse.ByteScan.find(bytes, from + 1, to, (byte) '"');
            close = close < 0 ? to : close;
        }
        fields.add(name, from + 1, Math.max(from + 1, close), AuditFields.PLAIN);
        return Math.min(to, close + 1);
    }

    private static boolean isCommandLine(NameTable.Name name) {
        return name.role() == NameTable.Role.COMMAND_LINE || name.role() == NameTable.Role.TITLE;
    }

    /** The pairs of a user-space program. Its text may hold a quote, so the last one before interpretations ends it. */
    private int message(NameTable.Name name, int from, int to) {
        int close = -1;
        for (int i = to - 1; i > from; i--) {
            if (bytes[i] == '\'' && (i + 1 == to || separatorLength(i + 1, to) > 0 || isInterpretation(i + 1, to))) {
                close = i;
                break;
            }
        }
        int end = close < 0 ? to : close;
        fields.add(name, from + 1, end, AuditFields.PLAIN);
        split(from + 1, end, true);
        return Math.min(to, end + 1);
    }

    private boolean isInterpretation(int from, int to) {
        int at = RecordHead.skipSpaces(bytes, from, to);
        return at == to || at > from && bytes[at] >= 'A' && bytes[at] <= 'Z';
    }

    private int braces(NameTable.Name name, int from, int to) {
        int close = to - 1;
        while (close > from && bytes[close] != '}') {
            close--;
        }
        int end = close > from ? close + 1 : to;
        fields.add(name, from, end, AuditFields.PLAIN);
        return end;
    }

    private int array(NameTable.Name name, int from, int to) {
        int end = from;
        while (end < to && !(bytes[end] == ']' && (end + 1 == to || bytes[end + 1] == ' '))) {
            end++;
        }
        end = Math.min(to, end + 1);
        fields.add(name, from, end, AuditFields.PLAIN);
        return end;
    }

    private int bare(NameTable.Name name, int from, int to, boolean inMessage) {
        int end;
        if (auoms && isCommandLine(name)) {
            end = lastIndexOf(REDACTORS, from, to);
            end = end < 0 ? to : end;
        } else {
            end = from;
            while (end < to && bytes[end] != ' ' && bytes[end] != GROUP_SEPARATOR && (bytes[end] != '\\'
                    && bytes[end] != '#' || separatorLength(end, to) == 0)) {
                end++;
            }
        }
        if (name.role() == NameTable.Role.OPERATION) {
            end = operationEnd(end, to);
        }
        int last = end;
        while (inMessage && last > from && (bytes[last - 1] == ',' || bytes[last - 1] == ')' && bytes[from] != '(')) {
            last--;
        }
        addBare(name, from, last);
        return end;
    }

    /** shadow-utils write {@code op=adding user to group acct=…}: the words up to the next pair belong together. */
    private int operationEnd(int from, int to) {
        int end = from;
        int at = from;
        while (at < to && bytes[at] == ' ') {
            int word = at + 1;
            int next = word;
            while (next < to && bytes[next] != ' ' && bytes[next] != '=' && bytes[next] != GROUP_SEPARATOR) {
                next++;
            }
            if (next == word || next < to && bytes[next] != ' ') {
                return end;
            }
            end = next;
            at = next;
        }
        return end;
    }

    private void addBare(NameTable.Name name, int from, int to) {
        int length = to - from;
        if (length == 1 && bytes[from] == '?' || length == 6 && bytes[from] == '('
                && (RecordHead.at(bytes, from, to, NULL) || RecordHead.at(bytes, from, to, NONE))) {
            fields.add(name, from, to, AuditFields.NULL);
        } else if (!(name.escaped() || name.upper() || execve && name.argument()) || !isHex(from, to)) {
            fields.add(name, from, to, AuditFields.PLAIN);
        } else if (name.role() == NameTable.Role.KEY) {
            keys(name, from, to);
        } else {
            fields.add(name, from, to,
                    name.role() == NameTable.Role.TITLE ? AuditFields.HEX_ARGUMENTS : AuditFields.HEX);
        }
    }

    /** Several keys of one rule are joined by 0x01. */
    private void keys(NameTable.Name name, int from, int to) {
        int start = from;
        for (int i = from; i <= to; i += 2) {
            if (i == to || bytes[i] == '0' && bytes[i + 1] == '1') {
                fields.add(name, start, i, AuditFields.HEX);
                start = i + 2;
            }
        }
    }

    private boolean isHex(int from, int to) {
        if (from == to || (to - from) % 2 != 0) {
            return false;
        }
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if ((b < '0' || b > '9') && (b < 'A' || b > 'F')) {
                return false;
            }
        }
        return true;
    }

    private int lastIndexOf(byte[] wanted, int from, int to) {
        for (int i = to - wanted.length; i >= from; i--) {
            if (RecordHead.at(bytes, i, to, wanted)) {
                return i;
            }
        }
        return -1;
    }
}
