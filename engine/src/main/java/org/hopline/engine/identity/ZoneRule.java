package org.hopline.engine.identity;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * {@code --tz [HOST|GLOB=]ZONE}: the zone of zoneless records of a host, or of a source whose path fits.
 *
 * @param pattern fits a host's name, a source's path, or its last part; null for every source
 * @param zone an IANA zone or a fixed offset
 */
public record ZoneRule(@Nullable Glob pattern, ZoneId zone) {

    /**
     * Reads the option's argument.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static ZoneRule parse(String argument) {
        int equals = argument.lastIndexOf('=');
        String zone = argument.substring(equals + 1).strip();
        try {
            return new ZoneRule(equals < 0 ? null : new Glob(argument.substring(0, equals)), ZoneId.of(zone));
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "--tz " + argument + ": no zone is called '" + zone + "'; write a name such as Europe/Berlin or an"
                            + " offset such as +02:00",
                    unknown);
        }
    }
}
