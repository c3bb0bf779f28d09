package org.hopline.engine.parse.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hopline.engine.event.Form;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of an execve, from its EXECVE records. An argument too long for one record is split ({@code a2[0]},
 * {@code a2[1]} …), and the fragments stand in as many records as they need.
 */
final class Arguments {

    /** More arguments than this are cut: the kernel's own limit is far above what anyone reads. */
    static final int MOST = 65_536;

    private Arguments() {}

    /** argv in order, or an empty list where no EXECVE record holds an argument. A lost one is empty. */
    static List<String> of(Pending event) {
        List<@Nullable ByteArrayOutputStream> arguments = new ArrayList<>();
        for (Pending.Part part : event.parts) {
            if (part.fields().type().role() == RecordType.Role.EXECVE) {
                read(part.fields(), arguments);
            }
        }
        List<String> texts = new ArrayList<>(arguments.size());
        for (ByteArrayOutputStream argument : arguments) {
            texts.add(argument == null ? "" : argument.toString(StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static void read(AuditFields fields, List<@Nullable ByteArrayOutputStream> arguments) {
        for (int i = 0; i < fields.size(); i++) {
            int number = number(fields.name(i).text());
            if (number < 0) {
                continue;
            }
            while (arguments.size() <= number) {
                arguments.add(null);
            }
            ByteArrayOutputStream argument = arguments.get(number);
            if (argument == null) {
                argument = new ByteArrayOutputStream(32);
                arguments.set(number, argument);
            }
            argument.writeBytes(fields.value(i).slice(Form.DECODED).toBytes());
        }
    }

    /** The highest argument in a record, or -1. The last fragment of a split one has come only with its record. */
    static int highest(AuditFields fields) {
        int highest = -1;
        for (int i = 0; i < fields.size(); i++) {
            highest = Math.max(highest, number(fields.name(i).text()));
        }
        return highest;
    }

    /** The number in {@code a12} or {@code a12[3]}, else -1. */
    private static int number(String name) {
        if (name.length() < 2 || name.charAt(0) != 'a') {
            return -1;
        }
        int value = 0;
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '[' && i > 1) {
                return value;
            }
            if (c < '0' || c > '9' || value >= MOST) {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value < MOST ? value : -1;
    }
}
