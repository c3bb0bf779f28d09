package org.hopline.engine.identity;

import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hopline.engine.event.HostId;

/** Whose the records are that name no host. */
final class HostSettling {

    private final SettleOptions options;
    private final Map<String, SortedSet<HostId>> byFolder = new TreeMap<>();

    /**
     * A source's host.
     *
     * @param host of records that name none
     * @param sentence for the ledger
     */
    record SettledHost(HostId host, String sentence) {}

    HostSettling(Collection<SourceProfile> profiles, SettleOptions options) {
        this.options = options;
        for (SourceProfile profile : profiles) {
            byFolder.computeIfAbsent(profile.folder(), folder -> new TreeSet<>()).addAll(profile.hosts().keySet());
        }
    }

    SettledHost settle(SourceProfile profile) {
        SettledHost unnamed = unnamed(profile);
        SortedSet<HostId> named = new TreeSet<>(profile.hosts().keySet());
        if (named.isEmpty()) {
            return unnamed;
        }
        String names = named.size() == 1
                ? "host " + named.first() + ", named by its records"
                : named.size() + " hosts, named by its records";
        return new SettledHost(unnamed.host(),
                profile.unnamed().isEmpty() ? names : names + "; records without one: " + unnamed.sentence());
    }

    private SettledHost unnamed(SourceProfile profile) {
        for (HostRule rule : options.hosts()) {
            if (rule.pattern().fitsPath(profile.source().path())) {
                return new SettledHost(rule.host(), "host " + rule.host() + ", given by --host");
            }
        }
        HostId container = profile.containerHost();
        if (container != null) {
            return new SettledHost(container, "host " + container + ", as its container is");
        }
        if (profile.hosts().size() == 1) {
            HostId own = profile.hosts().firstKey();
            return new SettledHost(own, "host " + own + ", the one that its other records name");
        }
        SortedSet<HostId> folder = byFolder.getOrDefault(profile.folder(), new TreeSet<>());
        if (profile.hosts().isEmpty() && folder.size() == 1) {
            return new SettledHost(folder.first(),
                    "host " + folder.first() + ", the one that the folder's other files name");
        }
        HostId unknown = unknown(profile.source().path());
        return new SettledHost(unknown, "host unknown: the records name none, and --host gives none");
    }

    static HostId unknown(String path) {
        return new HostId("unknown:" + path);
    }
}
