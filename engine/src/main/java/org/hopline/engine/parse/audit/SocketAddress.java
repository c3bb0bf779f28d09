package org.hopline.engine.parse.audit;

import org.hopline.engine.event.Endpoint;
import org.hopline.engine.event.Slice;
import org.jspecify.annotations.Nullable;

/**
 * A {@code saddr}: hex of a {@code struct sockaddr}. The family is in the kernel's own byte order, ports and addresses
 * in the network's.
 *
 * @param family {@code inet}, {@code inet6}, {@code local}, or the number
 * @param endpoint of inet and inet6; null otherwise
 * @param path of local (an abstract one begins with {@code @}); null otherwise
 */
record SocketAddress(String family, @Nullable Endpoint endpoint, @Nullable String path) {

    private static final int UNIX = 1;
    private static final int INET = 2;
    private static final int INET6 = 10;

    /** Reads the hex digits; null where they are none, or too few. */
    static @Nullable SocketAddress of(Slice hex) {
        byte[] bytes = bytes(hex);
        if (bytes == null || bytes.length < 2) {
            return null;
        }
        // Families are below 256: the byte that is not zero tells the order.
        int family = bytes[0] != 0 ? bytes[0] & 0xff : bytes[1] & 0xff;
        return switch (family) {
            case INET -> bytes.length < 8 ? null : inet(bytes);
            case INET6 -> bytes.length < 24 ? null : inet6(bytes);
            case UNIX -> new SocketAddress("local", null, path(bytes));
            default -> new SocketAddress(Integer.toString(family), null, null);
        };
    }

    private static SocketAddress inet(byte[] b) {
        String address = (b[4] & 0xff) + "." + (b[5] & 0xff) + "." + (b[6] & 0xff) + "." + (b[7] & 0xff);
        return new SocketAddress("inet", Endpoint.of(address, port(b)), null);
    }

    private static SocketAddress inet6(byte[] b) {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (b[8 + 2 * i] & 0xff) << 8 | b[9 + 2 * i] & 0xff;
        }
        boolean mapped = groups[5] == 0xffff;
        for (int i = 0; i < 5; i++) {
            mapped &= groups[i] == 0;
        }
        String address = mapped
                ? (groups[6] >> 8) + "." + (groups[6] & 0xff) + "." + (groups[7] >> 8) + "." + (groups[7] & 0xff)
                : spell(groups);
        return new SocketAddress("inet6", Endpoint.of(address, port(b)), null);
    }

    /** RFC 5952: the longest run of two or more zero groups is shortened, the first of equals. */
    private static String spell(int[] groups) {
        int best = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; i++) {
            int length = 0;
            while (i + length < 8 && groups[i + length] == 0) {
                length++;
            }
            if (length > bestLength) {
                best = i;
                bestLength = length;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == best) {
                text.append("::");
                i += bestLength - 1;
                continue;
            }
            if (text.length() > 0 && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }

    private static int port(byte[] b) {
        return (b[2] & 0xff) << 8 | b[3] & 0xff;
    }

    private static @Nullable String path(byte[] bytes) {
        int from = 2;
        boolean isAbstract = bytes.length > 3 && bytes[2] == 0 && bytes[3] != 0;
        if (isAbstract) {
            from = 3;
        }
        int to = from;
        while (to < bytes.length && bytes[to] != 0) {
            to++;
        }
        String text = Slice.of(bytes, from, to - from).text();
        return to == from ? null : isAbstract ? "@" + text : text;
    }

    private static byte @Nullable [] bytes(Slice hex) {
        if (hex.length() % 2 != 0) {
            return null;
        }
        byte[] bytes = new byte[hex.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = Character.digit(hex.at(2 * i), 16);
            int low = Character.digit(hex.at(2 * i + 1), 16);
            if (high < 0 || low < 0) {
                return null;
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return bytes;
    }
}
