package org.hopline.engine.parse.audit;

import java.util.ArrayList;
import java.util.List;
import org.hopline.engine.event.FieldName;
import org.hopline.engine.event.Form;
import org.hopline.engine.event.Kind.FileAction;
import org.jspecify.annotations.Nullable;

/**
 * Which file a system call touched, and how. PATH records say by {@code nametype} what became of each name; a relative
 * name is completed from CWD, or from the PARENT record where the call was given a directory of its own, and stays as it
 * is where neither says.
 */
final class FilePaths {

    private static final FieldName NAME = FieldName.of("name");
    private static final FieldName NAMETYPE = FieldName.of("nametype");
    private static final FieldName OBJTYPE = FieldName.of("objtype");
    private static final FieldName SYSCALL = FieldName.of("syscall");
    private static final FieldName A0 = FieldName.of("a0");
    private static final FieldName A1 = FieldName.of("a1");
    private static final FieldName A2 = FieldName.of("a2");

    private static final long O_ACCMODE = 3;
    private static final long O_CREAT = 0x40;
    private static final long O_TRUNC = 0x200;
    private static final long AT_FDCWD = -100;

    private FilePaths() {}

    /** A file and what was done to it. */
    record Touched(FileAction action, String path) {}

    private record Item(String name, String type) {}

    /** The file, or null where the records name none (a call by descriptor). */
    static @Nullable Touched touched(Pending event, AuditFields syscall, @Nullable String cwd) {
        List<Item> items = items(event);
        String call = syscall.get(SYSCALL).text(Form.INTERPRETED);
        Item item = switch (event.call) {
            case DELETE -> last(items, "DELETE");
            case RENAME, CREATE -> last(items, "CREATE");
            case OPEN, ATTRIBUTES, MODIFY -> {
                Item created = last(items, "CREATE");
                yield created != null ? created : last(items, "NORMAL");
            }
            default -> null;
        };
        if (item == null) {
            // A call that failed has no name type, and old kernels have none at all: the last name that is no parent.
            item = lastButParent(items);
        }
        if (item == null) {
            return null;
        }
        FileAction action = switch (event.call) {
            case OPEN -> opened(call, syscall, item);
            case CREATE -> FileAction.CREATED;
            case DELETE -> FileAction.DELETED;
            case RENAME -> FileAction.RENAMED;
            case ATTRIBUTES -> FileAction.ATTRIBUTES_CHANGED;
            case MODIFY -> FileAction.MODIFIED;
            default -> FileAction.UNKNOWN;
        };
        return new Touched(action, complete(item.name, items, ownDirectory(call, syscall), cwd));
    }

    /** The program that an execve was asked to run: its first PATH. */
    static @Nullable String called(Pending event, @Nullable String cwd) {
        List<Item> items = items(event);
        return items.isEmpty() ? null : complete(items.getFirst().name, items, false, cwd);
    }

    private static List<Item> items(Pending event) {
        List<Item> items = new ArrayList<>(event.parts.size());
        for (Pending.Part part : event.parts) {
            AuditFields fields = part.fields();
            if (fields.type().role() == RecordType.Role.PATH) {
                String name = Caller.text(fields.get(NAME));
                String type = Caller.text(fields.get(NAMETYPE));
                type = type == null ? Caller.text(fields.get(OBJTYPE)) : type;
                if (name != null) {
                    items.add(new Item(name, type == null ? "" : type));
                }
            }
        }
        return items;
    }

    private static @Nullable Item last(List<Item> items, String type) {
        for (int i = items.size() - 1; i >= 0; i--) {
            if (items.get(i).type.equals(type)) {
                return items.get(i);
            }
        }
        return null;
    }

    private static @Nullable Item lastButParent(List<Item> items) {
        for (int i = items.size() - 1; i >= 0; i--) {
            if (!items.get(i).type.equals("PARENT")) {
                return items.get(i);
            }
        }
        return null;
    }

    private static FileAction opened(String call, AuditFields syscall, Item item) {
        if (item.type.equals("CREATE")) {
            return FileAction.CREATED;
        }
        // The flags of openat2 stand in memory, of which the record shows only the address.
        FieldName flagsField = call.equals("open") ? A1 : A2;
        long flags = call.equals("openat2") ? Numbers.NONE : Numbers.hex(syscall.get(flagsField).raw());
        if (flags == Numbers.NONE) {
            return FileAction.UNKNOWN;
        }
        if ((flags & O_ACCMODE) != 0 || (flags & O_TRUNC) != 0) {
            return FileAction.MODIFIED;
        }
        return (flags & O_CREAT) != 0 ? FileAction.UNKNOWN : FileAction.READ;
    }

    /** Whether the call was given a directory other than the working directory. */
    private static boolean ownDirectory(String call, AuditFields syscall) {
        boolean takesDirectory = call.endsWith("at") || call.equals("openat2") || call.equals("renameat2")
                || call.equals("fchmodat2");
        FieldName argument = call.equals("symlinkat")
                ? A1
                : call.startsWith("rename") || call.equals("linkat") ? A2 : A0;
        return takesDirectory && (int) Numbers.hex(syscall.get(argument).raw()) != AT_FDCWD;
    }

    private static String complete(String name, List<Item> items, boolean ownDirectory, @Nullable String cwd) {
        if (name.startsWith("/")) {
            return name;
        }
        String directory = cwd;
        if (ownDirectory) {
            Item parent = last(items, "PARENT");
            directory = parent != null && parent.name.startsWith("/") ? parent.name : null;
        }
        if (directory == null) {
            return name;
        }
        String rest = name.startsWith("./") ? name.substring(2) : name;
        return directory.endsWith("/") ? directory + rest : directory + "/" + rest;
    }
}
