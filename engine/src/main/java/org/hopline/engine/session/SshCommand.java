package org.hopline.engine.session;

import java.util.ArrayList;
import java.util.List;
import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What the command line of an SSH client says about where it goes. Options are those of {@code ssh(1)}, {@code scp(1)}
 * and {@code sftp(1)}; names are as typed, so an alias of {@code ssh_config} stays an alias.
 *
 * @param target host and port as typed; without a port where none is named
 * @param user as typed; null where none is named
 */
record SshCommand(Endpoint target, @Nullable UserId user) {

    private static final String SSH_WITH_VALUE = "BbcDEeFIiJLlmOoPpQRSWw";
    private static final String SCP_WITH_VALUE = "cDFiJloPSX";
    private static final String SFTP_WITH_VALUE = "BbcDFiJloPRSsX";
    private static final String RSYNC_WITH_VALUE = "efTBM";

    /** Whether a program, given by path or name, is an SSH client. */
    static boolean isClient(@Nullable String program) {
        return program != null && switch (basename(program)) {
            case "ssh", "scp", "sftp", "slogin", "rsync", "autossh" -> true;
            default -> false;
        };
    }

    /** The name behind the last slash. */
    static String basename(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Reads a command line as logged: arguments parted by blanks. */
    static @Nullable SshCommand read(String commandLine) {
        List<String> arguments = new ArrayList<>();
        for (String each : commandLine.split(" ", -1)) {
            if (!each.isEmpty()) {
                arguments.add(each);
            }
        }
        return read(arguments);
    }

    /** Reads argv; null where it is no SSH client's or names no target. */
    static @Nullable SshCommand read(List<String> arguments) {
        if (arguments.isEmpty() || !isClient(arguments.getFirst())) {
            return null;
        }
        return switch (basename(arguments.getFirst())) {
            case "ssh", "slogin" -> ssh(arguments, SSH_WITH_VALUE);
            case "autossh" -> ssh(arguments, SSH_WITH_VALUE + 'M');
            case "rsync" -> copy(arguments, RSYNC_WITH_VALUE, false);
            case "sftp" -> copy(arguments, SFTP_WITH_VALUE, true);
            default -> copy(arguments, SCP_WITH_VALUE, false);
        };
    }

    private static @Nullable SshCommand ssh(List<String> arguments, String withValue) {
        String login = null;
        int port = Endpoint.NO_PORT;
        for (int i = 1; i < arguments.size(); i++) {
            String each = arguments.get(i);
            if (!each.startsWith("-") || each.length() == 1) {
                return destination(each, login, port);
            }
            int at = valueAt(each, withValue);
            if (at >= 0) {
                String value = at + 1 < each.length()
                        ? each.substring(at + 1)
                        : i + 1 < arguments.size()
                                ? arguments.get(++i)
                                : "";
                switch (each.charAt(at)) {
                    case 'l' -> login = value;
                    case 'p' -> port = port(value);
                    default -> {
                        // the other values say nothing of where it goes
                    }
                }
            }
        }
        return null;
    }

    private static @Nullable SshCommand copy(List<String> arguments, String withValue, boolean plainHost) {
        int port = Endpoint.NO_PORT;
        for (int i = 1; i < arguments.size(); i++) {
            String each = arguments.get(i);
            if (each.startsWith("--")) {
                continue;
            }
            if (each.startsWith("-") && each.length() > 1) {
                int at = valueAt(each, withValue);
                if (at >= 0) {
                    String value = at + 1 < each.length()
                            ? each.substring(at + 1)
                            : i + 1 < arguments.size()
                                    ? arguments.get(++i)
                                    : "";
                    port = each.charAt(at) == 'P' ? port(value) : port;
                }
                continue;
            }
            boolean url = each.startsWith("scp://") || each.startsWith("sftp://");
            int colon = each.indexOf(':');
            int slash = each.indexOf('/');
            if (url) {
                return destination(each, null, port);
            }
            boolean bracket = each.indexOf('[') >= 0 && each.indexOf(']') > colon;
            // host::module is a daemon of rsync's own, not a shell
            if (colon > 0 && (slash < 0 || colon < slash) && (bracket || !each.startsWith("::", colon))) {
                int end = bracket ? each.indexOf(']') + 1 : colon;
                return destination(each.substring(0, end), null, port);
            }
            if (plainHost) {
                return destination(each, null, port);
            }
        }
        return null;
    }

    /** Index of the option letter that takes a value in a cluster such as {@code -vNp}; -1: none. */
    private static int valueAt(String cluster, String withValue) {
        for (int i = 1; i < cluster.length(); i++) {
            if (withValue.indexOf(cluster.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** {@code [ssh://][user@]host[:port]}; a user may hold {@code @} itself. */
    private static @Nullable SshCommand destination(String typed, @Nullable String login, int port) {
        String text = typed;
        int scheme = text.indexOf("://");
        boolean url = scheme > 0;
        if (url) {
            text = text.substring(scheme + 3);
            int slash = text.indexOf('/');
            text = slash >= 0 ? text.substring(0, slash) : text;
        }
        int at = text.lastIndexOf('@');
        String user = at > 0 ? text.substring(0, at) : login;
        String host = text.substring(at + 1);
        if (url) {
            int colon = host.lastIndexOf(':');
            if (colon > 0 && host.indexOf(']') < colon && host.indexOf(':') == colon) {
                port = port(host.substring(colon + 1));
                host = host.substring(0, colon);
            }
        }
        if (host.startsWith("[") && host.endsWith("]") && host.length() > 2) {
            host = host.substring(1, host.length() - 1);
        }
        return host.isEmpty()
                ? null
                : new SshCommand(Endpoint.of(host, port), user == null || user.isEmpty() ? null : new UserId(user));
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            return port > 0 && port <= 65535 ? port : Endpoint.NO_PORT;
        } catch (NumberFormatException notANumber) {
            return Endpoint.NO_PORT;
        }
    }
}
