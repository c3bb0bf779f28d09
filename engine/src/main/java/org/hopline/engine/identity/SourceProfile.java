package org.hopline.engine.identity;

import org.hopline.engine.event.Event;
import org.hopline.engine.event.HostId;
import org.hopline.engine.event.SourceId;
import org.jspecify.annotations.Nullable;

/** What was observed of one source while reading it, as far as hosts, zones and years are concerned. Bounded. */
public final class SourceProfile {

    /** Most hosts remembered per source; beyond, hosts are settled by the source's rule alone. */
    static final int MOST_HOSTS = 10_000;

    private final SourceId source;
    private final String folder;
    private final @Nullable HostId containerHost;
    private final long modified;

    /**
     * Nothing observed yet.
     *
     * @param source the log
     * @param folder path of the folder it lies in, archive included: files of one folder are of one host unless they
     *     say otherwise
     * @param containerHost the host its container (an archive, a collection) is of; null where none is known
     * @param modified the file's modification time, nanoseconds since the epoch; {@link Long#MIN_VALUE} unknown
     */
    public SourceProfile(SourceId source, String folder, @Nullable HostId containerHost, long modified) {
        this.source = source;
        this.folder = folder;
        this.containerHost = containerHost;
        this.modified = modified;
    }

    /** The log. */
    public SourceId source() {
        return source;
    }

    /** Takes note of an event, of either view. Call it for every event in the source's order. */
    public void observe(Event event) {}
}
