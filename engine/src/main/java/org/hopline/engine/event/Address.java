package org.hopline.engine.event;

/**
 * A network address or name as a log states it, in one spelling: IPv4-mapped IPv6 is written as IPv4, letters are
 * lower case, an IPv6 scope ({@code %eth0}) is cut. Servers with {@code UseDNS yes} log names here.
 *
 * @param text never empty
 */
public record Address(String text) implements Comparable<Address> {

    /** Fails on an empty text. */
    public Address {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("an empty address");
        }
    }

    /** The address in its one spelling. */
    public static Address of(String logged) {
        boolean plain = true;
        for (int i = 0; i < logged.length() && plain; i++) {
            char c = logged.charAt(i);
            plain = c == '.' || (c >= '0' && c <= '9');
        }
        if (plain) {
            return new Address(logged);
        }
        String text = logged.toLowerCase(java.util.Locale.ROOT);
        int scope = text.indexOf('%');
        if (scope > 0) {
            text = text.substring(0, scope);
        }
        return new Address(text.startsWith("::ffff:") && text.indexOf('.') > 0 ? text.substring(7) : text);
    }

    /** Whether this is a loopback address or {@code localhost}. */
    public boolean isLoopback() {
        return text.startsWith("127.") || text.equals("::1") || text.equals("localhost");
    }

    @Override
    public int compareTo(Address other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
