package org.hopline.engine.explain;

import org.hopline.engine.event.Address;

/** Which addresses belong to networks of one's own (RFC 1918, 6598, 3927, 4193, 4291). */
final class AddressRanges {

    private AddressRanges() {}

    /** Whether it is an address (no name) that is neither private, shared, link-local nor loopback. */
    static boolean isPublic(Address address) {
        String text = address.text();
        if (text.indexOf(':') >= 0) {
            return !(text.startsWith("fc") || text.startsWith("fd") || text.startsWith("fe8") || text.startsWith("fe9")
                    || text.startsWith("fea") || text.startsWith("feb") || text.equals("::1") || text.equals("::"));
        }
        int[] parts = parts(text);
        return parts.length == 4 && parts[0] != 10 && parts[0] != 127 && parts[0] != 0 && parts[0] < 224
                && !(parts[0] == 172 && parts[1] >= 16 && parts[1] < 32) && !(parts[0] == 192 && parts[1] == 168)
                && !(parts[0] == 169 && parts[1] == 254) && !(parts[0] == 100 && parts[1] >= 64 && parts[1] < 128);
    }

    private static int[] parts(String text) {
        String[] pieces = text.split("\\.", -1);
        int[] out = new int[pieces.length];
        for (int i = 0; i < pieces.length; i++) {
            if (pieces[i].isEmpty() || pieces[i].length() > 3
                    || !pieces[i].chars().allMatch(c -> c >= '0' && c <= '9')) {
                return new int[0];
            }
            out[i] = Integer.parseInt(pieces[i]);
        }
        return out;
    }
}
