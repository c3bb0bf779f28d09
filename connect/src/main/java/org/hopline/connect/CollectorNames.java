package org.hopline.connect;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The host that an archive was collected from, where its name follows the habit of a known collector. A guess from any
 * other name would be an invention.
 */
final class CollectorNames {

    private CollectorNames() {}

    /** The host in an archive's file name, or null. */
    static @Nullable String host(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        // UAC: uac-HOST-OS-YYYYMMDDhhmmss.tar.gz
        if (lower.startsWith("uac-")) {
            int stamp = digitsBeforeSuffix(fileName, 14);
            int system = stamp < 0 ? -1 : fileName.lastIndexOf('-', stamp - 1);
            return system > 4 ? fileName.substring(4, system) : null;
        }
        // sosreport: sosreport-HOST[-LABEL]-YYYY-MM-DD-RANDOM.tar.xz
        if (lower.startsWith("sosreport-")) {
            int date = dashedDate(fileName);
            if (date < 0) {
                return null;
            }
            String middle = fileName.substring(10, date);
            // A label may follow, and a host may hold dashes: only the plain case is certain.
            return middle.indexOf('-') < 0 && !middle.isEmpty() ? middle : null;
        }
        // Velociraptor: Collection-HOST-YYYY-MM-DDThh_mm_ssZ.zip
        if (lower.startsWith("collection-")) {
            int date = dashedDate(fileName);
            return date > 11 ? fileName.substring(11, date) : null;
        }
        return null;
    }

    /** Index of the dash before {@code YYYY-MM-DD}, or -1. */
    private static int dashedDate(String name) {
        for (int at = 0; at + 11 <= name.length(); at++) {
            boolean fits = true;
            for (int i = 0; i < 11 && fits; i++) {
                char c = name.charAt(at + i);
                fits = i == 0 || i == 5 || i == 8 ? c == '-' : c >= '0' && c <= '9';
            }
            if (fits) {
                return at;
            }
        }
        return -1;
    }

    /** Index of the dash before so many digits and a dot, or -1. */
    private static int digitsBeforeSuffix(String name, int digits) {
        int dot = name.indexOf('.', Math.max(0, name.lastIndexOf('-')));
        if (dot < digits + 1 || name.charAt(dot - digits - 1) != '-') {
            return -1;
        }
        for (int i = dot - digits; i < dot; i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return -1;
            }
        }
        return dot - digits - 1;
    }
}
