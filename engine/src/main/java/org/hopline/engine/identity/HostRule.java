package org.hopline.engine.identity;

import org.hopline.engine.event.HostId;

/**
 * {@code --host [GLOB=]NAME}: the host of sources whose path, or last part of it, fits the pattern, and which name none.
 *
 * @param pattern a {@link Glob}; {@code *} when not given
 * @param host the name
 */
public record HostRule(Glob pattern, HostId host) {

    /**
     * Reads the option's argument.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static HostRule parse(String argument) {
        int equals = argument.lastIndexOf('=');
        String name = argument.substring(equals + 1).strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("--host " + argument + " names no host; write [GLOB=]NAME");
        }
        return new HostRule(new Glob(equals < 0 ? "*" : argument.substring(0, equals)), new HostId(name));
    }
}
