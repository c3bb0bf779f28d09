package org.hopline.engine.detect;

import java.util.SortedSet;
import java.util.TreeSet;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.View;

/**
 * Which events an input is written for.
 *
 * @param name as its language says it: {@code Endpoint.Processes}, {@code product=linux service=sshd}
 * @param view record or assembled
 * @param families the log families that can feed it; empty for all
 * @param kinds the kinds of happening it covers; empty for all
 */
public record Scope(String name, View view, SortedSet<LogFamily> families, SortedSet<KindName> kinds) {

    /** Keeps its own copies. */
    public Scope {
        families = new TreeSet<>(families);
        kinds = new TreeSet<>(kinds);
    }

    /** The kinds that scopes route by. */
    public enum KindName {
        PROCESS_STARTED, PROCESS_ENDED, NETWORK_CONNECTION, FILE_CHANGED, AUTHENTICATION, SESSION, PRIVILEGE_CHANGE, ACCOUNT_CHANGE, OTHER
    }
}
