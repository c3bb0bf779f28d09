package org.hopline.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A point in time as users write it on a command line. */
final class Moment {

    private Moment() {}

    /**
     * Nanoseconds since the epoch of {@code 2026-11-22}, {@code 2026-11-22T02:51}, {@code 2026-11-22 02:51:04Z},
     * {@code 2026-11-22T02:51:04+01:00}; UTC where no offset stands.
     *
     * @throws IllegalArgumentException with a sentence
     */
    static long parse(String option, String text) {
        Instant instant;
        try {
            String iso = text.strip().replace(' ', 'T');
            if (iso.indexOf('T') < 0) {
                instant = LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant();
            } else if (iso.endsWith("Z") || iso.lastIndexOf('+') > 0 || iso.lastIndexOf('-') > iso.indexOf('T')) {
                instant = OffsetDateTime.parse(iso).toInstant();
            } else {
                instant = LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            }
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(option + " " + text
                    + " is no time; write 2026-11-22, 2026-11-22T02:51:04 (UTC) or 2026-11-22T02:51:04+01:00.", e);
        }
    }
}
