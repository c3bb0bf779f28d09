package org.hopline.content.assets;

/** Whether a text is an IP address. Looked at only; nothing is ever resolved. */
final class Addresses {

    private Addresses() {}

    static boolean isAddress(String text) {
        return isV4(text) || isV6(text);
    }

    private static boolean isV4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (part.isEmpty() || part.length() > 3 || !digits(part) || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    private static boolean digits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isV6(String scoped) {
        int scope = scoped.indexOf('%');
        String text = scope > 0 ? scoped.substring(0, scope) : scoped;
        int gap = text.indexOf("::");
        if (text.indexOf(':') < 0 || (gap >= 0 && text.indexOf("::", gap + 1) >= 0)) {
            return false;
        }
        int groups = 0;
        String[] parts = (gap >= 0 ? text.substring(0, gap) + ":" + text.substring(gap + 2) : text).split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            if (i == parts.length - 1 && part.indexOf('.') >= 0) {
                if (!isV4(part)) {
                    return false;
                }
                groups += 2;
            } else if (part.isEmpty()) {
                if (gap < 0) {
                    return false;
                }
            } else {
                if (part.length() > 4 || !part.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
                    return false;
                }
                groups++;
            }
        }
        return gap >= 0 ? groups < 8 : groups == 8;
    }
}
