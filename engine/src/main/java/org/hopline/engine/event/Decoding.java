package org.hopline.engine.event;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Turns encoded bytes of a value into the bytes they stand for. What is malformed stays as it is written. */
final class Decoding {

    private Decoding() {}

    static Slice decode(Slice raw, Value.Encoding encoding) {
        return switch (encoding) {
            case PLAIN -> raw;
            case XML -> raw.indexOf((byte) '&', 0) < 0 ? raw : xml(raw);
            case HEX -> hex(raw, false);
            case HEX_ARGUMENTS -> hex(raw, true);
            case JSON -> raw.indexOf((byte) '\\', 0) < 0 ? raw : json(raw);
            case SYSLOG_OCTAL -> raw.indexOf((byte) '#', 0) < 0 ? raw : octal(raw, '#');
            case VIS -> raw.indexOf((byte) '\\', 0) < 0 ? raw : octal(raw, '\\');
        };
    }

    private static Slice hex(Slice raw, boolean nulIsSpace) {
        if (raw.length() % 2 != 0) {
            return raw;
        }
        byte[] out = new byte[raw.length() / 2];
        for (int i = 0; i < out.length; i++) {
            int high = Character.digit(raw.at(2 * i), 16);
            int low = Character.digit(raw.at(2 * i + 1), 16);
            if (high < 0 || low < 0) {
                return raw;
            }
            int b = high << 4 | low;
            out[i] = (byte) (b == 0 && nulIsSpace ? ' ' : b);
        }
        int end = out.length;
        while (nulIsSpace && end > 0 && out[end - 1] == ' ') {
            end--;
        }
        return Slice.of(out, 0, end);
    }

    private static Slice octal(Slice raw, char mark) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            byte b = raw.at(i);
            int escaped = b == mark ? raw.octalAt(i + 1) : -1;
            if (escaped >= 0) {
                out.write(escaped);
                i += 3;
            } else if (b == mark && mark == '\\' && i + 1 < raw.length() && raw.at(i + 1) == '\\') {
                out.write('\\');
                i++;
            } else {
                out.write(b);
            }
        }
        return Slice.of(out.toByteArray());
    }

    private static Slice xml(Slice raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            byte b = raw.at(i);
            int end = b == '&' ? raw.indexOf((byte) ';', i) : -1;
            int codePoint = end > i + 1 && end - i <= 10 ? entity(raw.part(i + 1, end).text()) : -1;
            if (codePoint >= 0) {
                out.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
                i = end;
            } else {
                out.write(b);
            }
        }
        return Slice.of(out.toByteArray());
    }

    private static int entity(String name) {
        return switch (name) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> numeric(name);
        };
    }

    private static int numeric(String name) {
        if (!name.startsWith("#")) {
            return -1;
        }
        boolean hexadecimal = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
        try {
            int value = Integer.parseInt(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
            return Character.isValidCodePoint(value) ? value : -1;
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    private static Slice json(Slice raw) {
        StringBuilder out = new StringBuilder();
        String text = raw.text();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 >= text.length()) {
                out.append(c);
                continue;
            }
            char next = text.charAt(++i);
            switch (next) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'u' -> {
                    int unit = hex4(text, i + 1);
                    if (unit >= 0) {
                        out.append((char) unit);
                        i += 4;
                    } else {
                        out.append("\\u");
                    }
                }
                default -> out.append(next);
            }
        }
        return Slice.utf8(out.toString());
    }

    private static int hex4(String text, int from) {
        if (from + 4 > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
