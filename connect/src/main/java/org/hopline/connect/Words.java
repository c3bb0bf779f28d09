package org.hopline.connect;

import java.util.Locale;

/** Numbers as people read them. */
final class Words {

    private Words() {}

    /** Such as {@code 12 bytes}, {@code 3.4 MiB}. */
    static String bytes(long bytes) {
        if (bytes < 10_000) {
            return number(bytes) + (bytes == 1 ? " byte" : " bytes");
        }
        double value = bytes;
        String[] units = {"KiB", "MiB", "GiB", "TiB", "PiB"};
        int unit = -1;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
    }

    /** With separators of thousands. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Such as {@code 1 link}, {@code 4 links}. */
    static String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }
}
