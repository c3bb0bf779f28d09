package org.hopline.engine.parse.audit;

import org.jspecify.annotations.Nullable;

/**
 * Names of system calls by architecture and number, and what each is to us. Architectures as {@code linux/audit.h}
 * numbers them; of others the name is unknown.
 */
final class Syscalls {

    /** What a system call means for assembled events. */
    enum Class {
        EXEC, CLONE, EXIT, CONNECT, ACCEPT, BIND, SOCKETCALL, OPEN, CREATE, DELETE, RENAME, ATTRIBUTES, MODIFY, OTHER
    }

    private static final long ARCH_X86_64 = 0xc000003eL;
    private static final long ARCH_I386 = 0x40000003L;
    private static final long ARCH_AARCH64 = 0xc00000b7L;
    private static final long ARCH_RISCV64 = 0xc00000f3L;

    private static final @Nullable String[] X86_64 = table(SyscallsX8664.NAMES);
    private static final @Nullable String[] I386 = table(SyscallsI386.NAMES);
    private static final @Nullable String[] GENERIC = table(SyscallsGeneric.NAMES);

    private Syscalls() {}

    /** The name of a system call, or null where architecture or number are not in the tables. */
    static @Nullable String name(long arch, long number) {
        @Nullable
        String[] table = arch == ARCH_X86_64
                ? X86_64
                : arch == ARCH_I386 ? I386 : arch == ARCH_AARCH64 || arch == ARCH_RISCV64 ? GENERIC : null;
        // The x32 ABI sets bit 30 of the number.
        long index = arch == ARCH_X86_64 ? number & ~0x40000000L : number;
        return table == null || index < 0 || index >= table.length ? null : table[(int) index];
    }

    /** The name of an architecture as audit interprets it, or null. */
    static @Nullable String architecture(long arch) {
        return arch == ARCH_X86_64
                ? "x86_64"
                : arch == ARCH_I386
                        ? "i386"
                        : arch == ARCH_AARCH64 ? "aarch64" : arch == ARCH_RISCV64 ? "riscv64" : null;
    }

    /** What a system call of this name means. */
    static Class classOf(@Nullable String name) {
        if (name == null) {
            return Class.OTHER;
        }
        return switch (name) {
            case "execve", "execveat" -> Class.EXEC;
            case "clone", "clone3", "fork", "vfork" -> Class.CLONE;
            case "exit_group" -> Class.EXIT;
            case "connect" -> Class.CONNECT;
            case "accept", "accept4" -> Class.ACCEPT;
            case "bind" -> Class.BIND;
            case "socketcall" -> Class.SOCKETCALL;
            case "open", "openat", "openat2", "open_by_handle_at" -> Class.OPEN;
            case "creat", "mkdir", "mkdirat", "mknod", "mknodat", "link", "linkat", "symlink", "symlinkat" ->
                Class.CREATE;
            case "unlink", "unlinkat", "rmdir" -> Class.DELETE;
            case "rename", "renameat", "renameat2" -> Class.RENAME;
            case "chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "lchown", "fchown", "fchownat", "chown32",
                    "lchown32", "fchown32", "setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr",
                    "fremovexattr", "utime", "utimes", "utimensat", "futimesat" ->
                Class.ATTRIBUTES;
            case "truncate", "ftruncate", "truncate64", "ftruncate64" -> Class.MODIFY;
            default -> Class.OTHER;
        };
    }

    private static @Nullable String[] table(String names) {
        @Nullable
        String[] table = new @Nullable String[512];
        int number = 0;
        for (String word : names.strip().split("\\s+")) {
            if (word.endsWith(":")) {
                number = Integer.parseInt(word.substring(0, word.length() - 1));
            } else {
                table[number++] = word.intern();
            }
        }
        return table;
    }
}
