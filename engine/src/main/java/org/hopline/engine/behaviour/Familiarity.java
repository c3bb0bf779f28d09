package org.hopline.engine.behaviour;

/**
 * How usual a logon was for its account, as known just before it.
 *
 * @param logons of the account before this one
 * @param days whole days between the account's first logon and this one
 * @param onHost of those logons, how many were on this host
 * @param fromSource of those logons, how many came from this client address
 * @param learning whether the history is shorter than 7 days or 20 logons: then nothing counts as unusual
 */
public record Familiarity(long logons, long days, long onHost, long fromSource, boolean learning) {

    /** Whether the account is known well, and this host is not one of its hosts. */
    public boolean newHost() {
        return !learning && onHost == 0;
    }

    /** Whether the account is known well, and never came from here. */
    public boolean newSource() {
        return !learning && fromSource == 0;
    }
}
